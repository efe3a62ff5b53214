import * as z from 'zod';
import { CHECK_NAMES } from '../core/checks.ts';
import { NOTE_CHOICES, WORKBOOK_PROFILES } from '../core/format-options.ts';
import { CONFIDENCES, MISSING, PART_ROLES } from '../core/value.ts';
import type { Section } from './table.ts';
import { DIMENSIONS } from './values/dimensions.ts';

/**
 * The one description of the data format: which keys there are, which are required, what type their values have.
 * It speaks of the YAML as it stands, so that a JSON Schema for editors can be made of it. What depends on other parts
 * of the catalog (cells by attribute kind, references, languages) is checked by code. The messages are for
 * `shape-check.ts`: a word for what was expected, or the known keys.
 */

/** A mapping with these keys and no others. */
function closed<Shape extends z.ZodRawShape>(shape: Shape) {
  const known = Object.keys(shape).join(' ');
  return z.strictObject(shape, {
    error: (issue) => (issue.code === 'unrecognized_keys' ? known : 'mapping'),
  });
}

const list = <Item extends z.ZodType>(item: Item) => z.array(item, { error: 'list' });
const dictionary = <Item extends z.ZodType>(item: Item) => z.record(z.string(), item, { error: 'mapping' });

/** Anything that stands as one word or line; `2018`, `1.50` and `true` are taken as typed. */
const scalar = z.union([z.string(), z.number(), z.boolean()], { error: 'text' });
const flag = z.boolean({ error: 'flag' });
const text = z.union([scalar, dictionary(scalar)], { error: 'text' });
const ids = z.union([scalar, list(scalar)], { error: 'list' });

/** Marks a place for ids of a section, so that editors can offer them. */
export const IDS_OF = 'idsOf';
const idOf = (section: Section) => scalar.meta({ [IDS_OF]: section });
const idsOf = (section: Section) => ids.meta({ [IDS_OF]: section });

/** `24 months`, `2 years`, in either number. */
export const AGE = /^([1-9]\d{0,3}) (months?|years?)$/;

const provenance = {
  sources: idsOf('sources').optional(),
  confidence: z.enum(CONFIDENCES).optional(),
  'as-of': scalar.optional(),
};
export const defaultsShape = closed(provenance);

/** A finding of `duibi check` that is accepted: of `cell`, `source` and `id` just one stands there. */
const suppressionShape = closed({
  check: z.enum(CHECK_NAMES),
  cell: scalar.optional(),
  source: scalar.optional(),
  id: scalar.optional(),
  reason: scalar,
});
export const projectShape = closed({
  format: z.literal(1),
  languages: list(scalar).min(1, { error: 'list' }),
  output: z.string({ error: 'text' }).optional(),
  checks: closed({
    'as-of-age': z.string({ error: '24 months' }).regex(AGE, { error: '24 months' }).optional(),
    'cell-length': z.int().min(1).optional(),
  }).optional(),
  suppress: list(suppressionShape).optional(),
});

const memberShape = closed({
  label: text,
  'counts-as': scalar.optional(),
  symbol: scalar.optional(),
  description: text.optional(),
});
/** The long form; in the short one the members stand directly under the vocabulary. */
export const labelledVocabularyShape = closed({ label: text.optional(), members: dictionary(memberShape) });
export const shortVocabularyShape = dictionary(memberShape);

export const unitShape = closed({
  label: text,
  symbol: text.optional(),
  display: z.enum(['compact', 'plain']).optional(),
  dimension: z.enum(DIMENSIONS).optional(),
  in: scalar.optional(),
  currency: scalar.optional(),
  per: scalar.optional(),
});

export const sourceShape = closed({
  title: text,
  publisher: text.optional(),
  url: scalar.optional(),
  date: scalar.optional(),
  note: text.optional(),
});

