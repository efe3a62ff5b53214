import type { Concept, MatrixSpec } from '../core/catalog.ts';
import { censusTaker } from '../core/census.ts';
import type { Lines } from '../core/inline.ts';
import type { Header, Matrix, MatrixCell, MatrixRow, NumberRule, RowGroup, Spanner } from '../core/matrix.ts';
import { gatherTold } from '../core/told.ts';
import type { Confidence, Id } from '../core/value.ts';
import { type CellDraft, drafterOf, placedCell, provenanceMaker, shareMarks } from './cell.ts';
import { choicesOf } from './choices.ts';
import { type ShownAttribute, type ShownAttributes, shownAttributes } from './columns.ts';
import type { Context } from './context.ts';
import { gatherDates } from './dates-note.ts';
import { alignOf } from './display.ts';
import { gatherGrades, gradesOfLine } from './grades.ts';
import { pickId } from './history.ts';
import { localize, wordLines } from './localize.ts';
import { keptWhenAskedAgain, MadeRows } from './made-rows.ts';
import { sortConcepts } from './order.ts';
import { groupByPlace, inOrder, placesOf } from './place.ts';
import { languageSeparator, numberRule, stylesOf } from './quantity.ts';
import { type FootnoteGatherer, gatherFootnotes } from './remarks.ts';
import { rowsDigest } from './rows-digest.ts';
import { selectConcepts } from './select.ts';
import { gatherSharing } from './sharing.ts';

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

/** Of matrices of more cells than these everything that stages ask of all rows is gathered on one walk. */
const MANY_CELLS = 20_000;

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
    for (const concept of byPlace.get(place) ?? []) grouped.push(concept);
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
  const line = liner(context, shown.attributes);
  const cells = inRows ? concepts.length * shown.attributes.length : 0;
  const many =
    cells > Math.min(MANY_CELLS, context.mostKept) ? rowsDigest(writtenIn(context, shown.attributes)) : undefined;
  // A table of concepts in rows may be so large that its rows are made when they are looked at, each time anew.
  const kept = cells > context.mostKept ? undefined : concepts.map(line);
  const footnotes = gatherFootnotes();
  const dates = gatherDates(context, shown.attributes);
  const told = gatherTold();
  const census = censusTaker(conceptGroups, many ? shown.attributes.map(ruleOf) : []);
  const sharing = gatherSharing(shown.attributes.length);
  const grading = gatherGrades(shown.attributes.length);
  if (inRows) for (const attribute of shown.attributes) footnotes.mark(remarksOfAttribute(context, attribute));
  for (const [index, concept] of concepts.entries()) {
    const { header, drafts, marks } = kept?.[index] ?? line(concept);
    const drafted = cellsOf(drafts);
    sharing.add(drafts, marks);
    grading.add(drafts);
    dates.add(concept, drafted);
    const marked = inRows ? footnotesOf(drafts, footnotes) : NONE;
    if (!many) continue;
    told.add(header.marks, drafted);
    census.add(header, drafted, marked);
    many.add(header, drafts);
  }
  const shared = sharing.shared();
  const grades = grading.grades();
  const attributeSides = shown.attributes.map((each, index) =>
    attributeSide(context, each, inRows, shared[index] ?? [], grades.attributes[index]),
  );
  const finish = finisher(shown.attributes, shared, footnotes, inRows);
  const gradesIn = ({ drafts }: Line) => gradesOfLine(grades, drafts);
  const rowOf = (one: Line): MatrixRow => {
    const marked = gradesIn(one);
    const cells = one.drafts.map((_, index) => finish(one, index, marked.cells[index]));
    return { header: gradedHeader(one.header, marked.header), cells };
  };
  const sides = inRows ? [] : (kept ?? []).map((one) => ({ line: one, marked: gradesIn(one) }));
  const columns = inRows
    ? attributeSides.map((side) => markedHeader(side, footnotes))
    : sides.map(({ line: { header }, marked }) => gradedHeader(header, marked.header));
  const keptRows = inRows && !many ? kept?.map(rowOf) : undefined;
  const rows = !inRows
    ? attributeSides.map((side, index): MatrixRow => {
        const header = markedHeader(side, footnotes);
        return { header, cells: sides.map(({ line: one, marked }) => finish(one, index, marked.cells[index])) };
      })
    : (keptRows ??
      new MadeRows({
        ids: concepts.map(({ id }) => id),
        told: told.told,
        says: many?.hex() ?? '',
        census: census.census(),
        make: kept ? keptWhenAskedAgain(kept, rowOf) : (index) => rowOf(line(concepts[index] as Concept)),
        name: (index) => localize(context.rendition, (concepts[index] as Concept).name),
      }));
  const note = dates.note(spec.note === undefined ? [] : localize(context.rendition, spec.note));
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

