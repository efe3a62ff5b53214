import type { Attribute, Concept, QuestionSpec, WorksheetSpec } from '../core/catalog.ts';
import type { Lines } from '../core/inline.ts';
import type { Matrix } from '../core/matrix.ts';
import { type Dictionary, lookup } from '../core/record.ts';
import type { Rule, Test } from '../core/rule.ts';
import type { Amount, Id } from '../core/value.ts';
import {
  type Answer,
  lineagesOf,
  type OutcomeMember,
  type Question,
  type Worksheet,
  type WorksheetEntry,
  type WorksheetOutcome,
} from '../core/worksheet.ts';
import type { Context } from './context.ts';
import { memberLabel } from './display.ts';
import { linesFor, localize, spoken, wordLines } from './localize.ts';
import { compareMatrix } from './matrix.ts';
import { knownMeasures } from './measure.ts';
import { magnitudeOf, stepsOf } from './number.ts';
import { stylesOf } from './quantity.ts';
import { ruleWords } from './rule-words.ts';
import { selectConcepts } from './select.ts';
import { indexVocabulary } from './vocabulary.ts';
import { chooseByAnswers } from './worksheet-rules.ts';

/** A worksheet with everything resolved: questions with their options, rules with their thresholds, examples answered. */
export function compareWorksheet(context: Context, spec: WorksheetSpec): Worksheet {
  const rules = spec.outcomes.flatMap((id) => {
    const attribute = lookup(context.catalog.attributes, id);
    return attribute?.rule === undefined ? [] : [{ attribute, rule: resolved(attribute.rule, context.spec.settings) }];
  });
  const questions = spec.questions.flatMap((question) => {
    const attribute = lookup(context.catalog.attributes, question.attribute);
    return attribute === undefined
      ? []
      : questionOf(
          context,
          question,
          attribute,
          rules.map(({ rule }) => rule),
        );
  });
  const outcomes = rules.map(({ attribute, rule }) => outcomeOf(context, attribute, rule, questions));
  const form = { questions, outcomes };
  const exercises = selectConcepts(context, spec.exercises);
  return {
    id: spec.id,
    title: localize(context.rendition, spec.title),
    ...(spec.note === undefined ? {} : { note: localize(context.rendition, spec.note) }),
    stub: spec.stub === undefined ? wordLines(context, 'concept') : localize(context.rendition, spec.stub),
    questions,
    outcomes,
    examples: answeredMatrix(context, spec, 'examples'),
    entries: [
      ...selectConcepts(context, spec.examples).map((concept) => entryOf(context, concept, 'example', form, true)),
      ...exercises.map((concept) => entryOf(context, concept, 'exercise', form, spec.answers)),
    ],
    rows: spec.rows,
    ...(spec.answers && exercises.length > 0 ? { key: answeredMatrix(context, spec, 'exercises') } : {}),
  };
}

/** Concepts with the values that the worksheet asks for and those that its rules come to: a matrix like any other. */
function answeredMatrix(context: Context, spec: WorksheetSpec, which: 'examples' | 'exercises'): Matrix {
  const shown = [...spec.questions.map((question) => question.attribute), ...spec.outcomes];
  const { matrix } = compareMatrix(context, {
    id: `${spec.id}-${which === 'examples' ? 'examples' : 'key'}`,
    title: which === 'examples' ? context.words['worked-examples'] : context.words['answer-key'],
    concepts: spec[which],
    attributes: shown.map((attribute) => ({ attribute })),
    sort: [],
    conceptsAs: 'rows',
    ...(spec.stub === undefined ? {} : { stub: spec.stub }),
  });
  return matrix;
}

function questionOf(context: Context, spec: QuestionSpec, attribute: Attribute, rules: readonly Rule[]): Question[] {
  const base = {
    attribute: attribute.id,
    lines: localize(context.rendition, spec.label ?? attribute.label),
    ...(spec.hint === undefined ? {} : { hint: localize(context.rendition, spec.hint) }),
  };
  if (attribute.kind === 'quantity') {
    const power = powerOf(context, attribute, rules);
    return [{ ...base, kind: 'quantity', power, unit: unitLines(context, power) }];
  }
  if (attribute.kind !== 'set' && attribute.kind !== 'choice') return [];
  const vocabulary = lookup(context.catalog.vocabularies, attribute.of);
  const index = vocabulary === undefined ? undefined : indexVocabulary(vocabulary);
  const ids = spec.options ?? vocabulary?.members.map((member) => member.id) ?? [];
  const options = [...new Set(ids)].map((id) => ({
    id,
    lines: localize(context.rendition, memberLabel(context, attribute.id, id)),
    lineage: index?.members.get(id)?.lineage ?? [id],
  }));
  return [{ ...base, kind: attribute.kind, options }];
}

