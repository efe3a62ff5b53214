import { cellAddress, cellNumber, headerAddress } from '../core/address.ts';
import { plainLines } from '../core/inline.ts';
import { noteLetter } from '../core/marks.ts';
import type { Header, Matrix, MatrixCell, MatrixRow } from '../core/matrix.ts';
import { headerAnchor, type PageContext } from './context.ts';
import { attribute } from './escape.ts';
import { footnoteAnchor, hangSteps, marksHtml } from './marks.ts';
import { signHtml } from './sign.ts';
import { hasControls, hasManyRows, memberData, typedData } from './typed.ts';
import { type Widths, widthsOf } from './widths.ts';

/** What the rows of one table share. */
interface Table {
  readonly matrix: Matrix;
  /** The anchor of the table on the page; the matrix's id unless it is placed twice. */
  readonly anchor: string;
  readonly widths: Widths;
  /** For each column the class that reserves space for hanging marks; empty where there are none. */
  readonly hang: readonly string[];
  /** Whether the page's script has controls for it. */
  readonly controls: boolean;
  readonly page: PageContext;
}

/** A matrix as a table in a region that scrolls sideways by itself, its footnotes and note under it. */
export function matrixHtml(matrix: Matrix, page: PageContext): string {
  const table: Table = {
    matrix,
    anchor: page.unique(matrix.id),
    widths: widthsOf(matrix),
    hang: hangClasses(matrix, page),
    controls: hasControls(matrix),
    page,
  };
  const caption = `${table.anchor}_caption`;
  const { kind } = table.widths;
  const region = kind === 'fit' ? '' : ` role="region" tabindex="0"${attribute('aria-labelledby', caption)}`;
  return [
    `<div class="matrix ${kind}${hasManyRows(matrix) ? ' many' : ''}"${attribute('id', table.anchor)}${attribute('data-concepts', table.controls ? matrix.conceptsAs : undefined)}>`,
    `<div class="scroll"${region}>`,
    '<table>',
    `<caption${attribute('id', caption)}><span class="caption">${page.html(matrix.title)}</span></caption>`,
    headHtml(table),
    ...bodies(table),
    '</table>',
    '</div>',
    notesHtml(table),
    '</div>',
  ].join('\n');
}

/** Columns of figures keep them under each other: the marks of their cells hang in a space of their own. */
function hangClasses(matrix: Matrix, page: PageContext): readonly string[] {
  return matrix.columns.map((header, index) => {
    if (header.align !== 'right') return '';
    const cells = matrix.rows.flatMap((row) => row.cells[index] ?? []);
    const steps = Math.max(0, ...cells.map((cell) => hangSteps(cell, page) ?? 0));
    return steps === 0 ? '' : ` hang-${steps}`;
  });
}

function headHtml(table: Table): string {
  const { matrix, anchor, widths, hang, page } = table;
  const cells = matrix.columns.map((header, index) => {
    const id = attribute('id', header.kind === 'concept' ? page.unique(headerAnchor(anchor, header.id)) : undefined);
    const classes = attribute('class', `${header.align} ${widths.columns[index]}${hang[index]}`);
    const members =
      header.kind === 'attribute'
        ? membersOf(
            table,
            matrix.rows.flatMap((row) => row.cells[index] ?? []),
          )
        : '';
    return `<th scope="col"${id}${classes}${address(matrix, header)}${members}>${headerHtml(header, anchor, page)}</th>`;
  });
  const stub = page.html(matrix.stub);
  const corner = stub === '' ? '<td class="stub"></td>' : `<th scope="col" class="stub">${stub}</th>`;
  const spanners = spannerRow(matrix, page);
  return `<thead>\n${spanners}<tr>${corner}${cells.join('\n')}</tr>\n</thead>`;
}

/** Spanners lie over columns only when attributes are columns; else they head rows. */
function spannerRow(matrix: Matrix, page: PageContext): string {
  if (matrix.conceptsAs === 'columns' || matrix.spanners.length === 0) return '';
  const cells: string[] = ['<td class="stub"></td>'];
  let column = 0;
  const skipTo = (to: number) => {
    if (to > column) cells.push(`<td${attribute('colspan', String(to - column))}></td>`);
    column = to;
  };
  for (const { from, to, lines } of [...matrix.spanners].sort((a, b) => a.from - b.from)) {
    skipTo(from);
    cells.push(`<th scope="colgroup" class="spanner" colspan="${to - from}"><span>${page.html(lines)}</span></th>`);
    column = to;
  }
  skipTo(matrix.columns.length);
  return `<tr class="spanners">${cells.join('')}</tr>\n`;
}

