import type { Lines } from './inline.ts';
import type { Matrix } from './matrix.ts';
import { type Dictionary, lookup } from './record.ts';
import type { Rule } from './rule.ts';
import { unexpected } from './unexpected.ts';
import type { Id, Measure, QuantityPart, Value } from './value.ts';

/**
 * Questions about a product and the rules that answer them: a form that a reader fills in. Everything is resolved, so
 * that a workbook, a page and a sheet of paper ask the same and come to the same.
 */
export interface Worksheet {
  readonly id: Id;
  readonly title: Lines;
  readonly note?: Lines;
  /** What each row is filled in for, such as "Product". */
  readonly stub: Lines;
  readonly questions: readonly Question[];
  readonly outcomes: readonly WorksheetOutcome[];
  /** Concepts whose answer is known, worked through. Its cells are addressed like those of any matrix. */
  readonly examples: Matrix;
  /** Rows that are named already: the examples, answered, then what is left to the reader. */
  readonly entries: readonly WorksheetEntry[];
  /** So many rows more, without a name. */
  readonly rows: number;
  /** The teacher's key: the exercises with their answers. */
  readonly key?: Matrix;
}

interface QuestionBase {
  readonly attribute: Id;
  readonly lines: Lines;
  readonly hint?: Lines;
}

export type Question =
  | (QuestionBase & { readonly kind: 'set' | 'choice'; readonly options: readonly QuestionOption[] })
  | (QuestionBase & {
      readonly kind: 'quantity';
      /** Numbers are asked for in this power of ten where a plain number is needed, and `unit` names it (亿). */
      readonly power: number;
      readonly unit: Lines;
    });

interface QuestionOption {
  readonly id: Id;
  readonly lines: Lines;
  /** The member itself, then what it counts as, then what that counts as. */
  readonly lineage: readonly Id[];
}

/** A computed choice. All thresholds of its rule are amounts. */
export interface WorksheetOutcome {
  readonly attribute: Id;
  readonly lines: Lines;
  readonly rule: Rule;
  /** What it comes to when no question is answered. */
  readonly blank: Id;
  /** All that the rule can come to. */
  readonly members: readonly OutcomeMember[];
  /** The rule in words: one sentence a case, then the one for all else. */
  readonly words: readonly Lines[];
}

export interface OutcomeMember {
  readonly id: Id;
  readonly lines: Lines;
  readonly description?: Lines;
}

export interface WorksheetEntry {
  readonly concept: Id;
  readonly lines: Lines;
  readonly kind: 'example' | 'exercise';
  /**
   * By attribute, as a form can be filled in with plain numbers; a question that is not answered, or only by a bound,
   * is absent. Empty for an exercise unless this is the key.
   */
  readonly answers: Answers;
  /** What the rules come to for these answers, by attribute. */
  readonly outcomes: Dictionary<Id>;
}

export type Answers = Dictionary<Answer>;

/** What one question is answered with. Several measures are several versions of one product. */
export type Answer =
  | { readonly kind: 'set'; readonly ids: readonly Id[] }
  | { readonly kind: 'choice'; readonly id: Id }
  | { readonly kind: 'quantity'; readonly measures: readonly [Measure, ...Measure[]] };

/** By attribute and member: the member itself, then what it counts as, then what that counts as. */
export type Lineages = Dictionary<Dictionary<readonly Id[]>>;

export function lineagesOf(questions: readonly Question[]): Lineages {
  return Object.fromEntries(
    questions.flatMap((question) =>
      question.kind === 'quantity'
        ? []
        : [[question.attribute, Object.fromEntries(question.options.map(({ id, lineage }) => [id, lineage]))]],
    ),
  );
}

/** The value that an answer stands for; a question that is not answered is looked for and not found. */
export function answerValue(answers: Answers, attribute: Id): Value {
  const answer = lookup(answers, attribute);
  if (answer === undefined) return { kind: 'missing', reason: 'unknown' };
  switch (answer.kind) {
    case 'set':
    case 'choice':
      return answer;
    case 'quantity': {
      const [first, ...rest] = answer.measures.map(versionOf);
      return first === undefined
        ? { kind: 'missing', reason: 'unknown' }
        : { kind: 'quantity', unit: '', parts: [first, ...rest] };
    }
    default:
      return unexpected(answer);
  }
}

function versionOf(measure: Measure, index: number): QuantityPart {
  return { id: String(index), label: {}, role: 'member', measure };
}
