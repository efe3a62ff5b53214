import { isSafeAddress } from '../core/census.ts';
import type { Report } from '../core/diagnostic.ts';
import { blocksOf, type Handout, matricesIn } from '../core/handout.ts';
import { type Lines, plainLines } from '../core/inline.ts';
import type { Matrix } from '../core/matrix.ts';
import type { CellRef } from '../core/value.ts';
import type { Watch } from './survey.ts';
import { addressesIn, TEXT_LIMIT, URL_LIMIT, unfit } from './text.ts';

const FORMAT = 'xlsx';

/** So many texts without a fault are known again. */
const MOST_SOUND = 10_000;

/**
 * Reports every text of a handout that a workbook cannot hold; the sheets then show it cut or with U+FFFD. `watch` says
 * who else is to see the rows of a matrix on this one walk.
 */
export function guardTexts(handout: Handout, report: Report, watch: (matrix: Matrix) => Watch): void {
  // Texts that come again down large tables are the same object.
  const sound = new Set<Lines>();
  const lines = (text: Lines | undefined, cell?: CellRef) => {
    if (!text || sound.has(text)) return;
    let faults = 0;
    const told: Report = (diagnostic) => {
      faults += 1;
      report(diagnostic);
    };
    guardText(plainLines(text), told, cell);
    for (const url of addressesIn(text)) guardLink(url, told, cell);
    if (faults === 0 && sound.size < MOST_SOUND) sound.add(text);
  };
  lines(handout.title);
  lines(handout.answer);
  lines(handout.licence);
  for (const source of handout.sources) {
    lines([...source.title, ...(source.publisher ?? [])]);
    if (source.url !== undefined) guardLink(source.url, report);
  }
  for (const block of blocksOf(handout)) {
    if (block.kind === 'heading' || block.kind === 'paragraph') lines(block.lines);
    if (block.kind === 'list') for (const item of block.items) lines(item);
    if (block.kind === 'chart') lines(block.chart.title);
    if (block.kind === 'crosstab') {
      for (const entry of block.crosstab.rows.flatMap((row) => row.cells.flat())) lines(entry.lines);
    }
    if (block.kind === 'worksheet') {
      const { title, stub, questions, outcomes } = block.worksheet;
      for (const text of [title, stub, ...questions.map((one) => one.lines)]) lines(text);
      for (const question of questions) if ('options' in question) for (const one of question.options) lines(one.lines);
      for (const text of outcomes.flatMap((one) => [one.lines, ...one.words])) lines(text);
      for (const member of outcomes.flatMap((one) => one.members)) lines(member.lines);
    }
    for (const matrix of matricesIn(block)) {
      guardMatrix(matrix, lines, (url, cell) => guardLink(url, report, cell), watch(matrix));
    }
  }
}

function guardMatrix(
  matrix: Matrix,
  lines: (text: Lines | undefined, cell?: CellRef) => void,
  link: (url: string, cell: CellRef) => void,
  watch: Watch,
): void {
  for (const header of matrix.columns) lines(header.lines);
  for (const row of watch === 'known' ? [] : matrix.rows) {
    if (typeof watch === 'function') watch(row);
    lines(row.header.lines);
    for (const cell of row.cells) {
      lines(cell.lines, cell.ref);
      if (cell.value.kind === 'link') link(cell.value.url, cell.ref);
      lines(cell.note, cell.ref);
    }
  }
  for (const footnote of matrix.footnotes) lines(footnote.lines);
}

/** The catalog takes safe addresses only; a handout that was made otherwise may hold any. */
function guardLink(url: string, report: Report, cell?: CellRef): void {
  const at = cell === undefined ? {} : { cell };
  if (!isSafeAddress(url)) report({ code: 'link-unsafe', severity: 'error', args: { text: url }, ...at });
  else if (url.length > URL_LIMIT) {
    const args = { length: url.length, limit: URL_LIMIT };
    report({ code: 'link-too-long', severity: 'warning', args, ...at });
  }
}

function guardText(text: string, report: Report, cell?: CellRef): void {
  const at = cell === undefined ? {} : { cell };
  if (text.length > TEXT_LIMIT) {
    const args = { limit: TEXT_LIMIT, length: text.length, format: FORMAT };
    report({ code: 'text-too-long', severity: 'error', args, ...at });
  }
  const character = unfit(text);
  if (character !== undefined) {
    const codePoint = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
    report({ code: 'text-not-xml', severity: 'error', args: { codePoint, format: FORMAT }, ...at });
  }
}
