import type { PackedDocument } from './packed-document.ts';
import { compareWritten, isAscii, Ref, textString } from './syntax.ts';

/** Entries of one leaf. */
const LEAF = 128;

/** Writes a name tree (ISO 32000-1, 7.9.6) from keys to values in PDF syntax; keys must be unique. */
export function nameTree(document: PackedDocument, entries: readonly (readonly [string, string])[]): Ref {
  // Strings of ASCII alone stand in the order in which they are written.
  const plain = entries.every(([key]) => isAscii(key));
  const sorted = [...entries].sort(plain ? ([a], [b]) => (a < b ? -1 : 1) : ([a], [b]) => compareWritten(a, b));
  return tree(
    document,
    'Names',
    sorted.map(([key, value]) => [textString(key), value]),
  );
}

/** Writes a number tree (7.9.7) whose keys are 0, 1, 2 … */
export function numberTree(document: PackedDocument, values: readonly string[]): Ref {
  return tree(
    document,
    'Nums',
    values.map((value, index) => [String(index), value]),
  );
}

function tree(document: PackedDocument, key: string, entries: readonly (readonly [string, string])[]): Ref {
  if (entries.length <= LEAF) return new Ref(document.pack(`<</${key}[${flat(entries)}]>>`));
  const kids: string[] = [];
  for (let from = 0; from < entries.length; from += LEAF) {
    const leaf = entries.slice(from, from + LEAF);
    const limits = `${leaf[0]?.[0]} ${leaf[leaf.length - 1]?.[0]}`;
    kids.push(String(new Ref(document.pack(`<</Limits[${limits}]/${key}[${flat(leaf)}]>>`))));
  }
  return new Ref(document.pack(`<</Kids[${kids.join(' ')}]>>`));
}

function flat(entries: readonly (readonly [string, string])[]): string {
  return entries.map(([key, value]) => `${key} ${value}`).join(' ');
}
