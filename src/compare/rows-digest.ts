import { createHash } from 'node:crypto';
import type { Lines } from '../core/inline.ts';
import { NEUTRAL } from '../core/language.ts';
import type { Header } from '../core/matrix.ts';
import type { Provenance, Value } from '../core/value.ts';
import type { CellDraft } from './cell.ts';

/** So many different cells of a column are called by number when they come again, */
const MOST_NUMBERED = 2_000;
const CHUNK = 1 << 13;

/** Digests rows as they are first walked. */
export interface RowsDigest {
  add(header: Header, drafts: readonly CellDraft[]): void;
  /** SHA-256, hexadecimal. */
  hex(): string;
}

/**
 * What very many rows say, told by one digest: rows that say the same have the same, whether their cells are the same
 * objects or not. Footnotes, shared marks and grades follow from the cells, so they need no telling. Each cell is a line:
 * what it says, or `#` and the number of a cell that said the same before.
 */
export function rowsDigest(): RowsDigest {
  const hash = createHash('sha256');
  const columns: ((draft: CellDraft) => string)[] = [];
  const places = new Map<Provenance, string>();
  let held = '';
  return {
    add({ id, lines, marks }, drafts) {
      held += `${id}\t${linesText(lines)}\t${marks.join(' ')}\n`;
      for (let index = 0; index < drafts.length; index += 1) {
        const line = columns[index] ?? columnLines(places);
        columns[index] = line;
        held += `${line(drafts[index] as CellDraft)}\n`;
      }
      if (held.length < CHUNK) return;
      hash.update(held, 'utf16le');
      held = '';
    },
    hex: () => hash.update(held, 'utf16le').digest('hex'),
  };
}

/** The lines of one column's cells. A column whose cells hardly come again is soon told without asking whether they do. */
function columnLines(places: Map<Provenance, string>): (draft: CellDraft) => string {
  const byDraft = new Map<CellDraft, string>();
  const byText = new Map<string, string>();
  let asked = 0;
  let hits = 0;
  return (draft) => {
    if (byText.size >= MOST_NUMBERED && hits < asked / 2) return draftText(draft, places);
    asked += 1;
    const same = byDraft.get(draft);
    const text = same === undefined ? draftText(draft, places) : '';
    const known = same ?? byText.get(text);
    if (known !== undefined) hits += 1;
    if (same !== undefined || (known === undefined && byText.size >= MOST_NUMBERED)) return same ?? text;
    const number = known ?? `#${byText.size}`;
    byText.set(text, number);
    byDraft.set(draft, number);
    return known ?? text;
  };
}

/** Parts between tabs. What follows from the value alone, such as how it sorts, is left out. */
function draftText({ cell, remarks, computed, grade }: CellDraft, places: Map<Provenance, string>): string {
  const { value, lines, number, sortKey, provenance, dated } = cell;
  const place = places.get(provenance) ?? JSON.stringify([provenance, dated]);
  places.set(provenance, place);
  const shows =
    number === undefined
      ? ''
      : `${number.power} ${number.decimals} ${counted(number.prefix)} ${counted(number.suffix)}`;
  const more = remarks.length === 0 ? '' : JSON.stringify(remarks);
  const sorts = isListed(value) ? JSON.stringify(sortKey) : '';
  const said = value.kind === 'text' && showsItself(value, lines) ? `=${lines[0]?.language ?? ''}` : linesText(lines);
  return `${valueText(value)}\t${said}\t${shows}\t${sorts}\t${place}\t${more}\t${computed}\t${grade ?? ''}`;
}

/** Whether its order comes from elsewhere. */
function isListed({ kind }: Value): boolean {
  return kind === 'set' || kind === 'choice' || kind === 'concepts';
}

/** Most values are one text, one address or one number. */
function valueText(value: Value): string {
  if (value.kind === 'text') return textText(value);
  if (value.kind === 'quantity') return quantityText(value);
  return value.kind === 'link' && value.label === undefined ? `link ${counted(value.url)}` : JSON.stringify(value);
}

function textText(value: Extract<Value, { kind: 'text' }>): string {
  const languages = Object.keys(value.text);
  const [language = ''] = languages;
  const inlines = value.text[language] ?? [];
  const [only] = inlines;
  if (languages.length !== 1 || inlines.length !== 1 || only?.kind !== 'text') return JSON.stringify(value);
  return `text ${language} ${counted(only.text)}`;
}

function quantityText(value: Extract<Value, { kind: 'quantity' }>): string {
  const [part] = value.parts;
  const { measure, label } = part;
  const more = value.parts.length > 1 || part.provenance !== undefined || part.note !== undefined;
  if (more || !('at' in measure)) return JSON.stringify(value);
  for (const _ in label) return JSON.stringify(value);
  const { digits, exp10 } = measure.at;
  return `number ${counted(value.unit)} ${counted(part.id)} ${part.role} ${measure.op} ${digits} ${exp10}`;
}

/** A text behind its length, so that whatever it holds ends where it ends. */
function counted(text: string): string {
  return `${text.length}:${text}`;
}

/** Whether lines are the only text of a value, in its own language. */
function showsItself({ text }: Extract<Value, { kind: 'text' }>, lines: Lines): boolean {
  const [line] = lines;
  const language = line?.language ?? NEUTRAL;
  return lines.length === 1 && Object.hasOwn(text, language) && text[language] === line?.inlines;
}

function linesText(lines: Lines): string {
  const [line] = lines;
  const [only] = line?.inlines ?? [];
  if (lines.length !== 1 || line?.inlines.length !== 1 || only?.kind !== 'text') return JSON.stringify(lines);
  return `${line.language ?? ''} ${counted(only.text)}`;
}
