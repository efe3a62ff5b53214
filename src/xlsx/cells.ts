import { cellNumber } from '../core/address.ts';
import { plainLines } from '../core/inline.ts';
import type { Header, Matrix, MatrixCell } from '../core/matrix.ts';
import { DAY_FORMAT, exactFormat, numberFormat, renderNumber, withMarks } from './number-format.ts';
import type { CellPlan, CellStyle } from './sheet.ts';
import { linesCell, safeLink } from './text.ts';

/** Excel keeps 200 to 250 number formats in a workbook; so many are left for those of single cells. */
const SCARCE_LIMIT = 150;
/** The longest code of a number format. */
const CODE_LIMIT = 255;

/**
 * The number formats that only a few cells want (an exact text, footnote marks) and may have: the first so many
 * distinct ones. Beyond the limit a number shows in the general way and a mark only in the cell's note.
 */
export function scarceFormats(matrices: Iterable<Matrix>, details: Iterable<MatrixCell>): ReadonlySet<string> {
  const found = new Set<string>();
  const add = (code: string | undefined) => {
    if (code !== undefined && found.size < SCARCE_LIMIT) found.add(code);
  };
  for (const cell of details) add(wantedFormat(cell));
  for (const matrix of matrices) {
    for (const header of matrix.columns) add(headerFormat(header));
    for (const row of matrix.rows) {
      add(headerFormat(row.header));
      for (const cell of row.cells) add(wantedFormat(cell));
    }
  }
  return found;
}

/** A cell of a matrix: a number or a day where it is one, else its text. Marks stand in the format, not in the text. */
export function valueCell(
  cell: MatrixCell,
  style: CellStyle,
  scarce: ReadonlySet<string>,
  extra: Omit<CellPlan, 'value' | 'style'>,
): CellPlan {
  const wanted = wantedFormat(cell);
  const own = wanted !== undefined && scarce.has(wanted) ? wanted : undefined;
  const number = numberOf(cell);
  if (number !== undefined) {
    const text = plainLines(cell.lines);
    const format = own ?? generalCode(cell, number, text);
    const shows = renderNumber(format, number) === text ? {} : { shows: text };
    return { value: number, style: { ...style, format }, ...shows, ...extra };
  }
  const day = dayOf(cell);
  if (day !== undefined) return { value: day, style: { ...style, format: own ?? DAY_FORMAT }, ...extra };
  const link = cell.value.kind === 'link' ? safeLink(cell.value.url) : undefined;
  const muted = cell.value.kind === 'missing' ? { muted: true as const } : {};
  const look = { ...style, ...muted, ...(own === undefined ? {} : { format: own }) };
  return linesCell(cell.lines, look, { ...(link ? { link } : {}), ...extra });
}

/** The format that shows a header's footnote marks, if it has any. */
export function headerFormat(header: Header): string | undefined {
  const marks = footnoteMarks(header.footnotes);
  return marks === '' ? undefined : marked('@', marks);
}

/** The format that would show a cell as the handout does, where no general one can. */
function wantedFormat(cell: MatrixCell): string | undefined {
  const marks = footnoteMarks(cell.footnotes);
  const number = numberOf(cell);
  if (number === undefined)
    return marks === '' ? undefined : marked(dayOf(cell) === undefined ? '@' : DAY_FORMAT, marks);
  const text = plainLines(cell.lines);
  const general = generalCode(cell, number, text);
  const exact = renderNumber(general, number) === text ? undefined : exactFormat(number, text, general);
  return marks === '' ? exact : marked(exact ?? general, marks);
}

/** Footnote letters as small raised ones; those that Unicode lacks in brackets. */
export function footnoteMarks(indices: readonly number[]): string {
  return indices
    .map((index) => letters(index))
    .map(raised)
    .join(' ');
}

/** a, b … z, aa, ab … */
export function letters(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest > 0 ? letters(rest - 1) : '') + String.fromCharCode(97 + (index % 26));
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

function generalCode(cell: MatrixCell, number: number, text: string): string {
  const format = cell.number ?? { power: 0, decimals: 0, prefix: '', suffix: '' };
  const grouped = numberFormat(format, true);
  return renderNumber(grouped, number) === text || /\d,\d{3}/.test(text) ? grouped : numberFormat(format, false);
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
