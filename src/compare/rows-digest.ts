import type { Lines } from '../core/inline.ts';
import { NEUTRAL } from '../core/language.ts';
import type { Header, NumberFormat } from '../core/matrix.ts';
import { CONFIDENCES, type Id, type Provenance, type Value } from '../core/value.ts';
import type { CellDraft } from './cell.ts';
import { RowBytes } from './row-bytes.ts';

/** So many different cells of a column are called by number when they come again. */
const MOST_NUMBERED = 2_000;
/** And so many words: languages, units, what stands around numbers. */
const MOST_WORDS = 10_000;

/** What begins a piece: most cells are one text, one number, one address or one that came before. */
const TAG = {
  before: 0,
  text: 1,
  number: 2,
  link: 3,
  date: 4,
  other: 5,
  itself: 6,
  lines: 7,
  none: 8,
  some: 9,
} as const;

/** Digests rows as they are first walked. */
export interface RowsDigest {
  add(header: Header, drafts: readonly CellDraft[]): void;
  /** SHA-256, hexadecimal. */
  hex(): string;
}

/**
 * What very many rows say, told by one digest: rows that say the same have the same, whether their cells are the same
 * objects or not. Footnotes, shared marks and grades follow from the cells, so they need no telling, nor do the lines of
 * numbers, which follow from how their columns are `written`. A cell that said the same before is told by its number.
 */
export function rowsDigest(written: unknown): RowsDigest {
  const out = new RowBytes();
  out.text(JSON.stringify(written));
  const columns: ((draft: CellDraft) => void)[] = [];
  const writer = new DraftWriter(out);
  return {
    add({ id, lines, marks }, drafts) {
      out.open();
      out.text(id);
      writer.lines(lines);
      writer.word(marks.length === 1 ? (marks[0] as Id) : marks.join(' '));
      for (let index = 0; index < drafts.length; index += 1) {
        const write = columns[index] ?? columnWriter(out, writer);
        columns[index] = write;
        write(drafts[index] as CellDraft);
      }
    },
    hex: () => out.hex(),
  };
}

/** Writes one column's cells. A column whose cells hardly come again is soon written without asking whether they do. */
function columnWriter(out: RowBytes, writer: DraftWriter): (draft: CellDraft) => void {
  const byDraft = new Map<CellDraft, number>();
  const byPiece = new Map<string, number>();
  let asked = 0;
  let hits = 0;
  const again = (number: number) => {
    hits += 1;
    out.tag(TAG.before);
    out.number(number);
  };
  return (draft) => {
    out.open();
    const full = byPiece.size >= MOST_NUMBERED;
    if (full && hits < asked / 2) {
      writer.draft(draft);
      return;
    }
    asked += 1;
    const same = byDraft.get(draft);
    if (same !== undefined) {
      again(same);
      return;
    }
    writer.draft(draft);
    const piece = out.piece();
    const known = byPiece.get(piece);
    const number = known ?? byPiece.size;
    if (known !== undefined) {
      out.takeBack();
      again(known);
    } else if (!full) byPiece.set(piece, number);
    if (byDraft.size < MOST_NUMBERED && byPiece.has(piece)) byDraft.set(draft, number);
  };
}

/** Writes what cells say. What follows from the value alone, such as how it sorts, is left out. */
class DraftWriter {
  readonly #out: RowBytes;
  /** Where cells come from, by number. */
  readonly #places = new Map<Provenance, string>();
  readonly #words = new Map<string, number>();

  constructor(out: RowBytes) {
    this.#out = out;
  }

  draft({ cell, remarks, computed, grade }: CellDraft): void {
    const { value, lines, number, sortKey, provenance, dated } = cell;
    this.#value(value);
    if (value.kind === 'text' && showsItself(value, lines)) {
      this.#out.tag(TAG.itself);
      this.word(lines[0]?.language ?? '');
    } else if (number === undefined && !isItsLines(value)) this.lines(lines);
    if (number === undefined) this.#out.tag(TAG.none);
    else this.#format(number);
    if (isListed(value)) this.#other(sortKey);
    this.#place(provenance, dated);
    if (remarks.length === 0) this.#out.tag(TAG.none);
    else this.#other(remarks);
    this.#out.tag(computed ? TAG.some : TAG.none);
    this.#out.tag(grade === undefined ? CONFIDENCES.length : CONFIDENCES.indexOf(grade));
  }

