import { cellNumber } from '../core/address.ts';
import { plainLines } from '../core/inline.ts';
import { noteLetter } from '../core/marks.ts';
import type { Header, Matrix, MatrixCell } from '../core/matrix.ts';
import { withFormat, withMark } from './looks.ts';
import { DAY_FORMAT, exactFormat, GENERAL, literal, numberCode, renderNumber, withMarks } from './number-format.ts';
import type { CellPlan, CellStyle } from './sheet.ts';
import { linesCell, NOTHING, safeLink } from './text.ts';
import { oneLine } from './words.ts';

/** Excel keeps 200 to 250 number formats in a workbook; so many are left for those of single cells. */
const SCARCE_LIMIT = 150;
/** Of numbers that find no format. */
const ALL_DIGITS = 'General';
/** The longest code of a number format. */
const CODE_LIMIT = 255;

/** The number formats that only a few cells want (an exact text, footnote marks) and have. */
export interface Scarce extends ReadonlySet<string> {
  /** Whether some of them show the exact text of one number. */
  readonly exact: boolean;
}

class FoundFormats extends Set<string> implements Scarce {
  exact = false;
}

/** So many formats that whole columns share, one for each unit, size and number of decimals, find room beside them. */
const SHARED_LIMIT = 60;
/** Both together, as a message tells it. */
export const FORMAT_LIMIT = SCARCE_LIMIT + SHARED_LIMIT;

/** Gathers scarce formats: the first so many distinct ones, and those that whole columns share. */
export interface ScarceFormats {
  readonly found: Scarce;
  /** The first cell whose number finds no format. */
  readonly over: () => MatrixCell | undefined;
  cell(cell: MatrixCell): void;
  /** The same, and for a number that shows another text than the handout (no format, or none left, does better) both. */
  unshown(cell: MatrixCell): string | undefined;
  /** One of very many cells: none of them has a format for its own text, which only the first of them would get. */
  look(cell: MatrixCell): void;
  /** A header, with the label over it where it stands in the same cell. */
  header(header: Header, spanner?: string): void;
}

/** Beyond the limit a number shows in the general way and a mark only in the cell's note. */
export function scarceFormats(): ScarceFormats {
  const found = new FoundFormats();
  let over: MatrixCell | undefined;
  const adder = (limit: number) => {
    let count = 0;
    return (code: string) => {
      const room = found.has(code) || count < limit;
      if (room && !found.has(code)) count += 1;
      if (room) found.add(code);
      return room;
    };
  };
  const addOwn = adder(SCARCE_LIMIT);
  const addShared = adder(SHARED_LIMIT);
  const add = (code: string | undefined) => {
    if (code !== undefined) addOwn(code);
  };
  const settled = (cell: MatrixCell, exact: boolean) => {
    const formats = formatsOf(cell);
    if (formats.kind === 'number' && !addShared(formats.general)) over ??= cell;
    const own = exact && formats.kind === 'number' ? formats.exact : undefined;
    add(own ?? formats.marked);
    if (own !== undefined && found.has(own)) found.exact = true;
    return formats;
  };
  const unshown = (cell: MatrixCell) => {
    const formats = settled(cell, true);
    return formats.kind !== 'number' || showsText(formats, found) ? undefined : `${formats.value} ${formats.text}`;
  };
  return {
    found,
    over: () => over,
    cell: unshown,
    unshown,
    look: (cell) => settled(cell, false),
    header: (header, spanner) => add(headerFormat(header, spanner)),
  };
}

/** A cell of a matrix: a number or a day where it is one, else its text. Marks stand in the format, not in the text. */
export function valueCell(
  cell: MatrixCell,
  style: CellStyle,
  scarce: Scarce,
  extra: Omit<CellPlan, 'value' | 'style'>,
): CellPlan {
  const value = numberOf(cell);
  if (value !== undefined) return numberCell(cell, value, style, scarce, extra);
  const formats = otherFormats(cell);
  const own = ownFormat(formats, scarce);
  if (formats.kind === 'day') return { value: formats.value, style: withFormat(style, own ?? DAY_FORMAT), ...extra };
  const missing = cell.value.kind === 'missing' || cell.sortKey.kind === 'missing';
  const look = withFormat(missing ? withMark(style, 'muted') : style, own);
  return linesCell(cell.lines, look, extra);
}

/** What text its format shows is asked where some have a format for it, and where its address tells it otherwise. */
function numberCell(
  cell: MatrixCell,
  value: number,
  style: CellStyle,
  scarce: Scarce,
  extra: Omit<CellPlan, 'value' | 'style'>,
): CellPlan {
  const general = numberCode(cell.number ?? GENERAL);
  const shared = scarce.has(general) ? general : ALL_DIGITS;
  if (extra === NOTHING && cell.footnotes.length === 0 && !scarce.exact)
    return { value, style: withFormat(style, shared) };
  const formats = numberFormats(cell, value);
  const look = withFormat(style, ownFormat(formats, scarce) ?? shared);
  const told = extra.address !== undefined && !showsText(formats, scarce) ? { shows: formats.text } : {};
  return { value, style: look, ...told, ...extra };
}

