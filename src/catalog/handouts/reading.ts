import type { Attribute } from '../../core/catalog.ts';
import type { Id } from '../../core/value.ts';
import { checkAttributeId } from '../attributes.ts';
import { type Context, unknownId } from '../context.ts';
import { itemsOf, type Node, textOf } from '../node.ts';
import { namesInRule } from '../rules.ts';
import type { Definitions } from '../values/reading.ts';

/** What the reader of one handout needs to know. */
export interface HandoutReading {
  readonly context: Context;
  readonly definitions: Definitions;
  /** Path of the handout or of the part being read, for naming its texts. */
  readonly what: string;
  /** The names of its settings, those too whose quantity cannot be read. */
  readonly settings: ReadonlySet<Id>;
  /** The kinds that concepts have. */
  readonly kinds: ReadonlySet<Id>;
  /** Settings already reported as lacking, so that each is told once a handout. */
  readonly lacking: Set<Id>;
}

/** The attribute that a node names, of one of the kinds if any are given; undefined, and reported, otherwise. */
export function readAttributeId(
  node: Node | undefined,
  reading: HandoutReading,
  kinds?: readonly Attribute['kind'][],
): Id | undefined {
  const id = textOf(node);
  if (node === undefined || id === undefined || !checkAttributeId(id, node, reading.context)) return undefined;
  const found = reading.definitions.attributes.get(id)?.kind;
  if (kinds !== undefined && found !== undefined && !kinds.includes(found)) {
    const args = { attribute: id, expected: kinds.join(' | '), found };
    reading.context.report({ code: 'wrong-kind', severity: 'error', args, span: node.span });
    return undefined;
  }
  for (const setting of settingsBehind(id, reading.definitions)) checkSetting(setting, node, reading);
  return id;
}

export function readAttributeIds(node: Node | undefined, reading: HandoutReading): readonly Id[] {
  return itemsOf(node).flatMap((item) => readAttributeId(item, reading) ?? []);
}

/** Concepts by id, in the order given. */
export function readConceptIds(node: Node | undefined, { context }: HandoutReading): readonly Id[] {
  const { entries, known } = context.tables.concepts;
  return itemsOf(node).flatMap((item) => {
    const id = textOf(item);
    if (id === undefined || entries.has(id)) return id ?? [];
    unknownId(context.report, 'unknown-concept', id, known, item.span);
    return [];
  });
}

/** Reports a setting that this handout does not have. */
export function checkSetting(setting: Id, node: Node, reading: HandoutReading): void {
  if (reading.settings.has(setting) || reading.lacking.has(setting)) return;
  reading.lacking.add(setting);
  unknownId(reading.context.report, 'unknown-setting', setting, [...reading.settings], node.span);
}

/** The settings that a computed attribute's rule names, itself or through other computed attributes. */
function settingsBehind(id: Id, definitions: Definitions): ReadonlySet<Id> {
  const found = new Set<Id>();
  const seen = new Set<Id>();
  const waiting = [id];
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    const rule = definitions.attributes.get(one)?.rule;
    if (seen.has(one) || rule === undefined) continue;
    seen.add(one);
    const names = namesInRule(rule);
    for (const setting of names.settings) found.add(setting);
    waiting.push(...names.attributes);
  }
  return found;
}
