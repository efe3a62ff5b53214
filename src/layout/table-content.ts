import { cellAddress, headerAddress } from '../core/address.ts';
import { type Lines, plainLines } from '../core/inline.ts';
import type { Align, Header, Matrix, MatrixCell, RowGroup, Spanner } from '../core/matrix.ts';
import { wholeMembers } from './breaks.ts';
import type { Composing } from './composing.ts';
import { markRuns, spokenMissing, withRuns } from './marks.ts';
import { type Paragraph, paragraphsOf, type Run } from './runs.ts';
import { type Branch, grow } from './structure.ts';
import type { Look } from './style.ts';
import { LOOKS } from './style.ts';
import { TableKey } from './table-key.ts';
import { versionLines } from './versions.ts';

/** What stands in one cell, free of size and place. */
export interface CellContent {
  readonly paragraphs: readonly Paragraph[];
  /** Raised marks of a right-aligned cell: they hang beside its text, so that figures stay aligned. */
  readonly hanging: readonly Run[];
  readonly align: Align;
  /** The part of a plain number after its units digit, for alignment on the decimal. */
  readonly afterUnits?: string;
}

export interface RowContent {
  readonly stub: CellContent;
  readonly cells: readonly CellContent[];
}

export interface TableContent {
  readonly caption: readonly Paragraph[];
  readonly stub: CellContent;
  readonly columns: readonly CellContent[];
  readonly spanners: readonly { readonly from: number; readonly to: number; readonly content: CellContent }[];
  /** Rows and the headings over them, in order; made as they are asked for, so that a long table is never held whole. */
  parts(): Iterable<TablePart>;
  /** The signs met in the parts asked for so far. */
  readonly key: TableKey;
}

type TablePart =
  | { readonly kind: 'row'; readonly index: number; readonly row: RowContent }
  | { readonly kind: 'heading'; readonly before: number; readonly lines: Lines; readonly content: CellContent }
  | { readonly kind: 'empty'; readonly content: CellContent };

const EMPTY: CellContent = { paragraphs: [], hanging: [], align: 'left' };

/**
 * The texts and the structure of a matrix, under `parent`. Nodes are made in reading order; drawing only fills their
 * marks. With `held`, the parts may be asked for more than once.
 */
export function tableContent(composing: Composing, parent: Branch, matrix: Matrix, held: boolean): TableContent {
  const node = grow(parent, 'Table');
  const key = new TableKey(matrix.grade);
  const maker = { composing, matrix, key, addressed: composing.claim(matrix.id), spoken: spokenMissing(composing) };
  const caption = paragraphsOf(composing, grow(node, 'Caption'), matrix.title, LOOKS.caption, matrix.id);
  const overColumns = matrix.conceptsAs === 'rows' ? matrix.spanners : [];
  const head = headContent(maker, grow(node, 'THead'), overColumns);
  const all = held ? [...bodyParts(maker, node)] : undefined;
  return { caption, ...head, parts: () => all ?? bodyParts(maker, node), key };
}

interface Maker {
  readonly composing: Composing;
  readonly matrix: Matrix;
  readonly key: TableKey;
  /** Whether its cells carry their addresses: at their first place only. */
  readonly addressed: boolean;
  readonly spoken: (text: string) => string | undefined;
}

function headContent(maker: Maker, head: Branch, spanners: readonly Spanner[]) {
  const { matrix } = maker;
  const top = grow(head, 'TR');
  const deep = spanners.length > 0;
  const bottom = deep ? grow(head, 'TR') : top;
  const tall = deep ? { rowSpan: 2 } : {};
  const empty = matrix.stub.length === 0;
  const corner = grow(top, empty ? 'TD' : 'TH', { ...(empty ? {} : { scope: 'Column' as const }), ...tall });
  const stub = textContent(maker, corner, matrix.stub, LOOKS.strongCell, headerAddress(matrix.id, ''), 'left');
  const columns: CellContent[] = [];
  const spanned: TableContent['spanners'][number][] = [];
  for (const [index, header] of matrix.columns.entries()) {
    const spanner = spanners.find(({ from, to }) => from <= index && index < to);
    if (spanner?.from === index) {
      const cell = grow(top, 'TH', { scope: 'Column', columnSpan: spanner.to - spanner.from });
      const content = textContent(maker, cell, spanner.lines, LOOKS.cell, matrix.id, 'center');
      spanned.push({ from: spanner.from, to: spanner.to, content });
    }
    const details = spanner === undefined ? tall : {};
    columns.push(headerContent(maker, spanner === undefined ? top : bottom, header, 'Column', details));
  }
  return { stub, columns, spanners: spanned };
}

