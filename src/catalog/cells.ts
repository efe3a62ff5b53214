import type { Cell, EarlierValue, RivalValue, Value } from '../core/value.ts';
import { child, type Entry, isEmpty, itemsOf, type MapNode, type Node } from './node.ts';
import { ownProvenance, type ProvenanceLayer, readWrittenDate, resolveProvenance } from './provenance.ts';
import { longCellShape } from './shape.ts';
import { checkShape } from './shape-check.ts';
import { readInlines } from './texts.ts';
import { readValue } from './values/index.ts';
import { readParts, readReason } from './values/parts.ts';
import { type CellReading, tell, textRole } from './values/reading.ts';

/** One of these makes a mapping a cell in long form. */
const LONG_KEYS = ['value', 'parts', 'missing', 'disputed'] as const;
const FORMS = ['value', 'parts', 'missing'] as const;
/** What a long form has beside them; a mapping with one of these lacks its value rather than being a text. */
const META_KEYS = ['sources', 'confidence', 'as-of', 'note', 'history'];

/**
 * Reads a cell in short or long form. `layers` are the provenance defaults around it, the nearest first.
 * Where several values are disputed the first stands as the cell's value, and all of them in `disputed`.
 */
export function readCell(entry: Entry, reading: CellReading, layers: readonly ProvenanceLayer[]): Cell | undefined {
  const { value: node } = entry;
  if (isEmpty(node)) return undefined;
  if (node.kind === 'map' && isLong(node)) return readLongCell(entry, node, reading, layers);
  const value = readValue(node, reading);
  return value === undefined ? undefined : { value, provenance: resolveProvenance(layers) };
}

function isLong(node: MapNode): boolean {
  return [...LONG_KEYS, ...META_KEYS].some((key) => node.entries.has(key));
}

function readLongCell(
  entry: Entry,
  node: MapNode,
  reading: CellReading,
  outer: readonly ProvenanceLayer[],
): Cell | undefined {
  const { context, ref } = reading;
  const place = { name: entry.key, keySpan: entry.keySpan };
  const complaints: unknown[] = [];
  checkShape(node, longCellShape, place, (diagnostic) => {
    complaints.push(diagnostic);
    context.report({ ...diagnostic, cell: ref });
  });
  oneOf(LONG_KEYS, entry, node, reading, complaints.length > 0);
  const layers = [ownProvenance(node, context, ref), ...outer];
  const disputed = readRivals(child(node, 'disputed'), reading, layers);
  const value = readForm(node, reading, layers) ?? disputed[0]?.value;
  const note = readInlines(child(node, 'note'), textRole(reading, 'note'), context);
  const history = readHistory(child(node, 'history'), reading, layers.map(undatedLayer));
  if (value === undefined) return undefined;
  return {
    value,
    provenance: resolveProvenance(layers),
    ...(note !== undefined && { note }),
    ...(disputed.length > 0 && { disputed }),
    ...(history.length > 0 && { history }),
  };
}

/** Exactly one of the keys must stand in a mapping. `complained`: a misspelt key may be the missing one. */
function oneOf(
  keys: readonly string[],
  entry: { readonly key: string; readonly keySpan: Entry['keySpan'] },
  node: MapNode,
  reading: CellReading,
  complained: boolean,
): void {
  const present = keys.flatMap((key) => node.entries.get(key) ?? []);
  for (const extra of present.slice(1)) {
    tell(reading, 'not-allowed', { found: extra.key, known: META_KEYS }, extra.keySpan);
  }
  if (present.length === 0 && !complained) {
    tell(reading, 'missing-key', { key: keys[0] ?? '', inside: entry.key }, entry.keySpan);
  }
}

/** The value under `value`, `parts` or `missing`. */
function readForm(node: MapNode, reading: CellReading, layers: readonly ProvenanceLayer[]): Value | undefined {
  const value = child(node, 'value');
  if (value !== undefined) return readValue(value, reading);
  const parts = node.entries.get('parts');
  if (parts !== undefined) return readParts(parts, reading, layers);
  const reason = readReason(child(node, 'missing'));
  return reason === undefined ? undefined : { kind: 'missing', reason };
}

function readRivals(
  node: Node | undefined,
  reading: CellReading,
  outer: readonly ProvenanceLayer[],
): readonly RivalValue[] {
  return mapItems(node).flatMap((item) => {
    oneOf(FORMS, { key: 'disputed', keySpan: item.span }, item, reading, false);
    const layers = [ownProvenance(item, reading.context, reading.ref), ...outer];
    const value = readForm(item, reading, layers);
    const note = readInlines(child(item, 'note'), textRole(reading, 'note'), reading.context);
    if (value === undefined) return [];
    return [{ value, provenance: resolveProvenance(layers), ...(note !== undefined && { note }) }];
  });
}

/** The as-of of what holds now says nothing of what held before. */
function undatedLayer({ asOf: _, ...layer }: ProvenanceLayer): ProvenanceLayer {
  return layer;
}

function readHistory(
  node: Node | undefined,
  reading: CellReading,
  outer: readonly ProvenanceLayer[],
): readonly EarlierValue[] {
  return mapItems(node).flatMap((item) => {
    oneOf(FORMS, { key: 'history', keySpan: item.span }, item, reading, false);
    const layers = [ownProvenance(item, reading.context, reading.ref), ...outer];
    const value = readForm(item, reading, layers);
    const until = readWrittenDate(child(item, 'until'), reading.context, reading.ref);
    return value === undefined || until === undefined ? [] : [{ value, until, provenance: resolveProvenance(layers) }];
  });
}

function mapItems(node: Node | undefined): readonly MapNode[] {
  return itemsOf(node).filter((item): item is MapNode => item.kind === 'map');
}