  lines(lines: Lines): void {
    const line = lines[0];
    const only = line?.inlines[0];
    if (lines.length !== 1 || line?.inlines.length !== 1 || only?.kind !== 'text') {
      this.#other(lines);
      return;
    }
    this.#out.tag(TAG.lines);
    this.word(line.language ?? '');
    this.#out.text(only.text);
  }

  #value(value: Value): void {
    if (value.kind === 'text') this.#text(value);
    else if (value.kind === 'quantity') this.#quantity(value);
    else if (value.kind === 'link' && value.label === undefined) {
      this.#out.tag(TAG.link);
      this.#out.text(value.url);
    } else if (value.kind === 'date') {
      this.#out.tag(TAG.date);
      this.#out.text(value.iso);
    } else this.#other(value);
  }

  #text(value: Extract<Value, { kind: 'text' }>): void {
    const language = onlyName(value.text);
    const inlines = language === undefined ? undefined : value.text[language];
    const only = inlines?.length === 1 ? inlines[0] : undefined;
    if (language === undefined || only?.kind !== 'text') {
      this.#other(value);
      return;
    }
    this.#out.tag(TAG.text);
    this.word(language);
    this.#out.text(only.text);
  }

  #quantity(value: Extract<Value, { kind: 'quantity' }>): void {
    const [part, ...more] = value.parts;
    const { measure, label, provenance, note } = part;
    const bare = more.length === 0 && provenance === undefined && note === undefined && isEmpty(label);
    if (!bare || !('at' in measure)) {
      this.#other(value);
      return;
    }
    this.#out.tag(TAG.number);
    this.word(value.unit);
    this.word(part.id);
    this.word(part.role);
    this.word(measure.op);
    this.#out.text(measure.at.digits);
    this.#out.number(measure.at.exp10);
  }

  #format({ power, decimals, prefix, suffix }: NumberFormat): void {
    this.#out.tag(TAG.some);
    this.#out.number(power);
    this.#out.number(decimals);
    this.word(prefix);
    this.word(suffix);
  }

  /** A text that comes again and again: the first time itself, then its number. */
  word(text: string): void {
    const known = this.#words.get(text);
    if (known !== undefined) {
      this.#out.number(known);
      return;
    }
    if (this.#words.size < MOST_WORDS) this.#words.set(text, this.#words.size + 1);
    this.#out.number(0);
    this.#out.text(text);
  }

  #place(provenance: Provenance, dated: CellDraft['cell']['dated']): void {
    const place = this.#places.get(provenance) ?? JSON.stringify([provenance, dated]);
    this.#places.set(provenance, place);
    this.word(place);
  }

  #other(data: unknown): void {
    this.#out.tag(TAG.other);
    this.#out.text(JSON.stringify(data));
  }
}

/** Whether its order comes from elsewhere. */
function isListed({ kind }: Value): boolean {
  return kind === 'set' || kind === 'choice' || kind === 'concepts';
}

/** Whether its lines are made of nothing but itself. */
function isItsLines(value: Value): boolean {
  return value.kind === 'date' || (value.kind === 'link' && value.label === undefined);
}

/** Whether lines are the only text of a value, in its own language. */
function showsItself({ text }: Extract<Value, { kind: 'text' }>, lines: Lines): boolean {
  const [line] = lines;
  const language = line?.language ?? NEUTRAL;
  return lines.length === 1 && Object.hasOwn(text, language) && text[language] === line?.inlines;
}

function onlyName(record: Readonly<Record<string, unknown>>): string | undefined {
  let only: string | undefined;
  for (const name in record) {
    if (only !== undefined) return undefined;
    only = name;
  }
  return only;
}

function isEmpty(record: Readonly<Record<string, unknown>>): boolean {
  for (const _ in record) return false;
  return true;
}
