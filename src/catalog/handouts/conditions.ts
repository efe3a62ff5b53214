import type { Attribute } from '../../core/catalog.ts';
import type { Condition } from '../../core/condition.ts';
import type { Id } from '../../core/value.ts';
import { unknownId } from '../context.ts';
import { child, itemsOf, type MapNode, type Node, textOf } from '../node.ts';
import { parseDate } from '../values/date.ts';
import { formatQuantitySource, parseQuantity } from '../values/quantity.ts';
import { type HandoutReading, readAttributeId } from './reading.ts';

const OPERATORS = ['is', 'in', 'contains', 'at-least', 'at-most', 'before', 'after', 'missing'] as const;
type Operator = (typeof OPERATORS)[number];
const GROUPS = ['all', 'any', 'not'] as const;

/** The kinds of attribute that an operator can ask; the others can ask any. */
const ASKS: Partial<Record<Operator, readonly Attribute['kind'][]>> = {
  contains: ['set', 'concepts', 'text'],
  'at-least': ['quantity'],
  'at-most': ['quantity'],
  before: ['date'],
  after: ['date'],
};

/** What `where` holds: one condition, or a list of which all must hold. */
export function readWhere(node: Node, reading: HandoutReading): Condition | undefined {
  if (node.kind === 'map') return readCondition(node, reading);
  return { op: 'all', conditions: readConditions(node, reading) };
}

function readConditions(node: Node | undefined, reading: HandoutReading): readonly Condition[] {
  return itemsOf(node).flatMap((item) => (item.kind === 'map' ? (readCondition(item, reading) ?? []) : []));
}

function readCondition(node: MapNode, reading: HandoutReading): Condition | undefined {
  const group = GROUPS.find((key) => node.entries.has(key));
  const operators = OPERATORS.filter((key) => node.entries.has(key));
  const attribute = child(node, 'attribute');
  const allowed = group === undefined ? 1 : 0;
  for (const key of [...GROUPS.filter((one) => one !== group && node.entries.has(one)), ...operators.slice(allowed)]) {
    const span = node.entries.get(key)?.keySpan ?? node.span;
    reading.context.report({ code: 'not-allowed', severity: 'error', args: { found: key, known: [] }, span });
  }
  if (group === 'not') {
    const inner = child(node, 'not');
    const condition = inner?.kind === 'map' ? readCondition(inner, reading) : undefined;
    return condition === undefined ? undefined : { op: 'not', condition };
  }
  if (group !== undefined) return { op: group, conditions: readConditions(child(node, group), reading) };
  const [operator] = operators;
  if (attribute !== undefined && operator !== undefined) return readComparison(node, attribute, operator, reading);
  // An unknown key, reported by the shape, is likely the misspelt one.
  const known: readonly string[] = ['attribute', ...OPERATORS];
  if ([...node.entries.keys()].every((key) => known.includes(key))) reportIncomplete(node, operator, reading);
  return undefined;
}

function reportIncomplete(node: MapNode, operator: Operator | undefined, reading: HandoutReading): void {
  if (operator !== undefined && node.entries.has('attribute')) return;
  const args = { key: operator === undefined ? 'is' : 'attribute', inside: 'where' };
  reading.context.report({ code: 'missing-key', severity: 'error', args, span: node.span });
}

function readComparison(
  node: MapNode,
  attributeNode: Node,
  operator: Operator,
  reading: HandoutReading,
): Condition | undefined {
  const named = textOf(attributeNode);
  const standIn = (named === 'kind' || named === 'id') && (operator === 'is' || operator === 'in');
  const attribute = standIn ? named : readAttributeId(attributeNode, reading, ASKS[operator]);
  const operand = child(node, operator);
  if (attribute === undefined || operand === undefined) return undefined;
  if (operator === 'missing') return readMissing(attribute, operand);
  const operands = itemsOf(operand).flatMap((item) => {
    const text = textOf(item);
    if (text === undefined || !checkOperand(text, item, attribute, operator, reading)) return [];
    return inUnit(text, attribute, reading);
  });
  if (operator === 'in') return { op: operator, attribute, operands };
  const [first] = operands;
  return first === undefined ? undefined : { op: operator, attribute, operand: first };
}

function readMissing(attribute: Id, operand: Node): Condition {
  const reason = textOf(operand);
  return { op: 'missing', attribute, ...(reason !== undefined && reason !== 'true' && { reason }) };
}

/** A quantity in the attribute's unit, as amounts are kept there: `80 GB` of bytes is 80e9. */
function inUnit(text: string, attribute: Id, { definitions, settings }: HandoutReading): string {
  const found = definitions.attributes.get(attribute);
  const grammar = found?.kind === 'quantity' ? definitions.units.get(found.unit) : undefined;
  const measure = grammar === undefined || settings.has(text) ? undefined : parseQuantity(text, grammar);
  return measure === undefined || !grammar?.needsWord ? text : formatQuantitySource(measure);
}

/** An operand must be something that the attribute can be: a member, a concept, a quantity, a date. */
function checkOperand(text: string, node: Node, attribute: Id, operator: Operator, reading: HandoutReading): boolean {
  const { context, definitions } = reading;
  if (attribute === 'kind') return checkKind(text, node, reading);
  const kind = attribute === 'id' ? 'concepts' : definitions.attributes.get(attribute)?.kind;
  if (kind === 'set' || kind === 'choice') return checkMember(text, node, attribute, reading);
  if (kind === 'concepts') {
    const { entries, known } = context.tables.concepts;
    if (!entries.has(text)) unknownId(context.report, 'unknown-concept', text, known, node.span);
    return entries.has(text);
  }
  if (kind === 'quantity') return checkQuantity(text, node, attribute, operator, reading);
  if (kind !== 'date' || parseDate(text) !== undefined) return true;
  context.report({ code: 'bad-date', severity: 'error', args: { text }, span: node.span });
  return false;
}

function checkQuantity(text: string, node: Node, attribute: Id, operator: Operator, reading: HandoutReading): boolean {
  const found = reading.definitions.attributes.get(attribute);
  const grammar = found?.kind === 'quantity' ? reading.definitions.units.get(found.unit) : undefined;
  if (reading.settings.has(text) || parseQuantity(text, grammar) !== undefined) return true;
  const { report } = reading.context;
  const known = [...reading.settings];
  // What begins with a digit was meant as a quantity, all else as a setting's name.
  if (/^[^\p{Letter}]/u.test(text) || operator === 'is' || operator === 'in') {
    report({ code: 'bad-quantity', severity: 'error', args: { text }, span: node.span });
  } else {
    unknownId(report, 'unknown-setting', text, known, node.span);
  }
  return false;
}

function checkMember(member: Id, node: Node, attribute: Id, { context, definitions }: HandoutReading): boolean {
  const definition = definitions.attributes.get(attribute);
  const of = definition?.kind === 'set' || definition?.kind === 'choice' ? definition.of : '';
  const vocabulary = definitions.vocabularies.get(of);
  if (vocabulary === undefined || vocabulary.ids.has(member)) return true;
  const args = { member, vocabulary: of, known: vocabulary.known };
  context.report({ code: 'unknown-member', severity: 'error', args, span: node.span });
  return false;
}

/** Reports a kind that no concept has. */
export function checkKind(kind: Id, node: Node, { context, kinds }: HandoutReading): boolean {
  if (kinds.has(kind)) return true;
  context.report({ code: 'not-allowed', severity: 'error', args: { found: kind, known: [...kinds] }, span: node.span });
  return false;
}