/** Of the leading language's named powers the greatest that the least threshold reaches: 亿 for 10 亿, B for 1B. */
function powerOf(context: Context, attribute: Attribute & { kind: 'quantity' }, rules: readonly Rule[]): number {
  const [style] = stylesOf(context, attribute.id, attribute.unit);
  if (style?.compact !== true) return 0;
  const tests = rules.flatMap((rule) => rule.choose.flatMap(({ when }) => flat(when)));
  const magnitudes = tests.flatMap((test) =>
    test.test === 'at-least' && test.attribute === attribute.id && 'amount' in test.than
      ? (magnitudeOf(test.than.amount) ?? [])
      : [],
  );
  const least = magnitudes.length === 0 ? 0 : Math.min(...magnitudes);
  return style.steps.findLast(({ power }) => power <= least)?.power ?? 0;
}

/** The name of a power of ten in each language: 亿, B, or 10⁸ where the language has no name for it. */
function unitLines(context: Context, power: number): Lines {
  if (power === 0) return [];
  const raised = [...String(power)].map((digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)] ?? '').join('');
  return linesFor(context.rendition, (language) => {
    const name = stepsOf(language).find((step) => step.power === power)?.suffix;
    return spoken(name ?? `10${raised}`, language);
  });
}

function outcomeOf(
  context: Context,
  attribute: Attribute,
  rule: Rule,
  questions: readonly Question[],
): WorksheetOutcome {
  // In the order in which the rule asks.
  const reached = [...new Set([...rule.choose.map(({ then }) => then), rule.otherwise])];
  const vocabulary = 'of' in attribute ? lookup(context.catalog.vocabularies, attribute.of) : undefined;
  const members = reached.flatMap((id) => vocabulary?.members.find((member) => member.id === id) ?? []);
  return {
    attribute: attribute.id,
    lines: localize(context.rendition, attribute.label),
    rule,
    blank: chooseByAnswers(rule, lineagesOf(questions), {}),
    members: members.map(
      ({ id, label, description }): OutcomeMember => ({
        id,
        lines: localize(context.rendition, label),
        ...(description === undefined ? {} : { description: localize(context.rendition, description) }),
      }),
    ),
    words: ruleWords(context, attribute.id, rule),
  };
}

function entryOf(
  context: Context,
  concept: Concept,
  kind: WorksheetEntry['kind'],
  { questions, outcomes }: Pick<Worksheet, 'questions' | 'outcomes'>,
  answered: boolean,
): WorksheetEntry {
  const given = (answered ? questions : []).flatMap((question): [Id, Answer][] => {
    const answer = answerOf(context, concept, question);
    return answer === undefined ? [] : [[question.attribute, answer]];
  });
  const answers = Object.fromEntries(given);
  const lineages = lineagesOf(questions);
  return {
    concept: concept.id,
    lines: localize(context.rendition, concept.name),
    kind,
    answers,
    outcomes: Object.fromEntries(
      outcomes.map(({ attribute, rule }) => [attribute, chooseByAnswers(rule, lineages, answers)]),
    ),
  };
}

/** What the catalog answers; nothing where the value is missing, a bound, or none of the options that are asked. */
function answerOf(context: Context, concept: Concept, question: Question): Answer | undefined {
  const { value } = context.facts.cell(concept, question.attribute);
  const asked = new Set(question.kind === 'quantity' ? [] : question.options.map(({ id }) => id));
  switch (value.kind) {
    case 'set':
      return value.ids.every((id) => asked.has(id)) ? { kind: 'set', ids: value.ids } : undefined;
    case 'choice':
      return asked.has(value.id) ? { kind: 'choice', id: value.id } : undefined;
    case 'quantity': {
      const [first, ...rest] = knownMeasures(value);
      if (first === undefined || ![first, ...rest].every(({ op }) => op === 'exact' || op === 'approx'))
        return undefined;
      return { kind: 'quantity', measures: [first, ...rest] };
    }
    default:
      return undefined;
  }
}

function resolved(rule: Rule, settings: Dictionary<Amount>): Rule {
  return { ...rule, choose: rule.choose.map(({ when, then }) => ({ when: resolvedTest(when, settings), then })) };
}

function resolvedTest(test: Test, settings: Dictionary<Amount>): Test {
  if (test.test === 'and' || test.test === 'or') {
    return { ...test, tests: test.tests.map((inner) => resolvedTest(inner, settings)) };
  }
  if (test.test === 'not') return { ...test, not: resolvedTest(test.not, settings) };
  if (!('than' in test) || 'amount' in test.than) return test;
  const amount = lookup(settings, test.than.setting);
  return amount === undefined ? test : { ...test, than: { amount } };
}

/** A test with all that it is made of. */
function flat(test: Test): readonly Test[] {
  if (test.test === 'and' || test.test === 'or') return test.tests.flatMap(flat);
  return test.test === 'not' ? flat(test.not) : [test];
}
