import { type Cell, CONFIDENCES, type Confidence } from '../core/value.ts';
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
export function gradeOf(cell: Cell, computed: boolean): Confidence | undefined {
  if (computed) return undefined;
  const { value, provenance } = shownRival(cell) ?? cell;
  if (missingReason(value) !== undefined) return undefined;
  if (value.kind !== 'quantity' || value.parts.every((part) => part.provenance === undefined)) {
    return provenance.confidence;
  }
  const known = placingParts(value).filter(({ measure }) => measure.op !== 'missing');
  const told = new Set(known.map((part) => part.provenance?.confidence ?? provenance.confidence));
  return LEAST_FIRM.find((grade) => told.has(grade));
}

const LEAST_FIRM: readonly Confidence[] = ['secondary-seen', 'authored', 'computed', 'primary-seen'];

/** Counts the grades of cells, concept by concept. */
export interface GradeGatherer {
  /** The grades of one concept's cells, one for each attribute. */
  add(cells: readonly { readonly grade?: Confidence | undefined }[]): void;
  grades(): Grades;
}

export function gatherGrades(attributes: number): GradeGatherer {
  const own = Array.from({ length: attributes }, () => new Map<Confidence, number>());
  return {
    add(cells) {
      for (let index = 0; index < cells.length; index += 1) {
        const grade = cells[index]?.grade;
        const counts = own[index];
        if (grade !== undefined && counts !== undefined) counts.set(grade, (counts.get(grade) ?? 0) + 1);
      }
    },
    grades() {
      const total = new Map<Confidence, number>();
      for (const counts of own) {
        for (const [grade, count] of counts) total.set(grade, (total.get(grade) ?? 0) + count);
      }
      const most = Math.max(...total.values());
      // Of equally common grades the firmest is the usual one, so that the others are marked.
      const usual = CONFIDENCES.find((grade) => total.get(grade) === most);
      if (usual === undefined) return { attributes: own.map(() => undefined) };
      return { usual, attributes: own.map((counts) => (counts.has(usual) ? undefined : sharedByAll(counts))) };
    },
  };
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
  cells: readonly { readonly grade?: Confidence | undefined }[],
): LineGrades {
  const shared = sharedInLine(grades, cells);
  if (shared !== undefined) return shared === grades.usual ? NOTHING : { header: shared, cells: NOTHING.cells };
  const own = (grade: Confidence | undefined, index: number) =>
    grade === grades.usual || grades.attributes[index] !== undefined ? undefined : grade;
  return { cells: cells.map(({ grade }, index) => own(grade, index)) };
}

/** By cell; one that is not there needs no mark. */
interface LineGrades {
  readonly header?: Confidence;
  readonly cells: readonly (Confidence | undefined)[];
}

const NOTHING: LineGrades = { cells: [] };

/** The one grade of all cells of a line that have one of their own, if these are several. */
function sharedInLine(
  { attributes }: Grades,
  cells: readonly { readonly grade?: Confidence | undefined }[],
): Confidence | undefined {
  let first: Confidence | undefined;
  let count = 0;
  for (let index = 0; index < cells.length; index += 1) {
    const grade = cells[index]?.grade;
    if (grade === undefined || attributes[index] !== undefined) continue;
    first ??= grade;
    if (grade !== first) return undefined;
    count += 1;
  }
  return count > 1 ? first : undefined;
}
