import { entryText } from '../core/address.ts';
import type { Lines } from '../core/inline.ts';
import { noteLetter, numberRanges, rangeText } from '../core/marks.ts';
import type { Crosstab, CrosstabEntry, Header, Matrix, MatrixCell } from '../core/matrix.ts';
import type { Id } from '../core/value.ts';
import { escaped, linesMarkdown } from './text.ts';

/** The number that marks each cited source. */
export type SourceNumbers = ReadonlyMap<Id, number>;

/**
 * A matrix as a GitHub table. The comment before it names rows and columns, so that each cell has its address; the
 * comment is where a reader of the bare file sees the ids too.
 */
export function matrixTable(matrix: Matrix, numbers: SourceNumbers): string {
  const ids = {
    matrix: matrix.id,
    concepts: matrix.conceptsAs,
    columns: matrix.columns.map((column) => column.id),
    rows: matrix.rows.map((row) => row.header.id),
  };
  const [overColumns, overRows] = [labelOver(matrix.spanners), labelOver(matrix.groups)];
  const head = [
    linesMarkdown(matrix.stub),
    ...matrix.columns.map((column, index) => overColumns(index, false) + headerCell(column, numbers)),
  ];
  const rule = ['---', ...matrix.columns.map((column) => (column.align === 'right' ? '---:' : '---'))];
  const rows = matrix.rows.map((row, index) => [
    overRows(index, true) + headerCell(row.header, numbers),
    ...row.cells.map((cell) => bodyCell(cell, numbers)),
  ]);
  const footnotes = matrix.footnotes.map(
    (note, index) => `- <sup>${noteLetter(index)}</sup> ${linesMarkdown(note.lines)}`,
  );
  return [`<!-- ${JSON.stringify(ids)} -->`, ...[head, rule, ...rows].map(tableRow), ...spaced(footnotes)].join('\n');
}

/** A crosstab as a table; the entries of one place stand under each other. */
export function crosstabTable(crosstab: Crosstab): string {
  const ids = {
    crosstab: crosstab.id,
    columns: crosstab.columns.map((column) => column.id),
    rows: crosstab.rows.map((row) => ({
      id: row.header.id,
      cells: row.cells.map((entries) => entries.map((entry) => entry.concept)),
    })),
  };
  const head = ['', ...crosstab.columns.map((column) => described(column.lines, column.description))];
  const rows = crosstab.rows.map((row) => [
    described(row.header.lines, row.header.description),
    ...row.cells.map((entries) => entries.map(entryCell).join(ENTRY)),
  ]);
  return [`<!-- ${JSON.stringify(ids)} -->`, ...[head, head.map(() => '---'), ...rows].map(tableRow)].join('\n');
}

/**
 * GitHub's tables have one row of heads and no headings between rows: the label over several columns stands small before
 * each of their heads, that of a group of rows before the first of them. It is no part of what the cell says.
 */
function labelOver(labels: readonly { readonly lines: Lines; readonly from: number; readonly to: number }[]) {
  return (index: number, first: boolean): string => {
    const label = labels.find(({ from, to }) => (first ? index === from : from <= index && index < to));
    return label && label.lines.length > 0 ? `<sub>${linesMarkdown(label.lines)}</sub><br>` : '';
  };
}

/** Stands between two entries of one cell; no text can hold it, since texts have no raw tags. */
export const ENTRY = '<br><br>';

function described(lines: Lines, description: Lines | undefined): string {
  return description ? `${linesMarkdown(lines)}<br>${linesMarkdown(description)}` : linesMarkdown(lines);
}

function entryCell(entry: CrosstabEntry): string {
  const [name = '', ...details] = entryText(entry).split('\n').map(escaped);
  return [entry.marked ? `${name}<sup>†</sup>` : name, ...details].join('<br>');
}

function headerCell(header: Header, numbers: SourceNumbers): string {
  return linesMarkdown(header.lines) + marks(header.footnotes, header.marks, numbers);
}

function bodyCell(cell: MatrixCell, numbers: SourceNumbers): string {
  return linesMarkdown(cell.lines) + marks(cell.footnotes, cell.marks, numbers);
}

function marks(footnotes: readonly number[], sources: readonly Id[], numbers: SourceNumbers): string {
  const cited = numberRanges(sources.flatMap((id) => numbers.get(id) ?? [])).map(rangeText);
  const parts = [...footnotes.map(noteLetter), ...(cited.length > 0 ? [`\\[${cited.join(', ')}\\]`] : [])];
  return parts.length > 0 ? `<sup>${parts.join(' ')}</sup>` : '';
}

function tableRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function spaced(lines: readonly string[]): readonly string[] {
  return lines.length > 0 ? ['', ...lines] : [];
}