function cellsOf(drafts: readonly CellDraft[]): readonly CellDraft['cell'][] {
  const cells: CellDraft['cell'][] = [];
  for (let index = 0; index < drafts.length; index += 1) cells.push((drafts[index] as CellDraft).cell);
  return cells;
}

/** The footnotes of each cell; none at all where nothing is remarked on any of them. */
function footnotesOf(drafts: readonly CellDraft[], footnotes: FootnoteGatherer): readonly (readonly number[])[] {
  if (drafts.every(({ remarks }) => remarks.length === 0)) return NONE;
  return drafts.map(({ remarks }) => (remarks.length === 0 ? NONE : footnotes.mark(remarks)));
}

/** A concept's header and its cells, source marks shared out between them. */
interface Line {
  readonly header: Header;
  readonly drafts: readonly CellDraft[];
  /** By cell; one that is not there has none. */
  readonly marks: readonly (readonly Id[])[];
}

function liner(context: Context, attributes: readonly ShownAttribute[]): (concept: Concept) => Line {
  const rest = provenanceMaker(context);
  const drafters = attributes.map(({ attribute, at, written }) => drafterOf(context, attribute.id, at, written, rest));
  return (concept) => {
    const drafts = drafters.map((draft) => draft(concept));
    const marks = shareMarks(drafts);
    const header: Header = {
      id: concept.id,
      kind: 'concept',
      lines: localize(context.rendition, concept.name),
      align: 'left',
      marks: marks.header,
      footnotes: NONE,
    };
    return { header, drafts, marks: marks.cells };
  };
}

/** How columns write their numbers, all that counts for it. */
function writtenIn(context: Context, attributes: readonly ShownAttribute[]): unknown {
  const styles = attributes.map(({ attribute, written }) =>
    attribute.kind === 'quantity' ? stylesOf(written, attribute.id, attribute.unit) : [],
  );
  return [styles, languageSeparator(context)];
}

/** How the numbers of a column are written, where there is one rule for all. */
function ruleOf({ attribute, written }: ShownAttribute): NumberRule | undefined {
  return attribute.kind === 'quantity' ? numberRule(written, attribute.id, attribute.unit) : undefined;
}

function gradedHeader(header: Header, grade: Confidence | undefined): Header {
  return grade === undefined ? header : { ...header, grade };
}

/** The description of an attribute is its footnote. */
function remarksOfAttribute(context: Context, { attribute }: ShownAttribute): readonly Lines[] {
  return attribute.description === undefined ? [] : [localize(context.rendition, attribute.description)];
}

/** An attribute's header; its description is its footnote. A column stands as its cells do, a row label left. */
function attributeSide(
  context: Context,
  shown: ShownAttribute,
  asColumn: boolean,
  marks: readonly Id[],
  grade: Confidence | undefined,
): Side {
  const { attribute, at, header: lines } = shown;
  const align = asColumn ? alignOf(context, attribute.id) : 'left';
  const remarks = remarksOfAttribute(context, shown);
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

/**
 * Gives a line's cells their place, their footnotes and the marks that no header says for them. In a column that mixes
 * attributes of all kinds every cell stands left.
 */
function finisher(
  attributes: readonly ShownAttribute[],
  shared: readonly (readonly Id[])[],
  footnotes: FootnoteGatherer,
  inRows: boolean,
): (line: Line, index: number, grade: Confidence | undefined) => MatrixCell {
  const ids = attributes.map(({ attribute, at }) => pickId(attribute.id, at));
  const told = shared.map((sources) => sources.length > 0);
  return ({ header, drafts, marks }, index, grade) => {
    const { cell, remarks } = drafts[index] as CellDraft;
    const ref = { concept: header.id, attribute: ids[index] as Id };
    const letters = remarks.length === 0 ? NONE : footnotes.mark(remarks);
    const own = told[index] ? NONE : (marks[index] ?? NONE);
    return placedCell(cell, ref, inRows ? cell.align : 'left', letters, own, grade);
  };
}

const NONE: readonly never[] = [];

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
