import type { Concept } from '../core/catalog.ts';
import type { Lines } from '../core/inline.ts';
import type { Align, MatrixCell, NumberFormat } from '../core/matrix.ts';
import { lookup } from '../core/record.ts';
import type { Cell, CellRef, Confidence, Id, Provenance } from '../core/value.ts';
import type { Context } from './context.ts';
import { alignOf, valueLines } from './display.ts';
import { gradeOf } from './grades.ts';
import { cellAt } from './history.ts';
import { missingReason } from './measure.ts';
import { sortKeyOf } from './order.ts';
import { cellProvenance, datedOf, withPartProvenance } from './provenance.ts';
import { partsLines, placingFirst, plainNumber } from './quantity.ts';
import { remarksOf } from './remarks.ts';
import { shownValue } from './shown-value.ts';

/** A cell before its matrix has given it its place, numbered footnotes and shared out source marks. */
export interface CellDraft {
  readonly cell: DraftedCell;
  readonly remarks: readonly Lines[];
  /** True where the cell comes from a rule: it carries no marks, its inputs do. */
  readonly computed: boolean;
  readonly missing: boolean;
  /** How well checked it is. */
  readonly grade: Confidence | undefined;
}

/** All that a cell says, whatever its place. Of one shape, since there may be a million of them. */
type DraftedCell = Omit<MatrixCell, 'ref' | 'grade' | 'number' | 'note' | 'parts'> & {
  readonly parts: readonly Lines[] | undefined;
  readonly number: NumberFormat | undefined;
  readonly note: Lines | undefined;
};

/** Formats the cells of one attribute. */
export type Drafter = (concept: Concept) => CellDraft;

/** So many cells are known again: those that come again in very large tables are one and the same object. */
const MOST_KNOWN = 2_000;

/**
 * Formats cells of the catalog; the only place where a value becomes a `MatrixCell`. With `at` it is the value that
 * held on that date, under an address of its own. `written` says how its column is written; what is remarked on it
 * stands by itself, outside the column.
 */
export function drafterOf(
  context: Context,
  attribute: Id,
  at?: string,
  written: Context = context,
  rest: ProvenanceMaker = provenanceMaker(context),
): Drafter {
  const known = new Map<Cell, CellDraft>();
  const computed = lookup(context.catalog.attributes, attribute)?.rule !== undefined;
  const align = alignOf(context, attribute);
  const draft = (cell: Cell): CellDraft => {
    const value = cell.value.kind === 'quantity' ? placingFirst(cell.value) : cell.value;
    const plainly = value.kind === 'quantity' ? plainNumber(written, attribute, value) : undefined;
    const remarks = remarksOf(context, attribute, cell);
    const grade = gradeOf(cell, computed);
    const { provenance, dated } = rest(cell);
    const number = plainly?.number;
    const shown = {
      value: shownValue(withPartProvenance(value, cell), context.rendition),
      lines: plainly?.lines ?? valueLines(written, attribute, value),
      parts: value.kind === 'quantity' && value.parts.length > 1 ? partsLines(written, attribute, value) : undefined,
      number,
      align,
      sortKey: sortKeyOf(context, attribute, value),
      footnotes: NONE,
      marks: NONE,
      provenance,
      dated,
      note: remarks.length === 0 ? undefined : remarks.flat(),
    };
    return { cell: shown, remarks, computed, missing: missingReason(value) !== undefined, grade };
  };
  const read = context.facts.reader(attribute);
  return (concept) => {
    const now = read(concept);
    const cell = at === undefined ? now : cellAt(now, at);
    const before = known.get(cell);
    if (before !== undefined) return before;
    const made = draft(cell);
    if (known.size < MOST_KNOWN) known.set(cell, made);
    return made;
  };
}

/** One cell by itself. */
export function draftCell(
  context: Context,
  concept: Concept,
  attribute: Id,
): Omit<CellDraft, 'cell'> & { readonly cell: MatrixCell } {
  const draft = drafterOf(context, attribute)(concept);
  const ref = { concept: concept.id, attribute };
  const cell = placedCell(draft.cell, ref, draft.cell.align, draft.cell.footnotes, draft.cell.marks, undefined);
  return { ...draft, cell };
}