function* bodyParts(maker: Maker, table: Branch): Generator<TablePart> {
  const { matrix } = maker;
  if (matrix.rows.length === 0) yield { kind: 'empty', content: emptyRow(maker, table) };
  const headings = rowHeadings(matrix);
  let body: Branch | undefined;
  let index = -1;
  for (const row of matrix.rows) {
    index += 1;
    for (const heading of headings) {
      if (heading.from !== index) continue;
      body = grow(table, 'TBody');
      const cell = grow(grow(body, 'TR'), 'TH', { scope: 'Row', columnSpan: matrix.columns.length + 1 });
      const content = textContent(maker, cell, heading.lines, LOOKS.strongCell, matrix.id, 'left');
      yield { kind: 'heading', before: index, lines: heading.lines, content };
    }
    body ??= grow(table, 'TBody');
    const line = grow(body, 'TR');
    const stub = headerContent(maker, line, row.header, 'Row', {});
    yield { kind: 'row', index, row: { stub, cells: row.cells.map((cell) => valueContent(maker, line, cell)) } };
  }
}

/** Headings over rows: its groups, and the spanners of attributes where attributes are rows. */
function rowHeadings(matrix: Matrix): readonly (RowGroup | Spanner)[] {
  const groups = matrix.groups.filter((group) => plainLines(group.lines) !== '');
  return matrix.conceptsAs === 'columns' ? [...groups, ...matrix.spanners] : groups;
}

function headerContent(
  maker: Maker,
  line: Branch,
  header: Header,
  scope: 'Column' | 'Row',
  details: { readonly rowSpan?: number },
): CellContent {
  const { composing, matrix } = maker;
  const address = headerAddress(matrix.id, header.id);
  const cell = grow(line, 'TH', { scope, ...details, ...(maker.addressed ? { address } : {}) });
  const align = scope === 'Row' ? 'left' : header.align;
  const { grade } = header;
  // Marks that find no room beside a short name go on below it; it is not torn for them.
  const withMarks = header.footnotes.length + header.marks.length > 0 || grade !== undefined;
  const lines = withMarks ? withTexts(header.lines, wholeMembers) : header.lines;
  const content = textContent(maker, cell, lines, LOOKS.strongCell, address, align);
  maker.key.grade(grade);
  const set = { footnotes: header.footnotes, sources: header.marks, grade, block: matrix.id, where: address };
  return marked(content, markRuns(composing, cell, set));
}

function valueContent(maker: Maker, line: Branch, cell: MatrixCell): CellContent {
  const { composing, matrix } = maker;
  const address = cellAddress(matrix.id, cell);
  const node = grow(line, 'TD', maker.addressed ? { address } : {});
  const missing = cell.value.kind === 'missing' || cell.sortKey.kind === 'missing';
  const look = missing ? MISSING : LOOKS.cell;
  const content = textContent(maker, node, guidedLines(cell), look, address, cell.align);
  const after = afterUnits(cell);
  const full = after === undefined ? content : { ...content, afterUnits: after };
  const { footnotes, marks: sources, grade } = cell;
  maker.key.cell(cell);
  if (footnotes.length === 0 && sources.length === 0 && grade === undefined) return full;
  const set = { footnotes, sources, grade, block: matrix.id, where: address };
  return marked(full, markRuns(composing, node, set));
}

/**
 * The lines of a cell with what guides their breaking: the parts of a quantity are to stand one below the other when
 * they do not fit on one line, and short members of a set are not torn (`视频、声音` may part after the `、` only).
 */
export function guidedLines(cell: MatrixCell): Lines {
  switch (cell.value.kind) {
    case 'quantity':
      return cell.value.parts.length < 2 ? cell.lines : versionLines(cell.lines, cell.value.parts);
    case 'set':
    case 'choice':
    case 'concepts':
      return withTexts(cell.lines, wholeMembers);
    default:
      return cell.lines;
  }
}

function withTexts(lines: Lines, change: (text: string) => string): Lines {
  return lines.map((line) => ({
    ...line,
    inlines: line.inlines.map((inline) => (inline.kind === 'text' ? { ...inline, text: change(inline.text) } : inline)),
  }));
}

/** What is not there recedes. */
const MISSING: Look = { ...LOOKS.cell, paint: 'muted' };

function textContent(maker: Maker, node: Branch, lines: Lines, look: Look, where: string, align: Align): CellContent {
  if (lines.length === 0) return { ...EMPTY, align };
  return { paragraphs: paragraphsOf(maker.composing, node, lines, look, where, maker.spoken), hanging: [], align };
}

function marked(content: CellContent, marks: readonly Run[]): CellContent {
  if (marks.length === 0) return content;
  if (content.align === 'right') return { ...content, hanging: marks };
  return { ...content, paragraphs: withRuns(content.paragraphs, marks, 'first') };
}

/** `.4 亿` of `3.4 亿`: only where the whole cell is that one number. */
export function afterUnits(cell: MatrixCell): string | undefined {
  if (cell.number === undefined || cell.align !== 'right' || cell.lines.length !== 1) return undefined;
  const found = /^\D*[\d,]+((?:\.\d+)?\D*)$/.exec(plainLines(cell.lines));
  return found?.[1];
}

function emptyRow(maker: Maker, table: Branch): CellContent {
  const { composing, matrix } = maker;
  const line = grow(grow(table, 'TBody'), 'TR');
  const cell = grow(line, 'TD', { columnSpan: matrix.columns.length + 1 });
  return textContent(maker, cell, composing.word('empty-matrix'), LOOKS.small, matrix.id, 'left');
}
