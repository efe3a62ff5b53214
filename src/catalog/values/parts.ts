import { type LocalizedText, NEUTRAL } from '../../core/language.ts';
import {
  type Id,
  type Measure,
  MISSING,
  type Missing,
  PART_ROLES,
  type PartRole,
  type QuantityPart,
  type Value,
} from '../../core/value.ts';
import { isId } from '../context.ts';
import { child, type Entry, entriesOf, isEmpty, type Node, textOf } from '../node.ts';
import { ownProvenance, type ProvenanceLayer, resolveProvenance, sameProvenance } from '../provenance.ts';
import { readInlines, readText } from '../texts.ts';
import { activeOf } from './active.ts';
import { readQuantity } from './quantity.ts';
import { type CellReading, tell, tellType, textRole } from './reading.ts';
import { tellQuantity } from './tell-quantity.ts';
import type { UnitGrammar } from './unit-grammar.ts';

/** The id of the one part of a quantity that was not written with parts. */
const ONLY_PART = 'value';
const NO_LABEL: LocalizedText = {};

/** The one part of such a quantity. */
export function onlyPart(measure: Measure): QuantityPart {
  return { id: ONLY_PART, label: NO_LABEL, role: 'member', measure };
}

/** A quantity in short form: one part, without a name; `300B-A47B` is a total and what of it is active. */
export function readSinglePart(node: Node, reading: CellReading, unit: Id): Value | undefined {
  const parts = node.kind === 'scalar' ? activeOf(node.text, grammarOf(reading), reading.context.languages) : undefined;
  if (parts !== undefined) return { kind: 'quantity', unit, parts };
  const measure = readMeasure(node, reading);
  if (measure === undefined) return undefined;
  return { kind: 'quantity', unit, parts: [onlyPart(measure)] };
}

/** `parts: { id: quantity | { value | missing, label, role, … } }`, in the order of the file. */
export function readParts(entry: Entry, reading: CellReading, layers: readonly ProvenanceLayer[]): Value | undefined {
  const { attribute, ref } = reading;
  if (attribute.kind !== 'quantity') {
    const args = { attribute: attribute.id, expected: 'quantity', found: attribute.kind };
    return tell(reading, 'wrong-kind', args, entry.keySpan);
  }
  if (entry.value.kind !== 'map') return undefined;
  const parts = entriesOf(entry.value).flatMap((part) => {
    if (!isId(part.key)) tell(reading, 'bad-id', { id: part.key }, part.keySpan);
    return readPart(part, { ...reading, ref: { ...ref, part: part.key } }, layers) ?? [];
  });
  const [first, ...rest] = parts;
  if (first !== undefined) return { kind: 'quantity', unit: attribute.unit, parts: [first, ...rest] };
  return entry.value.entries.size === 0 ? tell(reading, 'empty-value', { key: 'parts' }, entry.keySpan) : undefined;
}

function readPart(entry: Entry, reading: CellReading, layers: readonly ProvenanceLayer[]): QuantityPart | undefined {
  const node = entry.value;
  const measure = node.kind === 'map' ? longMeasure(entry, reading) : readMeasure(node, reading);
  const own = ownProvenance(node, reading.context, reading.ref);
  const provenance = resolveProvenance([own, ...layers]);
  const differs = !sameProvenance(provenance, resolveProvenance(layers));
  const role: PartRole = PART_ROLES.find((one) => one === textOf(child(node, 'role'))) ?? 'member';
  const neutral = { what: textRole(reading, 'label').what, neutral: true };
  const label = readText(child(node, 'label'), neutral, reading.context) ?? { [NEUTRAL]: entry.key };
  const note = readInlines(child(node, 'note'), textRole(reading, 'note'), reading.context);
  if (measure === undefined) return undefined;
  return { id: entry.key, label, role, measure, ...(differs && { provenance }), ...(note !== undefined && { note }) };
}

/** The measure of a part in long form: exactly one of `value` and `missing`. */
function longMeasure(entry: Entry, reading: CellReading): Measure | undefined {
  const value = child(entry.value, 'value');
  const missing = entry.value.kind === 'map' ? entry.value.entries.get('missing') : undefined;
  if (value !== undefined && missing !== undefined) {
    tell(reading, 'not-allowed', { found: 'missing', known: [] }, missing.keySpan);
  }
  if (value !== undefined) return readMeasure(value, reading);
  const reason = readReason(missing?.value);
  if (missing !== undefined) return reason === undefined ? undefined : { op: 'missing', reason };
  const written = entry.value.kind === 'map' && entry.value.entries.has('value');
  if (!written) tell(reading, 'missing-key', { key: 'value', inside: entry.key }, entry.keySpan);
  return undefined;
}

/** A reason for a missing value; the shape has reported any other word. */
export function readReason(node: Node | undefined): Missing | undefined {
  return MISSING.find((reason) => reason === textOf(node));
}

function readMeasure(node: Node, reading: CellReading): Measure | undefined {
  if (isEmpty(node)) return undefined;
  if (node.kind !== 'scalar') return tellType(reading, 'quantity', node);
  const grammar = grammarOf(reading);
  const measure = readQuantity(node.text, grammar);
  return 'code' in measure ? tellQuantity(measure, node, reading, grammar) : measure;
}

/** How amounts of the attribute's unit are written; none where the unit is not known, which is told there. */
function grammarOf({ attribute, definitions }: CellReading): UnitGrammar | undefined {
  return attribute.kind === 'quantity' ? definitions.units.get(attribute.unit) : undefined;
}