const testShape: z.ZodType = closed({
  has: closed({ member: scalar, of: ids }).optional(),
  count: closed({ of: ids, 'at-least': scalar }).optional(),
  'at-least': closed({ some: scalar.optional(), every: scalar.optional(), than: scalar }).optional(),
  missing: z
    .union([scalar, closed({ attribute: scalar, reason: z.enum(MISSING).optional() })], { error: 'text' })
    .optional(),
  get and() {
    return z.array(testShape, { error: 'list' }).optional();
  },
  get or() {
    return z.array(testShape, { error: 'list' }).optional();
  },
  get not() {
    return testShape.optional();
  },
});

// biome-ignore lint/suspicious/noThenProperty: the format's word; a string, so nothing can take it for a promise
const ruleShape = closed({ choose: list(closed({ when: testShape, then: scalar })), otherwise: scalar });

const attributeBase = {
  label: text,
  neutral: flag.optional(),
  description: text.optional(),
  defaults: defaultsShape.optional(),
};
export const attributeShape = z.discriminatedUnion(
  'kind',
  [
    closed({ ...attributeBase, kind: z.enum(['text', 'flag', 'date', 'concepts', 'link']) }),
    closed({
      ...attributeBase,
      kind: z.literal('quantity'),
      unit: idOf('units'),
      display: closed({ significant: z.int().min(1).max(21).optional() }).optional(),
    }),
    closed({ ...attributeBase, kind: z.literal('set'), of: idOf('vocabularies') }),
    closed({ ...attributeBase, kind: z.literal('choice'), of: idOf('vocabularies'), rule: ruleShape.optional() }),
  ],
  { error: 'mapping' },
);

const worth = { value: z.unknown().optional(), missing: z.enum(MISSING).optional() };
const partShape = closed({
  ...worth,
  ...provenance,
  label: text.optional(),
  role: z.enum(PART_ROLES).optional(),
  note: text.optional(),
});
const partsShape = { parts: dictionary(z.union([scalar, partShape], { error: 'text' })).optional() };

/** A cell in long form; what stands under `value` is the short form of the attribute's kind. */
export const longCellShape = closed({
  ...worth,
  ...partsShape,
  disputed: list(closed({ ...worth, ...partsShape, ...provenance, note: text.optional() })).optional(),
  ...provenance,
  note: text.optional(),
  history: list(closed({ ...worth, ...partsShape, until: scalar, ...provenance })).optional(),
});
export const linkShape = closed({ url: scalar, label: text.optional() });

/** Without its cells: every other key is an attribute's id. */
export const conceptShape = closed({ kind: scalar.optional(), name: text, defaults: defaultsShape.optional() });

const conditionShape: z.ZodType = closed({
  get all() {
    return z.array(conditionShape, { error: 'list' }).optional();
  },
  get any() {
    return z.array(conditionShape, { error: 'list' }).optional();
  },
  get not() {
    return conditionShape.optional();
  },
  attribute: idOf('attributes').optional(),
  is: scalar.optional(),
  in: ids.optional(),
  contains: scalar.optional(),
  'at-least': scalar.optional(),
  'at-most': scalar.optional(),
  before: scalar.optional(),
  after: scalar.optional(),
  missing: z.union([z.literal(true), z.enum(MISSING)], { error: 'text' }).optional(),
});

const selection = closed({
  kind: scalar.optional(),
  ids: idsOf('concepts').optional(),
  where: z.union([conditionShape, list(conditionShape)], { error: 'mapping' }).optional(),
});
const sort = list(closed({ by: scalar, order: z.enum(['asc', 'desc']).optional() })).optional();

const matrixShape = closed({
  title: text.optional(),
  concepts: selection.optional(),
  attributes: list(
    z.union(
      [
        scalar,
        closed({ attribute: idOf('attributes'), at: scalar.optional(), label: text.optional() }),
        closed({ spanner: text, of: idsOf('attributes') }),
      ],
      {
        error: 'text',
      },
    ),
  ),
  'group-by': idOf('attributes').optional(),
  sort,
  'concepts-as': z.enum(['rows', 'columns']).optional(),
  stub: text.optional(),
  note: text.optional(),
});

