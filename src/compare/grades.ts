import type { Concept } from '../core/catalog.ts';
import { lookup } from '../core/record.ts';
import { type Cell, CONFIDENCES, type Confidence, type Id } from '../core/value.ts';
import type { ShownAttribute } from './columns.ts';
import type { Context } from './context.ts';
import { cellAt } from './history.ts';
import { missingReason, placingParts } from './measure.ts';
import { shownRival } from './provenance.ts';

/** How well checked a matrix is: what most of its cells are, and the attributes whose cells are all of another grade. */
export interface Grades {
  readonly usual?: Confidence;
  /** One for each attribute shown. */
  readonly attributes: readonly (Confidence | undefined)[];
}

/**
 * The grade of a cell. What is missing has none, nor what a rule of the handout computes. A quantity whose parts differ
 * is as firm as the least firm of them.
 */
export function gradeOf(context: Context, attribute: Id, cell: Cell): Confidence | undefined {
  if (lookup(context.catalog.attributes, attribute)?.rule !== undefined) return undefined;
  const { value, provenance } = shownRival(cell) ?? cell;
  if (missingReason(value) !== undefined) return undefined;
  if (value.kind !== 'quantity') return provenance.confidence;
  const known = placingParts(value).filter(({ measure }) => measure.op !== 'missing');
  const told = new Set(known.map((part) => part.provenance?.confidence ?? provenance.confidence));
  return LEAST_FIRM.find((grade) => told.has(grade));
}

const LEAST_FIRM: readonly Confidence[] = ['secondary-seen', 'authored', 'computed', 'primary-seen'];

/** Grades of all cells at once, from the facts alone. */
export function gradesOf(
  context: Context,
  concepts: readonly Concept[],
  attributes: readonly ShownAttribute[],
): Grades {
  const total = new Map<Confidence, number>();
  const own = attributes.map(({ attribute, at }) => {
    const counts = new Map<Confidence, number>();
    for (const concept of concepts) {
      const cell = context.facts.cell(concept, attribute.id);
      const grade = gradeOf(context, attribute.id, at === undefined ? cell : cellAt(cell, at));
      if (grade === undefined) continue;
      counts.set(grade, (counts.get(grade) ?? 0) + 1);
      total.set(grade, (total.get(grade) ?? 0) + 1);
    }
    return counts;
  });
  const most = Math.max(...total.values());
  // Of equally common grades the firmest is the usual one, so that the others are marked.
  const usual = CONFIDENCES.find((grade) => total.get(grade) === most);
  if (usual === undefined) return { attributes: own.map(() => undefined) };
  return { usual, attributes: own.map((counts) => (counts.has(usual) ? undefined : sharedByAll(counts))) };
}

/** The one grade that all of several cells have. */
function sharedByAll(counts: ReadonlyMap<Confidence, number>): Confidence | undefined {
  const [[grade, count] = [undefined, 0], ...others] = [...counts];
  return others.length === 0 && count > 1 ? grade : undefined;
}

/**
 * What is to be marked in the line of one concept: at its header the grade that all its cells share if it is unusual,
 * else each unusual cell by itself. Cells of an attribute whose header is marked are told there.
 */
export function gradesOfLine(
  grades: Grades,
  cells: readonly (Confidence | undefined)[],
): { readonly header?: Confidence; readonly cells: readonly (Confidence | undefined)[] } {
  const telling = cells.map((grade, index) => (grades.attributes[index] === undefined ? grade : undefined));
  const known = telling.filter((grade) => grade !== undefined);
  const [first] = known;
  const shared = known.length > 1 && known.every((grade) => grade === first) ? first : undefined;
  if (shared === undefined) return { cells: telling.map((grade) => (grade === grades.usual ? undefined : grade)) };
  return { ...(shared === grades.usual ? {} : { header: shared }), cells: cells.map(() => undefined) };
}
