import { readPdf } from '../../src/pdf/read.ts';
import { contentStreams } from '../pdf/edit.ts';

/** Edits what one address shows by its marked content, found by blanking one after the other and reading back. */
export function editPdf(
  pdf: Uint8Array,
  addresses: readonly string[],
  change: (contents: readonly string[]) => readonly string[],
): Uint8Array {
  const [stream] = contentStreams(pdf);
  if (!stream) throw new Error('no content stream');
  const marked = stream.text.match(/<<\/MCID \d+>>BDC[\s\S]*?EMC/g) ?? [];
  const before = new Map(readPdf(pdf).map((cell) => [cell.address, cell.text]));
  const places = new Map<string, string>();
  for (const content of marked) {
    const after = readPdf(stream.replaced(stream.text.replace(content, blank(content))));
    const found = new Map(after.map((cell) => [cell.address, cell.text]));
    for (const address of addresses) if (found.get(address) !== before.get(address)) places.set(address, content);
  }
  const contents = addresses.map((address) => {
    const content = places.get(address);
    if (content === undefined) throw new Error(`nothing shows ${address}`);
    return content;
  });
  const changed = change(contents);
  const text = contents.reduce(
    (whole, content, index) => whole.replace(content, () => `${mcid(content)}${shown(changed[index] ?? '')}`),
    stream.text,
  );
  return stream.replaced(text);
}

/** The glyph codes that a marked content shows in one of its runs. */
export function glyphs(content: string, run = 0): readonly string[] {
  const runs = [...content.matchAll(/<([0-9A-F]+)>\s*Tj/g)];
  return (runs[run]?.[1] ?? '').match(/.{4}/g) ?? [];
}

export function withGlyphs(content: string, codes: readonly string[], run = 0): string {
  let at = -1;
  return content.replace(/<[0-9A-F]+>(\s*Tj)/g, (shown, after: string) => {
    at += 1;
    return at === run ? `<${codes.join('')}>${after}` : shown;
  });
}

function blank(content: string): string {
  return content.replace(/<[0-9A-F]+>\s*Tj/g, '<>Tj');
}

function mcid(content: string): string {
  return /^<<\/MCID \d+>>BDC/.exec(content)?.[0] ?? '';
}

function shown(content: string): string {
  return content.replace(/^<<\/MCID \d+>>BDC/, '');
}
