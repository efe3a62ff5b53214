import type { Concept, MatrixSpec } from '../core/catalog.ts';
import type { Lines } from '../core/inline.ts';
import type { Header, Matrix, MatrixCell, RowGroup, Spanner } from '../core/matrix.ts';
import type { Confidence, Id } from '../core/value.ts';
import { type CellDraft, draftCell, shareMarks } from './cell.ts';
import { choicesOf } from './choices.ts';
import { type ShownAttribute, type ShownAttributes, shownAttributes } from './columns.ts';
import type { Context } from './context.ts';
import { noteWithDates } from './dates-note.ts';
import { alignOf } from './display.ts';
import { type Grades, gradesOf, gradesOfLine } from './grades.ts';
import { pickId } from './history.ts';
import { localize, wordLines } from './localize.ts';
import { sortConcepts } from './order.ts';
import { groupByPlace, inOrder, placesOf } from './place.ts';
import { type FootnoteGatherer, gatherFootnotes } from './remarks.ts';
import { selectConcepts } from './select.ts';

/** A matrix, and its concepts in their order, for the charts that draw them. */
export interface ComparedMatrix {
  readonly matrix: Matrix;
  readonly concepts: readonly Concept[];
}

/** One concept or attribute along a side of the grid, with what its header has to say. */
interface Side {
  readonly header: Header;
  readonly remarks: readonly Lines[];
}

/** A cell with the source marks that its concept's header leaves to it. */
interface MarkedDraft {
  readonly draft: CellDraft;
  readonly marks: readonly Id[];
  /** Its grade, where no header says it. */
  readonly grade?: Confidence;
}

/** Selects, sorts, groups and formats the concepts of one matrix, in the orientation asked for. */
export function compareMatrix(context: Context, spec: MatrixSpec): ComparedMatrix {
  const selected = sortConcepts(context, selectConcepts(context, spec.concepts), spec.sort);
  if (selected.length === 0) {
    const at = `handouts/${context.spec.id}/matrices/${spec.id}/concepts`;
    context.report({ code: 'nothing-selected', severity: 'warning', args: { matrix: spec.id }, at });
  }
  const { concepts, groups } = groupConcepts(context, spec, selected);
  const shown = shownAttributes(context, spec, concepts);
  return { matrix: arrange(context, spec, concepts, groups, shown), concepts };
}

/** Puts concepts into the groups of a choice, in vocabulary order; within a group their order stands. */
function groupConcepts(
  context: Context,
  spec: MatrixSpec,
  concepts: readonly Concept[],
): { concepts: readonly Concept[]; groups: readonly RowGroup[] } {
  if (spec.groupBy === undefined) return { concepts, groups: [] };
  const byPlace = groupByPlace(concepts, placesOf(context, spec.groupBy));
  const grouped: Concept[] = [];
  const groups: RowGroup[] = [];
  for (const place of inOrder(byPlace.keys())) {
    const from = grouped.length;
    grouped.push(...(byPlace.get(place) ?? []));
    groups.push({ id: place.id, lines: place.lines, from, to: grouped.length });
  }
  return { concepts: grouped, groups };
}

function arrange(
  context: Context,
  spec: MatrixSpec,
  concepts: readonly Concept[],
  conceptGroups: readonly RowGroup[],
  shown: ShownAttributes,
): Matrix {
  const inRows = spec.conceptsAs === 'rows';
  const grades = gradesOf(context, concepts, shown.attributes);
  const lines = concepts.map((concept) => conceptLine(context, concept, shown.attributes, grades));
  const conceptSides = lines.map((line) => line.side);
  const shared = sharedByAttribute(lines.map((line) => line.cells));
  const attributeSides = shown.attributes.map((each, index) =>
    attributeSide(context, each, inRows, shared.attributes[index] ?? [], grades.attributes[index]),
  );
  const grid = shared.grid;
  const footnotes = gatherFootnotes();
  const columns = (inRows ? attributeSides : conceptSides).map((side) => markedHeader(side, footnotes));
  const rows = (inRows ? conceptSides : attributeSides).map((side, row) => {
    const header = markedHeader(side, footnotes);
    const drafts = inRows
      ? (grid[row] ?? [])
      : grid.map((drafts) => drafts[row]).filter((draft) => draft !== undefined);
    return { header, cells: drafts.map((draft) => markedCell(draft, footnotes, inRows)) };
  });
  const written = spec.note === undefined ? [] : localize(context.rendition, spec.note);
  const cells = grid.map((row) => row.map(({ draft }) => draft.cell));
  const note = noteWithDates(context, written, concepts, shown.attributes, cells);
  return {
    id: spec.id,
    title: localize(context.rendition, spec.title),
    conceptsAs: spec.conceptsAs,
    stub:
      spec.stub === undefined
        ? wordLines(context, inRows ? 'concept' : 'attribute')
        : localize(context.rendition, spec.stub),
    columns,
    rows,
    spanners: inRows ? shown.spanners : conceptGroups.map(({ lines, from, to }) => ({ lines, from, to })),
    groups: inRows ? conceptGroups : attributeGroups(shown),
    footnotes: footnotes.gathered(),
    ...graded(grades.usual),
    ...(note.length === 0 ? {} : { note }),
  };
}

