import type { Attribute } from '../core/catalog.ts';
import type { Rule, RuleCase, Test, Threshold } from '../core/rule.ts';
import { unexpected } from '../core/unexpected.ts';
import type { Id } from '../core/value.ts';
import { checkAttributeId } from './attributes.ts';
import { type Context, unknownId } from './context.ts';
import { child, itemsOf, type MapNode, type Node, textOf } from './node.ts';
import type { Definition } from './table.ts';
import type { Definitions } from './values/reading.ts';
import { isProblem, readAmountIn, type UnitGrammar } from './values/unit-grammar.ts';

/** The settings of all handouts, where rules find what their names stand for. */
interface SettingNames {
  readonly known: readonly Id[];
}

interface RuleReading {
  readonly context: Context;
  readonly definitions: Definitions;
  readonly settings: SettingNames;
}

/** The rule of a computed attribute, all that it names checked; undefined where it has none. */
export function readRule(definition: Definition, reading: RuleReading): Rule | undefined {
  const rule = child(definition.value, 'rule');
  const attribute = reading.definitions.attributes.get(definition.key);
  if (rule === undefined || attribute?.kind !== 'choice') return undefined;
  const choose = itemsOf(child(rule, 'choose')).flatMap((item): readonly RuleCase[] => {
    const when = readTest(child(item, 'when'), reading);
    const then = readOutcome(child(item, 'then'), attribute.of, reading);
    return when === undefined || then === undefined ? [] : [{ when, then }];
  });
  const otherwise = readOutcome(child(rule, 'otherwise'), attribute.of, reading);
  return otherwise === undefined ? undefined : { choose, otherwise };
}

function readOutcome(node: Node | undefined, of: Id, reading: RuleReading): Id | undefined {
  const member = textOf(node);
  if (node !== undefined && member !== undefined) checkMember(member, node, of, reading);
  return member;
}

function checkMember(member: Id, node: Node, of: Id, reading: RuleReading): void {
  const vocabulary = reading.definitions.vocabularies.get(of);
  if (vocabulary === undefined || vocabulary.ids.has(member)) return;
  const args = { member, vocabulary: of, known: vocabulary.known };
  reading.context.report({ code: 'unknown-member', severity: 'error', args, span: node.span });
}

const TESTS = ['has', 'count', 'at-least', 'missing', 'and', 'or', 'not'] as const;
type TestKey = (typeof TESTS)[number];

function readTest(node: Node | undefined, reading: RuleReading): Test | undefined {
  if (node?.kind !== 'map') return undefined;
  const [first, ...others] = TESTS.filter((key) => node.entries.has(key));
  for (const key of others) {
    const span = node.entries.get(key)?.keySpan ?? node.span;
    reading.context.report({ code: 'not-allowed', severity: 'error', args: { found: key, known: [] }, span });
  }
  if (first === undefined) {
    if (node.entries.size === 0) reportNoTest(node, reading.context);
    return undefined;
  }
  const operand = child(node, first);
  return operand === undefined ? undefined : readOperand(first, operand, reading);
}

function reportNoTest(node: MapNode, context: Context): void {
  context.report({ code: 'missing-key', severity: 'error', args: { key: 'has', inside: 'when' }, span: node.span });
}

function readOperand(key: TestKey, node: Node, reading: RuleReading): Test | undefined {
  switch (key) {
    case 'has':
      return readHas(node, reading);
    case 'count': {
      const than = readThreshold(child(node, 'at-least'), reading);
      const of = readAttributes(child(node, 'of'), ['set'], reading);
      return than === undefined ? undefined : { test: 'count-at-least', of, than };
    }
    case 'at-least':
      return readAtLeast(node, reading);
    case 'missing':
      return readMissing(node, reading);
    case 'and':
    case 'or':
      return { test: key, tests: itemsOf(node).flatMap((item) => readTest(item, reading) ?? []) };
    case 'not': {
      const not = readTest(node, reading);
      return not === undefined ? undefined : { test: 'not', not };
    }
    default:
      return unexpected(key);
  }
}

function readHas(node: Node, reading: RuleReading): Test | undefined {
  const memberNode = child(node, 'member');
  const member = textOf(memberNode);
  const of = readAttributes(child(node, 'of'), ['set', 'choice'], reading);
  if (memberNode === undefined || member === undefined) return undefined;
  const [first] = of;
  const attribute = first === undefined ? undefined : reading.definitions.attributes.get(first);
  if (attribute?.kind === 'set' || attribute?.kind === 'choice') checkMember(member, memberNode, attribute.of, reading);
  return { test: 'has', member, of };
}