const crosstabShape = closed({
  title: text.optional(),
  concepts: selection.optional(),
  rows: scalar,
  columns: scalar,
  always: ids.optional(),
  show: ids.optional(),
  marked: ids.optional(),
  sort,
  note: text.optional(),
});

const worksheetShape = closed({
  title: text.optional(),
  stub: text.optional(),
  note: text.optional(),
  questions: list(
    z.union(
      [scalar, closed({ attribute: scalar, label: text.optional(), hint: text.optional(), options: ids.optional() })],
      { error: 'text' },
    ),
  ).min(1, { error: 'list' }),
  outcomes: ids,
  examples: selection.optional(),
  exercises: selection.optional(),
  rows: z.int().min(0).max(500).optional(),
  answers: flag.optional(),
});

const chartBase = { title: text.optional(), conclusion: text.optional(), of: scalar, value: scalar };
const chartShape = z.discriminatedUnion(
  'type',
  [
    closed({ ...chartBase, type: z.literal('bar'), axis: z.enum(['log', 'linear']).optional() }),
    closed({
      ...chartBase,
      type: z.literal('map'),
      lanes: scalar,
      cut: scalar.optional(),
      labelled: z.int().min(0).optional(),
      note: text.optional(),
    }),
  ],
  { error: 'mapping' },
);

export const handoutShape = closed({
  title: text,
  summary: text.optional(),
  answer: text.optional(),
  edition: scalar,
  licence: text.optional(),
  renditions: list(list(scalar).min(1)).optional(),
  formats: list(scalar).optional(),
  template: scalar.optional(),
  theme: scalar.optional(),
  pages: closed({
    max: z.int({ error: 'number' }).min(1, { error: 'number' }).max(999, { error: 'number' }),
  }).optional(),
  xlsx: closed({
    notes: z.enum(NOTE_CHOICES).optional(),
    profile: z.enum(WORKBOOK_PROFILES).optional(),
  }).optional(),
  csv: closed({ bom: flag.optional() }).optional(),
  settings: dictionary(scalar).optional(),
  texts: dictionary(text).optional(),
  matrices: dictionary(matrixShape).optional(),
  crosstabs: dictionary(crosstabShape).optional(),
  charts: dictionary(chartShape).optional(),
  worksheets: dictionary(worksheetShape).optional(),
});

const headers = z.union([scalar, dictionary(scalar)], { error: 'text' });
const companions = {
  sources: scalar.optional(),
  confidence: scalar.optional(),
  'as-of': scalar.optional(),
  note: headers.optional(),
};
/** A table of concepts in a file of its own. Everything but `file`, `kind`, `ids` and `defaults` names headers. */
export const tableShape = closed({
  file: scalar,
  kind: scalar.optional(),
  id: scalar.optional(),
  ids: dictionary(scalar).optional(),
  name: headers,
  columns: dictionary(
    z.union(
      [
        scalar,
        closed({
          attribute: scalar,
          language: scalar.optional(),
          words: dictionary(z.unknown()).optional(),
          ...companions,
        }),
      ],
      { error: 'text' },
    ),
  ),
  ...companions,
  missing: dictionary(z.enum(MISSING)).optional(),
  ignore: ids.optional(),
  defaults: defaultsShape.optional(),
});

/** A whole file. */
export const fileShape = closed({
  project: projectShape.optional(),
  vocabularies: dictionary(z.union([labelledVocabularyShape, shortVocabularyShape])).optional(),
  units: dictionary(unitShape).optional(),
  attributes: dictionary(attributeShape).optional(),
  sources: dictionary(sourceShape).optional(),
  defaults: defaultsShape.optional(),
  concepts: dictionary(conceptShape.catchall(z.union([longCellShape, linkShape, text, ids]))).optional(),
  handouts: dictionary(handoutShape).optional(),
  tables: dictionary(tableShape).optional(),
});
