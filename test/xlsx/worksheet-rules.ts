import fc from 'fast-check';
import { chooseByAnswers } from '../../src/compare/worksheet-rules.ts';
import type { Matrix } from '../../src/core/matrix.ts';
import type { Rule, Test } from '../../src/core/rule.ts';
import type { Id } from '../../src/core/value.ts';
import {
  type Answer,
  type Answers,
  lineagesOf,
  type Question,
  type Worksheet,
  type WorksheetEntry,
} from '../../src/core/worksheet.ts';
import { plain } from './sample.ts';

const option = (id: Id, ...lineage: readonly Id[]) => ({ id, lines: plain(`${id} "=1"`), lineage: [id, ...lineage] });

/** Two sets that share members, one choice, one quantity; labels that would be formulas if they were not quoted. */
const QUESTIONS: readonly Question[] = [
  { kind: 'set', attribute: 'a', lines: plain('A'), options: [option('x'), option('y', 'x'), option('z')] },
  { kind: 'set', attribute: 'b', lines: plain('B'), options: [option('x'), option('w')] },
  { kind: 'choice', attribute: 'c', lines: plain('C'), options: [option('x'), option('v', 'x'), option('u')] },
  { kind: 'quantity', attribute: 'q', lines: plain('Q'), power: 8, unit: plain('亿') },
];

const MEMBERS = ['one', 'two', 'three', 'else'];

const attributes = fc.subarray(['a', 'b', 'c'], { minLength: 1 });
const number = fc.constantFrom('0', '1', '2', '3');
const leaf: fc.Arbitrary<Test> = fc.oneof(
  fc.record({ test: fc.constant('has' as const), member: fc.constantFrom('x', 'y', 'z', 'w', 'u'), of: attributes }),
  fc.record({
    test: fc.constant('count-at-least' as const),
    of: attributes,
    than: number.map((digits) => ({ amount: { digits, exp10: 0 } })),
  }),
  fc.record({
    test: fc.constant('at-least' as const),
    attribute: fc.constant('q'),
    quantifier: fc.constantFrom('every' as const, 'some' as const),
    than: fc.constantFrom('1', '1.5', '12').map((digits) => ({ amount: { digits, exp10: 9 } })),
  }),
  fc.record({ test: fc.constant('missing' as const), attribute: fc.constantFrom('a', 'b', 'c', 'q') }),
  fc.record({
    test: fc.constant('missing' as const),
    attribute: fc.constantFrom('a', 'q'),
    reason: fc.constantFrom('unknown', 'undisclosed'),
  }),
);
const { test } = fc.letrec<{ test: Test }>((tie) => ({
  test: fc.oneof(
    { maxDepth: 2 },
    leaf,
    fc.record({
      test: fc.constantFrom('and' as const, 'or' as const),
      tests: fc.array(tie('test'), { minLength: 1, maxLength: 3 }),
    }),
    tie('test').map((not) => ({ test: 'not' as const, not })),
  ),
}));

/** Rules of one to three cases over those questions. */
export const rules: fc.Arbitrary<Rule> = fc.array(test, { minLength: 1, maxLength: 3 }).map((tests) => ({
  // biome-ignore lint/suspicious/noThenProperty: the word of the data format; rules are never awaited
  choose: tests.map((when, index) => ({ when, then: MEMBERS[index] ?? 'else' })),
  otherwise: 'else',
}));

const set = (ids: readonly Id[]): fc.Arbitrary<Answer> =>
  fc.subarray([...ids]).map((chosen) => ({ kind: 'set', ids: chosen }));
const amounts = fc.constantFrom('0.5', '0.999999999', '1', '1.5', '1.500000001', '7', '12', '175');
const versions: fc.Arbitrary<Answer> = fc.array(amounts, { minLength: 1, maxLength: 2 }).map((all) => {
  const [first = '1', ...rest] = all;
  const exact = (digits: string) => ({ op: 'exact' as const, at: { digits, exp10: 9 } });
  return { kind: 'quantity', measures: [exact(first), ...rest.map(exact)] };
});

/** Answers to some of the questions. */
export const answers: fc.Arbitrary<Answers> = fc
  .record(
    {
      a: set(['x', 'y', 'z']),
      b: set(['x', 'w']),
      c: fc.constantFrom('x', 'v', 'u').map((id): Answer => ({ kind: 'choice', id })),
      q: versions,
    },
    { requiredKeys: [] },
  )
  .map((given) => Object.fromEntries(Object.entries(given)));

const NONE: Matrix = {
  id: 'form-examples',
  title: plain('Examples'),
  conceptsAs: 'rows',
  stub: [],
  columns: [],
  rows: [],
  spanners: [],
  groups: [],
  footnotes: [],
};

/** A worksheet with an outcome for each rule and an entry for each answers. */
export function worksheetOf(all: readonly Rule[], given: readonly Answers[]): Worksheet {
  const lineages = lineagesOf(QUESTIONS);
  const members = MEMBERS.map((id) => ({ id, lines: plain(id) }));
  const outcomes = all.map((rule, index) => ({
    attribute: `r${index}`,
    lines: plain(`Rule ${index}`),
    rule,
    blank: chooseByAnswers(rule, lineages, {}),
    members,
    words: [],
  }));
  const entries = given.map(
    (one, index): WorksheetEntry => ({
      concept: `p${index}`,
      lines: plain(`Product ${index}`),
      kind: 'example',
      answers: one,
      outcomes: Object.fromEntries(
        outcomes.map(({ attribute, rule }) => [attribute, chooseByAnswers(rule, lineages, one)]),
      ),
    }),
  );
  return {
    id: 'form',
    title: plain('Form'),
    stub: plain('Product'),
    questions: QUESTIONS,
    outcomes,
    examples: NONE,
    entries,
    rows: 1,
  };
}