function readAtLeast(node: Node, reading: RuleReading): Test | undefined {
  const some = child(node, 'some');
  const every = child(node, 'every');
  const named = textOf(some ?? every) ?? '';
  const asked = reading.definitions.attributes.get(named);
  const unit = asked?.kind === 'quantity' ? asked.unit : '';
  const than = readThreshold(child(node, 'than'), reading, reading.definitions.units.get(unit));
  if (some === undefined && every === undefined) {
    const args = { key: 'some', inside: 'at-least' };
    if (node.kind === 'map') reading.context.report({ code: 'missing-key', severity: 'error', args, span: node.span });
    return undefined;
  }
  if (some !== undefined && every !== undefined) {
    const args = { found: 'every', known: [] };
    reading.context.report({ code: 'not-allowed', severity: 'error', args, span: every.span });
  }
  const [attribute] = readAttributes(some ?? every, ['quantity'], reading);
  if (attribute === undefined || than === undefined) return undefined;
  return { test: 'at-least', attribute, quantifier: some === undefined ? 'every' : 'some', than };
}

function readMissing(node: Node, reading: RuleReading): Test | undefined {
  const [attribute] = readAttributes(node.kind === 'map' ? child(node, 'attribute') : node, undefined, reading);
  const reason = textOf(child(node, 'reason'));
  return attribute === undefined ? undefined : { test: 'missing', attribute, ...(reason !== undefined && { reason }) };
}

/** One attribute or a list of them, each of one of the kinds. */
function readAttributes(
  node: Node | undefined,
  kinds: readonly Attribute['kind'][] | undefined,
  reading: RuleReading,
): readonly Id[] {
  return itemsOf(node).flatMap((item) => {
    const id = textOf(item);
    if (id === undefined || !checkAttributeId(id, item, reading.context)) return [];
    const found = reading.definitions.attributes.get(id)?.kind;
    if (kinds === undefined || found === undefined || kinds.includes(found)) return [id];
    const args = { attribute: id, expected: kinds.join(' | '), found };
    reading.context.report({ code: 'wrong-kind', severity: 'error', args, span: item.span });
    return [];
  });
}

/** A number with its suffix, or the name of a setting that at least one handout has. */
function readThreshold(node: Node | undefined, reading: RuleReading, grammar?: UnitGrammar): Threshold | undefined {
  const text = textOf(node);
  if (node === undefined || text === undefined) return undefined;
  const { known } = reading.settings;
  if (known.includes(text)) return { setting: text };
  const amount = readAmountIn(text, grammar);
  if (!isProblem(amount)) return { amount };
  unknownId(reading.context.report, 'unknown-setting', text, known, node.span);
  return undefined;
}

/** Every attribute and setting that a rule names itself. */
export function namesInRule(rule: Rule): { readonly attributes: ReadonlySet<Id>; readonly settings: ReadonlySet<Id> } {
  const attributes = new Set<Id>();
  const settings = new Set<Id>();
  for (const { when } of rule.choose) collect(when, attributes, settings);
  return { attributes, settings };
}

function collect(test: Test, attributes: Set<Id>, settings: Set<Id>): void {
  if ('than' in test && 'setting' in test.than) settings.add(test.than.setting);
  switch (test.test) {
    case 'has':
    case 'count-at-least':
      for (const id of test.of) attributes.add(id);
      return;
    case 'at-least':
    case 'missing':
      attributes.add(test.attribute);
      return;
    case 'and':
    case 'or':
      for (const inner of test.tests) collect(inner, attributes, settings);
      return;
    case 'not':
      collect(test.not, attributes, settings);
      return;
    default:
      unexpected(test);
  }
}

/** Reports each computed attribute whose rule comes back to itself. */
export function checkCycles(definitions: Definitions, context: Context): void {
  const uses = new Map<Id, readonly Id[]>();
  for (const { id, rule } of definitions.attributes.values()) {
    if (rule !== undefined) uses.set(id, [...namesInRule(rule).attributes]);
  }
  for (const id of uses.keys()) {
    const span = child(context.tables.attributes.entries.get(id)?.value, 'rule')?.span;
    if (!reaches(id, id, uses) || span === undefined) continue;
    context.report({ code: 'rule-cycle', severity: 'error', args: { attribute: id }, span });
  }
}

function reaches(from: Id, to: Id, uses: ReadonlyMap<Id, readonly Id[]>): boolean {
  const seen = new Set<Id>();
  const waiting = [...(uses.get(from) ?? [])];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (id === to) return true;
    if (!seen.has(id)) waiting.push(...(uses.get(id) ?? []));
    seen.add(id);
  }
  return false;
}