function* bodies(table: Table): Generator<string> {
  const { matrix, page } = table;
  const rows = matrix.rows.map((row) => rowHtml(row, table));
  for (const { from, to, lines } of stretches(matrix)) {
    const span = matrix.columns.length + 1;
    const head =
      lines === undefined
        ? ''
        : `<tr class="group"><th scope="rowgroup" colspan="${span}"><span>${page.html(lines)}</span></th></tr>\n`;
    yield `<tbody${lines === undefined ? '' : ' class="grouped"'}>\n${head}${rows.slice(from, to).join('\n')}\n</tbody>`;
  }
}

type Stretch = Pick<Matrix['spanners'][number], 'from' | 'to'> & { readonly lines?: Header['lines'] };

/** The row groups, or the spanners over rows with what lies between them; together they cover all rows. */
function stretches(matrix: Matrix): readonly Stretch[] {
  if (matrix.groups.length > 0) return matrix.groups;
  const found: Stretch[] = [];
  let row = 0;
  for (const spanner of matrix.conceptsAs === 'columns' ? [...matrix.spanners].sort((a, b) => a.from - b.from) : []) {
    if (spanner.from > row) found.push({ from: row, to: spanner.from });
    found.push(spanner);
    row = spanner.to;
  }
  return row < matrix.rows.length ? [...found, { from: row, to: matrix.rows.length }] : found;
}

function rowHtml(row: MatrixRow, table: Table): string {
  const { header } = row;
  const { matrix, anchor, page } = table;
  const id = attribute('id', header.kind === 'concept' ? page.unique(headerAnchor(anchor, header.id)) : undefined);
  const cells = row.cells.map((cell, index) => cellHtml(cell, index, table));
  const members = header.kind === 'attribute' ? membersOf(table, row.cells) : '';
  return `<tr${id}><th scope="row"${address(matrix, header)}${members}>${headerHtml(header, anchor, page)}</th>${cells.join('')}</tr>`;
}

function membersOf({ controls, page }: Table, cells: readonly MatrixCell[]): string {
  return controls ? memberData(cells, page) : '';
}

function cellHtml(cell: MatrixCell, index: number, table: Table): string {
  const { matrix, anchor, widths, hang, page, controls } = table;
  const hangs = hang[index] !== '' && hangSteps(cell, page) !== undefined ? ' hangs' : '';
  const classes = attribute('class', `${cell.align} ${widths.columns[index]}${hang[index]}${hangs}`);
  const number = cellNumber(cell);
  const data = `${attribute('data-cell', cellAddress(matrix.id, cell))}${attribute('data-number', number?.toString())}`;
  return `<td${classes}${data}${controls ? typedData(cell) : ''}>${signHtml(cell, (language) => marksHtml(cell, anchor, page, language), page)}</td>`;
}

function headerHtml(header: Header, anchor: string, page: PageContext): string {
  return page.html(header.lines, { marks: (language) => marksHtml(header, anchor, page, language) });
}

function address(matrix: Matrix, header: Header): string {
  return attribute('data-cell', headerAddress(matrix.id, header.id));
}

/** What a list by letters counts at these letters: notes leave out some that it would not. */
function alphabetNumber(letters: string): number {
  return [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 'a'.charCodeAt(0) + 1, 0);
}

function notesHtml({ matrix, anchor, page }: Table): string {
  const items = matrix.footnotes.map(
    ({ lines }, index) =>
      `<li${attribute('id', footnoteAnchor(anchor, index))} value="${alphabetNumber(noteLetter(index))}">${page.html(lines)}</li>`,
  );
  const label = attribute('aria-label', `${page.label('note')}: ${plainLines(matrix.title.slice(0, 1))}`);
  const list = items.length === 0 ? '' : `<ol class="footnotes" type="a"${label}>\n${items.join('\n')}\n</ol>`;
  return [list, matrix.note === undefined ? '' : `<p class="small">${page.html(matrix.note)}</p>`].join('\n');
}
