import type { Concept } from '../core/catalog.ts';
import type { Condition } from '../core/condition.ts';
import { plainText } from '../core/inline.ts';
import { unexpected } from '../core/unexpected.ts';
import type { Amount, Id, Value } from '../core/value.ts';
import type { Context } from './context.ts';
import { isBefore } from './date.ts';
import { knownMeasures, measureAtLeast, measureAtMost, missingReason, orderAmounts } from './measure.ts';
import { operandAmount } from './operand.ts';
import { countsAs, vocabularyIdOf } from './vocabulary.ts';

type Compared = Extract<Condition, { operand: string }>;

/**
 * Whether a concept fulfils a condition. Two-valued: a comparison holds only where it can be told, so that on a missing
 * value, or a bound that leaves it open, every comparison is false except `missing`.
 */
export function fulfils(context: Context, concept: Concept, condition: Condition): boolean {
  switch (condition.op) {
    case 'all':
      return condition.conditions.every((inner) => fulfils(context, concept, inner));
    case 'any':
      return condition.conditions.some((inner) => fulfils(context, concept, inner));
    case 'not':
      return !fulfils(context, concept, condition.condition);
    case 'missing': {
      const reason = missingReason(context.facts.cell(concept, condition.attribute).value);
      return reason !== undefined && (condition.reason === undefined || condition.reason === reason);
    }
    case 'in':
      return condition.operands.some((operand) => isValue(context, concept, condition.attribute, operand));
    case 'is':
      return isValue(context, concept, condition.attribute, condition.operand);
    case 'contains':
    case 'at-least':
    case 'at-most':
    case 'before':
    case 'after':
      return compared(context, condition, context.facts.cell(concept, condition.attribute).value);
    default:
      return unexpected(condition);
  }
}

function compared(context: Context, condition: Compared, value: Value): boolean {
  const { op, attribute, operand } = condition;
  switch (op) {
    case 'is':
      return false;
    case 'contains':
      return contains(context, attribute, value, operand);
    case 'at-least':
    case 'at-most': {
      const than = operandAmount(operand, context.spec.settings);
      return than !== undefined && reaches(value, op, than);
    }
    case 'before':
      return value.kind === 'date' && isBefore(value.iso, operand);
    case 'after':
      return value.kind === 'date' && isBefore(operand, value.iso);
    default:
      return unexpected(op);
  }
}

/** `id` and `kind` stand in for attributes here. A set is what its one member is; a text is compared whole. */
function isValue(context: Context, concept: Concept, attribute: Id, operand: string): boolean {
  if (attribute === 'id') return concept.id === operand;
  if (attribute === 'kind') return concept.kind === operand;
  const { value } = context.facts.cell(concept, attribute);
  switch (value.kind) {
    case 'text':
      return Object.values(value.text).some((inlines) => plainText(inlines) === operand);
    case 'quantity': {
      const than = operandAmount(operand, context.spec.settings);
      if (than === undefined) return false;
      return knownMeasures(value).some((m) => measureAtLeast(m, than) === true && measureAtMost(m, than) === true);
    }
    case 'set':
    case 'concepts':
      return value.ids.length === 1 && value.ids[0] === operand;
    case 'choice':
      return value.id === operand;
    case 'flag':
      return String(value.on) === operand;
    case 'date':
      return value.iso === operand;
    case 'link':
      return value.url === operand;
    case 'missing':
      return false;
    default:
      return unexpected(value);
  }
}

/** A set contains what its members are or count as; a text contains a stretch of characters in any language. */
function contains(context: Context, attribute: Id, value: Value, operand: string): boolean {
  const vocabulary = context.facts.vocabulary(vocabularyIdOf(context.catalog, attribute));
  switch (value.kind) {
    case 'set':
      return value.ids.some((id) => countsAs(vocabulary, id, operand));
    case 'choice':
      return countsAs(vocabulary, value.id, operand);
    case 'concepts':
      return value.ids.includes(operand);
    case 'text':
      return Object.values(value.text).some((inlines) => plainText(inlines).includes(operand));
    case 'quantity':
    case 'flag':
    case 'date':
    case 'link':
    case 'missing':
      return false;
    default:
      return unexpected(value);
  }
}

/** A quantity: some member or total surely does. A set: its number of members does. */
function reaches(value: Value, op: 'at-least' | 'at-most', than: Amount): boolean {
  if (value.kind === 'quantity') {
    const reach = op === 'at-least' ? measureAtLeast : measureAtMost;
    return knownMeasures(value).some((measure) => reach(measure, than) === true);
  }
  if (value.kind !== 'set' && value.kind !== 'concepts') return false;
  const order = orderAmounts({ digits: String(value.ids.length), exp10: 0 }, than);
  return op === 'at-least' ? order >= 0 : order <= 0;
}
