import type { Rule, RuleCase, Test, Threshold, Truth } from '../core/rule.ts';
import { unexpected } from '../core/unexpected.ts';
import type { Amount, Id, Value } from '../core/value.ts';
import { knownMeasures, measureAtLeast, missingReason, orderAmounts } from './measure.ts';

/** What a rule may ask about one concept. */
export interface RuleInputs {
  value(attribute: Id): Value;
  /** Whether a member of that attribute's vocabulary is, or counts as, the wanted one. */
  countsAs(attribute: Id, member: Id, wanted: Id): boolean;
  /** The member as which one is counted. */
  countedAs(attribute: Id, member: Id): Id;
  setting(name: Id): Amount | undefined;
}

/**
 * The choice that a rule makes. Cases are asked in order and the first that is not false decides: if it is true, its
 * `then` holds; if it cannot be told, nothing after it may win, so `otherwise` holds. A concept whose size is missing
 * therefore never becomes "small" by way of a later case. Cases that test `missing` belong before those that compare.
 */
export function chooseByRule(rule: Rule, inputs: RuleInputs): Id {
  for (const { when, then } of rule.choose) {
    const truth = truthOf(when, inputs);
    if (truth === true) return then;
    if (truth === 'unknown') return rule.otherwise;
  }
  return rule.otherwise;
}

/** The truth of a test in Kleene's three-valued logic. */
export function truthOf(test: Test, inputs: RuleInputs): Truth {
  switch (test.test) {
    case 'has':
      return hasMember(test.member, test.of, inputs);
    case 'count-at-least':
      return countAtLeast(test.of, test.than, inputs);
    case 'at-least':
      return quantityAtLeast(test.attribute, test.quantifier, test.than, inputs);
    case 'missing': {
      const reason = missingReason(inputs.value(test.attribute));
      return reason !== undefined && (test.reason === undefined || test.reason === reason);
    }
    case 'and':
      return every(test.tests.map((inner) => truthOf(inner, inputs)));
    case 'or':
      return some(test.tests.map((inner) => truthOf(inner, inputs)));
    case 'not':
      return negation(truthOf(test.not, inputs));
    default:
      return unexpected(test);
  }
}

/** The attributes that a rule asks about, each once, in order of first mention. */
export function attributesOf(rule: Rule): readonly Id[] {
  return [...new Set(rule.choose.flatMap((ruleCase: RuleCase) => attributesOfTest(ruleCase.when)))];
}

function attributesOfTest(test: Test): readonly Id[] {
  switch (test.test) {
    case 'has':
    case 'count-at-least':
      return test.of;
    case 'at-least':
    case 'missing':
      return [test.attribute];
    case 'and':
    case 'or':
      return test.tests.flatMap(attributesOfTest);
    case 'not':
      return attributesOfTest(test.not);
    default:
      return unexpected(test);
  }
}

function hasMember(member: Id, of: readonly Id[], inputs: RuleInputs): Truth {
  return some(
    of.map((attribute) => {
      const ids = membersOf(inputs.value(attribute));
      return ids === undefined ? 'unknown' : ids.some((id) => inputs.countsAs(attribute, id, member));
    }),
  );
}

/** Counts the union of the sets. With a set missing, a union that is already large enough is still enough. */
function countAtLeast(of: readonly Id[], than: Threshold, inputs: RuleInputs): Truth {
  const needed = amountOf(than, inputs);
  if (needed === undefined) return 'unknown';
  const union = new Set<Id>();
  let complete = true;
  for (const attribute of of) {
    const ids = membersOf(inputs.value(attribute));
    if (ids === undefined) complete = false;
    for (const id of ids ?? []) union.add(inputs.countedAs(attribute, id));
  }
  if (orderAmounts({ digits: String(union.size), exp10: 0 }, needed) >= 0) return true;
  return complete ? false : 'unknown';
}

function quantityAtLeast(attribute: Id, quantifier: 'every' | 'some', than: Threshold, inputs: RuleInputs): Truth {
  const value = inputs.value(attribute);
  const needed = amountOf(than, inputs);
  if (value.kind !== 'quantity' || needed === undefined) return 'unknown';
  const truths = knownMeasures(value).map((measure) => measureAtLeast(measure, needed));
  if (truths.length === 0) return 'unknown';
  return quantifier === 'every' ? every(truths) : some(truths);
}

/** The members of a set, or of a choice taken as a set of one; undefined where the value is missing. */
function membersOf(value: Value): readonly Id[] | undefined {
  if (value.kind === 'set' || value.kind === 'concepts') return value.ids;
  return value.kind === 'choice' ? [value.id] : undefined;
}

function amountOf(than: Threshold, inputs: RuleInputs): Amount | undefined {
  return 'amount' in than ? than.amount : inputs.setting(than.setting);
}

function every(truths: readonly Truth[]): Truth {
  if (truths.includes(false)) return false;
  return truths.includes('unknown') ? 'unknown' : true;
}

function some(truths: readonly Truth[]): Truth {
  if (truths.includes(true)) return true;
  return truths.includes('unknown') ? 'unknown' : false;
}

function negation(truth: Truth): Truth {
  return truth === 'unknown' ? 'unknown' : !truth;
}
