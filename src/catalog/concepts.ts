import type { Concept } from '../core/catalog.ts';
import type { LocalizedText } from '../core/language.ts';
import type { Cell, Id } from '../core/value.ts';
import { readCell } from './cells.ts';
import { CONCEPT_KEYS, type Context, isId } from './context.ts';
import { child, type Entry, textOf } from './node.ts';
import { ownProvenance, type ProvenanceLayer } from './provenance.ts';
import { conceptShape } from './shape.ts';
import { checkShape } from './shape-check.ts';
import type { Definition } from './table.ts';
import { readText, type TextRole } from './texts.ts';
import type { Definitions } from './values/reading.ts';

export interface ConceptReading {
  readonly context: Context;
  readonly definitions: Definitions;
  /** The provenance defaults of attributes, by id. */
  readonly attributeDefaults: ReadonlyMap<Id, ProvenanceLayer>;
  /** The provenance defaults of a file, made once a file. */
  readonly fileDefaults: (definition: Pick<Definition, 'fileDefaults'>) => ProvenanceLayer;
}

/** A concept with its cells; the nearest provenance wins: part, cell, concept, attribute, file. */
export function readConcept(definition: Definition, reading: ConceptReading): Concept {
  const { key: id, value: node } = definition;
  const { kind, name, own } = readHead(definition, reading);
  const outer = reading.fileDefaults(definition);
  const cells = new Map<Id, Cell>();
  for (const entry of node.kind === 'map' ? node.entries.values() : []) {
    if (CONCEPT_KEYS.includes(entry.key)) continue;
    const cell = readConceptCell(id, entry, reading, own, outer);
    if (cell !== undefined) cells.set(entry.key, cell);
  }
  return { id, ...(kind !== undefined && { kind }), name, cells: Object.fromEntries(cells) };
}

/** What a concept says beside its cells. */
interface ConceptHead {
  readonly kind: Id | undefined;
  readonly name: LocalizedText;
  readonly own: ProvenanceLayer;
}

export function readHead(definition: Definition, reading: ConceptReading): ConceptHead {
  const { key: id, keySpan, value: node } = definition;
  const { context } = reading;
  checkShape(node, conceptShape, { name: id, keySpan }, context.report, CONCEPT_KEYS);
  const name = readText(child(node, 'name'), nameRole(id), context) ?? { '*': id };
  const kind = textOf(child(node, 'kind'));
  if (kind !== undefined) checkKind(kind, definition, reading);
  return { kind, name, own: ownProvenance(child(node, 'defaults'), context) };
}

export function nameRole(id: Id): TextRole {
  return { what: `concepts/${id}/name`, neutral: true };
}

function readConceptCell(
  concept: Id,
  entry: Entry,
  reading: ConceptReading,
  own: ProvenanceLayer,
  outer: ProvenanceLayer,
): Cell | undefined {
  const { context, definitions } = reading;
  const { entries, known } = context.tables.attributes;
  const attribute = definitions.attributes.get(entry.key);
  const ref = { concept, attribute: entry.key };
  if (!entries.has(entry.key)) {
    const args = { id: entry.key, known: [...known, ...CONCEPT_KEYS] };
    context.report({ code: 'unknown-attribute', severity: 'error', args, span: entry.keySpan, cell: ref });
  } else if (child(entries.get(entry.key)?.value, 'rule') !== undefined) {
    const args = { attribute: entry.key };
    context.report({ code: 'computed-cell', severity: 'error', args, span: entry.keySpan, cell: ref });
  } else if (attribute !== undefined) {
    const layers = [own, reading.attributeDefaults.get(entry.key) ?? {}, outer];
    return readCell(entry, { context, definitions, attribute, ref }, layers);
  }
  return undefined;
}

/** A kind is any id; where there is a vocabulary `kind`, it lists the kinds that there are. */
function checkKind(kind: Id, definition: Definition, { context, definitions }: ConceptReading): void {
  const vocabulary = definitions.vocabularies.get('kind');
  const span = child(definition.value, 'kind')?.span ?? definition.keySpan;
  if (!isId(kind)) context.report({ code: 'bad-id', severity: 'error', args: { id: kind }, span });
  if (vocabulary === undefined || vocabulary.ids.has(kind) || !isId(kind)) return;
  const args = { member: kind, vocabulary: 'kind', known: vocabulary.known };
  context.report({ code: 'unknown-member', severity: 'error', args, span });
}
