import type { Lines } from '../core/inline.ts';
import type { Language } from '../core/language.ts';
import { lookup } from '../core/record.ts';
import type { Rule, Test, Threshold } from '../core/rule.ts';
import { unexpected } from '../core/unexpected.ts';
import type { Amount, Id } from '../core/value.ts';
import type { WordKey } from '../core/words.ts';
import type { Context } from './context.ts';
import { memberLabel } from './display.ts';
import { linesFor, spoken, textIn, wordIn } from './localize.ts';
import { plainAmount } from './number.ts';
import { measureText, stylesOf } from './quantity.ts';

/** One language in which a rule is told. */
interface Telling {
  readonly context: Context;
  readonly language: Language;
}

/**
 * A rule in words: a sentence for each case in order, then one for all else, which also holds where a case cannot be
 * told. `of` is the computed attribute, whose vocabulary names what the rule comes to.
 */
export function ruleWords(context: Context, of: Id, rule: Rule): readonly Lines[] {
  const cases = rule.choose.map(({ when, then }) =>
    linesFor(context.rendition, (language) => {
      const telling = { context, language };
      return spoken(say(telling, 'rule-case', member(telling, of, then), tell(telling, when, false)), language);
    }),
  );
  const otherwise = linesFor(context.rendition, (language) => {
    const telling = { context, language };
    return spoken(say(telling, 'rule-otherwise', member(telling, of, rule.otherwise)), language);
  });
  return [...cases, otherwise];
}

/** A test in words, or its contrary: "not" is said where it reads well, not around the whole. */
function tell(telling: Telling, test: Test, contrary: boolean): string {
  switch (test.test) {
    case 'has':
      return say(telling, hasWords(telling, test, contrary), attributes(telling, test.of), hasMember(telling, test));
    case 'count-at-least': {
      const words = contrary ? 'rule-count-under' : 'rule-count';
      return say(telling, words, attributes(telling, test.of), plain(telling, test.than));
    }
    case 'at-least': {
      const words = { every: ['rule-every', 'rule-not-every'], some: ['rule-some', 'rule-none'] } as const;
      const key = words[test.quantifier][contrary ? 1 : 0];
      return say(telling, key, attribute(telling, test.attribute), quantity(telling, test.attribute, test.than));
    }
    case 'missing':
      return say(telling, contrary ? 'rule-not-missing' : 'rule-missing', attribute(telling, test.attribute));
    case 'and':
    case 'or': {
      // Of a contrary "and" any part's contrary is enough.
      const joint = (test.test === 'and') === contrary ? 'rule-or' : 'rule-and';
      return test.tests
        .map((inner) => tell(telling, inner, contrary))
        .join(wordIn(telling.context.words, joint, telling.language));
    }
    case 'not':
      return tell(telling, test.not, !contrary);
    default:
      return unexpected(test);
  }
}

function say({ context, language }: Telling, key: WordKey, ...fill: readonly string[]): string {
  return wordIn(context.words, key, language, ...fill);
}

/** A set includes a member, a choice is one. */
function hasWords({ context }: Telling, test: Extract<Test, { test: 'has' }>, contrary: boolean): WordKey {
  const choice = test.of.every((id) => lookup(context.catalog.attributes, id)?.kind === 'choice');
  if (choice) return contrary ? 'rule-is-not' : 'rule-is';
  return contrary ? 'rule-has-not' : 'rule-has';
}

function hasMember(telling: Telling, test: Extract<Test, { test: 'has' }>): string {
  const [first] = test.of;
  return first === undefined ? test.member : member(telling, first, test.member);
}

function member({ context, language }: Telling, of: Id, id: Id): string {
  return textIn(memberLabel(context, of, id), language);
}

function attribute({ context, language }: Telling, id: Id): string {
  return textIn(lookup(context.catalog.attributes, id)?.label ?? { '*': id }, language);
}

function attributes(telling: Telling, ids: readonly Id[]): string {
  const joint = wordIn(telling.context.words, 'list-separator', telling.language);
  return ids.map((id) => attribute(telling, id)).join(joint);
}

function plain({ context }: Telling, than: Threshold): string {
  const amount = amountOf(context, than);
  return amount === undefined ? '?' : plainAmount(amount).digits;
}

function quantity({ context, language }: Telling, id: Id, than: Threshold): string {
  const amount = amountOf(context, than);
  const found = lookup(context.catalog.attributes, id);
  const style =
    found?.kind === 'quantity'
      ? stylesOf(context, id, found.unit).find((each) => each.language === language)
      : undefined;
  if (amount === undefined) return '?';
  return style === undefined ? plainAmount(amount).digits : measureText({ op: 'exact', at: amount }, style);
}

function amountOf({ spec }: Context, than: Threshold): Amount | undefined {
  return 'amount' in than ? than.amount : lookup(spec.settings, than.setting);
}