/**
 * Marks that every cell of an attribute would repeat go to the attribute's header: where all cells that state something
 * rest on the same sources, and the concepts' headers leave at least two of them to be marked.
 */
function sharedByAttribute(rows: readonly (readonly MarkedDraft[])[]): {
  attributes: readonly (readonly Id[])[];
  grid: readonly (readonly MarkedDraft[])[];
} {
  const attributes = (rows[0] ?? []).map((_, index) => marksOfAttribute(rows.flatMap((row) => row[index] ?? [])));
  const grid = rows.map((row) =>
    row.map((cell, index) => ((attributes[index] ?? []).length > 0 ? { ...cell, marks: [] } : cell)),
  );
  return { attributes, grid };
}

function marksOfAttribute(cells: readonly MarkedDraft[]): readonly Id[] {
  const stating = cells.filter(({ draft }) => !draft.computed && !draft.missing);
  const lists = new Set(stating.map(({ draft }) => draft.cell.provenance.sources.join(' ')));
  const marked = cells.filter(({ marks }) => marks.length > 0);
  // A missing cell with sources of its own keeps its marks, and so does the whole attribute.
  if (lists.size !== 1 || marked.length < 2 || marked.some(({ draft }) => draft.missing)) return [];
  return stating[0]?.draft.cell.provenance.sources ?? [];
}

/** A concept's header and its cells, source marks shared out between them. */
function conceptLine(
  context: Context,
  concept: Concept,
  attributes: readonly ShownAttribute[],
  grades: Grades,
): { side: Side; cells: readonly MarkedDraft[] } {
  const drafts = attributes.map(({ attribute, at, written }) => draftCell(context, concept, attribute.id, at, written));
  const marks = shareMarks(drafts);
  const told = gradesOfLine(
    grades,
    drafts.map(({ grade }) => grade),
  );
  const header: Header = {
    id: concept.id,
    kind: 'concept',
    lines: localize(context.rendition, concept.name),
    align: 'left',
    marks: marks.header,
    ...graded(told.header),
    footnotes: [],
  };
  return {
    side: { header, remarks: [] },
    cells: drafts.map((draft, index) => ({ draft, marks: marks.cells[index] ?? [], ...graded(told.cells[index]) })),
  };
}

/** An attribute's header; its description is its footnote. A column stands as its cells do, a row label left. */
function attributeSide(
  context: Context,
  { attribute, at, header: lines }: ShownAttribute,
  asColumn: boolean,
  marks: readonly Id[],
  grade: Confidence | undefined,
): Side {
  const align = asColumn ? alignOf(context, attribute.id) : 'left';
  const remarks = attribute.description === undefined ? [] : [localize(context.rendition, attribute.description)];
  const id = pickId(attribute.id, at);
  const choices = choicesOf(context, attribute, at);
  const more = { ...graded(grade), ...(choices.length === 0 ? {} : { choices }) };
  return { header: { id, kind: 'attribute', lines, align, marks, ...more, footnotes: [] }, remarks };
}

function graded(grade: Confidence | undefined): { readonly grade?: Confidence } {
  return grade === undefined ? {} : { grade };
}

function markedHeader({ header, remarks }: Side, footnotes: FootnoteGatherer): Header {
  return { ...header, footnotes: footnotes.mark(remarks) };
}

/** In a column that mixes attributes of all kinds every cell stands left. */
function markedCell({ draft, marks, grade }: MarkedDraft, footnotes: FootnoteGatherer, inRows: boolean): MatrixCell {
  const { cell, remarks } = draft;
  return { ...cell, align: inRows ? cell.align : 'left', marks, ...graded(grade), footnotes: footnotes.mark(remarks) };
}

/** Spanners over attributes as row groups; attributes under no spanner form groups without a heading (no lines). */
function attributeGroups({ attributes, spanners }: ShownAttributes): readonly RowGroup[] {
  if (spanners.length === 0) return [];
  const groups: RowGroup[] = [];
  let covered = 0;
  const add = ({ lines, from, to }: Spanner) => {
    const first = attributes[from];
    groups.push({ id: first === undefined ? '' : pickId(first.attribute.id, first.at), lines, from, to });
    covered = to;
  };
  for (const spanner of spanners) {
    if (spanner.from > covered) add({ lines: [], from: covered, to: spanner.from });
    add(spanner);
  }
  if (covered < attributes.length) add({ lines: [], from: covered, to: attributes.length });
  return groups;
}
