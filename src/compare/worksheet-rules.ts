import { lookup } from '../core/record.ts';
import type { Rule } from '../core/rule.ts';
import type { Id } from '../core/value.ts';
import { type Answers, answerValue, type Lineages } from '../core/worksheet.ts';
import { chooseByRule, type RuleInputs } from './rules.ts';

/**
 * What a worksheet's rule comes to for the answers given: the evaluator of all rules, asked about answers in place of a
 * concept's cells. Pages run this very module.
 */
export function chooseByAnswers(rule: Rule, lineages: Lineages, answers: Answers): Id {
  const lineage = (attribute: Id, member: Id) => lookup(lookup(lineages, attribute) ?? {}, member) ?? [member];
  const inputs: RuleInputs = {
    value: (attribute) => answerValue(answers, attribute),
    countsAs: (attribute, member, wanted) => lineage(attribute, member).includes(wanted),
    countedAs: (attribute, member) => lineage(attribute, member).at(-1) ?? member,
    // A worksheet's rules hold amounts; a setting that is still there was found nowhere.
    setting: () => undefined,
  };
  return chooseByRule(rule, inputs);
}
