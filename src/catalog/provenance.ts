import { type CellRef, CONFIDENCES, type Confidence, type Id, type Provenance } from '../core/value.ts';
import { type Context, unknownId } from './context.ts';
import { child, itemsOf, type Node, textOf } from './node.ts';
import { parseDate } from './values/date.ts';

/** What one place says of where facts come from; what it leaves out is said by the next place out. */
export interface ProvenanceLayer {
  readonly sources?: readonly Id[];
  readonly confidence?: Confidence;
  readonly asOf?: string;
}

/** Reads `sources`, `confidence` and `as-of` of a mapping: a cell, a part, or `defaults`. */
export function ownProvenance(node: Node | undefined, context: Context, cell?: CellRef): ProvenanceLayer {
  const sources = child(node, 'sources');
  const confidence = CONFIDENCES.find((one) => one === textOf(child(node, 'confidence')));
  const asOf = readWrittenDate(child(node, 'as-of'), context, cell);
  return {
    ...(sources !== undefined && sources.kind !== 'map' && { sources: readSources(sources, context) }),
    ...(confidence !== undefined && { confidence }),
    ...(asOf !== undefined && { asOf }),
  };
}

/** A date kept as written, such as an as-of; reports what is none. */
export function readWrittenDate(node: Node | undefined, context: Context, cell?: CellRef): string | undefined {
  const text = textOf(node);
  if (node === undefined || text === undefined) return undefined;
  const date = parseDate(text);
  const where = { span: node.span, ...(cell !== undefined && { cell }) };
  if (date === undefined) context.report({ code: 'bad-date', severity: 'error', args: { text }, ...where });
  return date?.iso;
}

interface Resolved {
  readonly layers: readonly ProvenanceLayer[];
  readonly provenance: Provenance;
}

/** What came of the layers that had this one in their middle, which is the attribute's. */
const BEFORE = new WeakMap<ProvenanceLayer, Resolved>();
const NO_LAYER: ProvenanceLayer = {};

/** Each key from the nearest layer that has it. The cells of one attribute mostly have the same layers, and share what comes of them. */
export function resolveProvenance(layers: readonly ProvenanceLayer[]): Provenance {
  const middle = layers[1] ?? NO_LAYER;
  const before = BEFORE.get(middle);
  if (before?.layers.length === layers.length && layers.every((layer, index) => layer === before.layers[index])) {
    return before.provenance;
  }
  const provenance = resolved(layers);
  BEFORE.set(middle, { layers, provenance });
  return provenance;
}

function resolved(layers: readonly ProvenanceLayer[]): Provenance {
  const confidence = layers.find((layer) => layer.confidence !== undefined)?.confidence;
  const asOf = layers.find((layer) => layer.asOf !== undefined)?.asOf;
  return {
    sources: layers.find((layer) => layer.sources !== undefined)?.sources ?? [],
    ...(confidence !== undefined && { confidence }),
    ...(asOf !== undefined && { asOf }),
  };
}

export function sameProvenance(a: Provenance, b: Provenance): boolean {
  return (
    a.confidence === b.confidence &&
    a.asOf === b.asOf &&
    a.sources.length === b.sources.length &&
    a.sources.every((source, index) => source === b.sources[index])
  );
}

function readSources(node: Node, context: Context): readonly Id[] {
  const { entries, known } = context.tables.sources;
  return itemsOf(node).flatMap((item) => {
    const id = textOf(item);
    if (id === undefined || entries.has(id)) return id ?? [];
    unknownId(context.report, 'unknown-source', id, known, item.span);
    return [];
  });
}
