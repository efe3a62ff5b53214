import * as z from 'zod';
import type { Attribute, Catalog } from '../core/catalog.ts';
import { bestFor } from '../core/language.ts';
import { unexpected } from '../core/unexpected.ts';
import { fileShape, longCellShape } from './shape.ts';
import { IDS_OF, zodOf } from './shape-zod.ts';

type Json = { readonly [key: string]: unknown };

/**
 * The JSON Schema (draft 2020-12) of a catalog file, for editors, from the shapes that the files are checked with.
 * With a catalog, ids of its attributes, vocabularies, units, sources and concepts are offered as enums; a plain text
 * is then still allowed, since a reference may stand in a file that is being written.
 */
export function catalogSchema(catalog?: Catalog): Json {
  const schema = z.toJSONSchema(zodOf(fileShape), { unrepresentable: 'any', reused: 'inline' }) as Json;
  const named = withIds(schema, catalog);
  return catalog === undefined ? named : withAttributes(named, catalog);
}

/** Puts ids in the place of the marks that the shapes carry. */
function withIds(node: unknown, catalog: Catalog | undefined): Json {
  return mapped(node) as Json;

  function mapped(one: unknown): unknown {
    if (Array.isArray(one)) return one.map(mapped);
    if (one === null || typeof one !== 'object') return one;
    const entries = Object.entries(one).filter(([key]) => key !== IDS_OF);
    const plain = Object.fromEntries(entries.map(([key, value]) => [key, mapped(value)]));
    const ids = idsOf((one as Json)[IDS_OF], catalog);
    if (ids === undefined) return plain;
    const list = { type: 'array', items: { enum: ids } };
    return { anyOf: [{ enum: ids }, ...(JSON.stringify(one).includes('"array"') ? [list] : []), plain] };
  }
}

function idsOf(section: unknown, catalog: Catalog | undefined): readonly string[] | undefined {
  if (catalog === undefined) return undefined;
  switch (section) {
    case 'attributes':
    case 'vocabularies':
    case 'units':
    case 'sources':
    case 'concepts':
      return Object.keys(catalog[section]);
    default:
      return undefined;
  }
}

/** The cells of a concept by attribute, each with what its kind takes. */
function withAttributes(schema: Json, catalog: Catalog): Json {
  const properties = schema.properties as Json;
  const concepts = properties.concepts as Json;
  const concept = concepts.additionalProperties as Json;
  const long = withIds(z.toJSONSchema(zodOf(longCellShape), { unrepresentable: 'any' }), catalog);
  const { $schema: _, ...longCell } = long;
  const cells = Object.values(catalog.attributes)
    .filter((attribute) => attribute.rule === undefined)
    .map((attribute) => [attribute.id, cellSchema(attribute, catalog)] as const);
  const own = { ...(concept.properties as Json), ...Object.fromEntries(cells) };
  return {
    ...schema,
    properties: {
      ...properties,
      concepts: { ...concepts, additionalProperties: { ...concept, properties: own, additionalProperties: false } },
    },
    $defs: { ...(schema.$defs as Json | undefined), 'long-cell': longCell },
  };
}

function cellSchema(attribute: Attribute, catalog: Catalog): Json {
  const [language] = catalog.languages;
  const description = `${bestFor(attribute.label, language) ?? attribute.id} (${attribute.kind})`;
  return { description, anyOf: [...shortForms(attribute, catalog), { $ref: '#/$defs/long-cell' }] };
}

function shortForms(attribute: Attribute, catalog: Catalog): readonly Json[] {
  const text: readonly Json[] = [{ type: ['string', 'number', 'boolean'] }];
  const oneOrMore = (ids: readonly string[]): readonly Json[] => [
    { type: 'array', items: { enum: ids } },
    { enum: ids },
  ];
  const members = (of: string) => (catalog.vocabularies[of]?.members ?? []).map((member) => member.id);
  switch (attribute.kind) {
    case 'text':
      return [...text, { type: 'object', additionalProperties: { type: ['string', 'number', 'boolean'] } }];
    case 'quantity':
    case 'date':
      return [{ type: ['string', 'number'] }];
    case 'flag':
      return [{ type: 'boolean' }];
    case 'choice':
      return [{ enum: members(attribute.of) }];
    case 'set':
      return oneOrMore(members(attribute.of));
    case 'concepts':
      return oneOrMore(Object.keys(catalog.concepts));
    case 'link':
      return [{ type: 'string' }, { type: 'object', properties: { url: { type: 'string' } }, required: ['url'] }];
    default:
      return unexpected(attribute);
  }
}