/** The format that shows what stands around a header's text: a label before it, its footnote marks behind. */
export function headerFormat(header: Header, spanner?: string): string | undefined {
  const marks = footnoteMarks(header.footnotes);
  if (marks === '' && spanner === undefined) return undefined;
  const text = spanner === undefined ? '@' : `${literal(`${spanner}: `)}@`;
  return marks === '' ? text : marked(text, marks);
}

/** The label over a head, where it has no row of its own. */
export function labelInHead({ spanners }: Matrix, index: number, accessible: boolean): string | undefined {
  const spanner = accessible ? spanners.find(({ from, to }) => from <= index && index < to) : undefined;
  return spanner && oneLine(spanner.lines).slice(0, 60);
}

/** Footnote letters as small raised ones; those that Unicode lacks in brackets. */
export function footnoteMarks(indices: readonly number[]): string {
  return indices.map(noteLetter).map(raised).join(' ');
}

/** Whether `valueCell` makes the cell a link by its value. */
export function isLinked(cell: MatrixCell): boolean {
  return cell.value.kind === 'link' && safeLink(cell.value.url) !== undefined;
}

/** What a cell is in Excel; `marked` is the format that shows its marks as well. */
interface Shown {
  readonly marked?: string | undefined;
  /** Of a number whose text its general format does not show: the format that shows it, and the marks as well. */
  readonly exact?: string | undefined;
}

interface ShownNumber extends Shown {
  readonly kind: 'number';
  readonly value: number;
  readonly text: string;
  readonly general: string;
  /** Whether the general format shows the text. */
  readonly plain: boolean;
}

type OtherFormats = (Shown & { readonly kind: 'day'; readonly value: number }) | (Shown & { readonly kind: 'text' });

function formatsOf(cell: MatrixCell): ShownNumber | OtherFormats {
  const value = numberOf(cell);
  return value === undefined ? otherFormats(cell) : numberFormats(cell, value);
}

function otherFormats(cell: MatrixCell): OtherFormats {
  const day = dayOf(cell);
  if (day !== undefined) return { kind: 'day', value: day, marked: markedFormat(cell, DAY_FORMAT) };
  return cell.footnotes.length === 0 ? PLAIN_TEXT : { kind: 'text', marked: markedFormat(cell, '@') };
}

function numberFormats(cell: MatrixCell, value: number): ShownNumber {
  const text = plainLines(cell.lines);
  const general = numberCode(cell.number ?? GENERAL);
  const marked = markedFormat(cell, general);
  if (renderNumber(general, value) === text) return { kind: 'number', value, text, general, plain: true, marked };
  const own = exactFormat(value, text, general);
  const exact = own === undefined ? undefined : (markedFormat(cell, own) ?? own);
  return { kind: 'number', value, text, general, plain: false, exact, marked };
}

/** The code with the cell's footnote marks, where it has some. */
function markedFormat({ footnotes }: MatrixCell, code: string): string | undefined {
  return footnotes.length === 0 ? undefined : marked(code, footnoteMarks(footnotes));
}

/** The format that only this cell or a few have, where there was room for it. */
function ownFormat({ exact, marked }: Shown, scarce: Scarce): string | undefined {
  if (exact !== undefined && scarce.has(exact)) return exact;
  return marked !== undefined && scarce.has(marked) ? marked : undefined;
}

const PLAIN_TEXT: OtherFormats = { kind: 'text' };

function showsText({ plain, general, exact }: ShownNumber, scarce: Scarce): boolean {
  return (plain && scarce.has(general)) || (exact !== undefined && scarce.has(exact));
}

/** The serial number of a day, or undefined for a year, a month or a text that does not show the day as it is. */
function dayOf(cell: MatrixCell): number | undefined {
  const { value } = cell;
  if (value.kind !== 'date' || value.precision !== 'day' || plainLines(cell.lines) !== value.iso) return undefined;
  const serial = Date.parse(`${value.iso}T00:00:00Z`) / 86_400_000 + 25_569;
  // Excel takes 1900 for a leap year: before March of that year its serials are a day off.
  return serial >= 61 ? serial : undefined;
}

/** The finite number that a cell is. */
function numberOf(cell: MatrixCell): number | undefined {
  const number = cellNumber(cell);
  return number !== undefined && Number.isFinite(number) ? number : undefined;
}

function marked(code: string, marks: string): string {
  const full = withMarks(code, marks);
  return full.length > CODE_LIMIT ? code : full;
}

const RAISED: Readonly<Record<string, string>> = Object.fromEntries(
  [...'abcdefghijklmnoprstuvwxyz'].map((letter, index) => [letter, [...'ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ'][index] ?? letter]),
);

function raised(mark: string): string {
  const characters = [...mark].map((letter) => (Object.hasOwn(RAISED, letter) ? RAISED[letter] : undefined));
  return characters.every((character) => character !== undefined) ? characters.join('') : `(${mark})`;
}