/** A cell in its place. Written out, since spreads are slow, and very large tables have a million cells. */
export function placedCell(
  cell: DraftedCell,
  ref: CellRef,
  align: Align,
  footnotes: readonly number[],
  marks: readonly Id[],
  grade: Confidence | undefined,
): MatrixCell {
  const { value, lines, parts, number, sortKey, provenance, dated, note } = cell;
  if (grade !== undefined || note !== undefined || parts !== undefined) {
    const more = {
      ...(parts && { parts }),
      ...(number && { number }),
      ...(grade && { grade }),
      ...(note && { note }),
    };
    return { ref, value, lines, align, sortKey, footnotes, marks, provenance, dated, ...more };
  }
  return number === undefined
    ? { ref, value, lines, align, sortKey, footnotes, marks, provenance, dated }
    : { ref, value, lines, align, sortKey, footnotes, marks, provenance, dated, number };
}

type Sourced = Pick<MatrixCell, 'provenance' | 'dated'>;

type ProvenanceMaker = (cell: Cell) => Sourced;

/** Most cells come from few places, each of which is worked out once: what says the same is one object. */
export function provenanceMaker(context: Context): ProvenanceMaker {
  const known = new WeakMap<Provenance, Sourced>();
  const alike = new Map<string, Sourced>();
  return (cell) => {
    const simple = cell.value.kind !== 'quantity' || cell.value.parts.every((part) => part.provenance === undefined);
    const own = simple && !cell.disputed;
    const before = own ? known.get(cell.provenance) : undefined;
    if (before) return before;
    const provenance = cellProvenance(cell);
    const key = JSON.stringify(provenance);
    const made = alike.get(key) ?? { provenance, dated: datedOf(provenance, context.catalog) };
    if (alike.size < MOST_KNOWN) alike.set(key, made);
    if (own) known.set(cell.provenance, made);
    return made;
  };
}

/**
 * Source marks of one concept's cells. If each cell with a known, written value has a source, the commonest list of
 * sources (of several equally common ones the first) goes to the concept's header and cells with just that list have
 * no marks of their own. Otherwise each cell carries its own and the header none. A cell whose list is not there has none.
 */
export function shareMarks(drafts: readonly CellDraft[]): { header: readonly Id[]; cells: readonly (readonly Id[])[] } {
  const alike = sameSources(drafts);
  if (alike) return { header: alike, cells: NONE };
  const stating = drafts.filter((draft) => !draft.computed && !draft.missing);
  const lists = stating.map((draft) => draft.cell.provenance.sources);
  const header = lists.every((list) => list.length > 0) ? commonest(lists) : [];
  const shared = header.join(' ');
  const cells = drafts.map(({ cell, computed }) => {
    const own = cell.provenance.sources;
    return computed || (header.length > 0 && own.join(' ') === shared) ? [] : own;
  });
  return { header, cells };
}

const NONE: readonly never[] = [];

/** The one list on which all of several cells rest, as in most rows of large tables. */
function sameSources(drafts: readonly CellDraft[]): readonly Id[] | undefined {
  const sources = drafts[0]?.cell.provenance.sources;
  if (sources === undefined || sources.length === 0) return undefined;
  for (const { cell, computed, missing } of drafts) {
    if (computed || missing || cell.provenance.sources !== sources) return undefined;
  }
  return sources;
}

function commonest(lists: readonly (readonly Id[])[]): readonly Id[] {
  const counts = new Map<string, { list: readonly Id[]; count: number }>();
  for (const list of lists) {
    const key = list.join(' ');
    counts.set(key, { list, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  let best: { list: readonly Id[]; count: number } | undefined;
  for (const entry of counts.values()) if (best === undefined || entry.count > best.count) best = entry;
  return best?.list ?? [];
}
