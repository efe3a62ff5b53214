import { CHECK_NAMES } from '../core/checks.ts';
import { NOTE_CHOICES, WORKBOOK_PROFILES } from '../core/format-options.ts';
import { CONFIDENCES, MISSING, PART_ROLES } from '../core/value.ts';
import {
  any,
  choice,
  closed,
  dictionary,
  either,
  flag,
  just,
  list,
  optional,
  type Shape,
  scalar,
} from './shape-kinds.ts';
import type { Section } from './table.ts';
import { DIMENSIONS } from './values/dimensions.ts';

/**
 * The one description of the data format: which keys there are, which are required, what type their values have.
 * It speaks of the YAML as it stands, so that a JSON Schema for editors can be made of it. What depends on other parts
 * of the catalog (cells by attribute kind, references, languages) is checked by code. The messages are for
 * `shape-check.ts`: a word for what was expected, or the known keys.
 */

const text = either([scalar, dictionary(scalar)], 'text');
const ids = either([scalar, list(scalar)], 'list');
const idOf = (section: Section): Shape => ({ ...scalar, idsOf: section });
const idsOf = (section: Section): Shape => ({ ...ids, idsOf: section });

/** `24 months`, `2 years`, in either number. */
export const AGE = /^([1-9]\d{0,3}) (months?|years?)$/;

const provenance = {
  sources: optional(idsOf('sources')),
  confidence: optional(choice(CONFIDENCES)),
  'as-of': optional(scalar),
};
export const defaultsShape = closed(provenance);

/** A finding of `duibi check` that is accepted: of `cell`, `source` and `id` just one stands there. */
const suppressionShape = closed({
  check: choice(CHECK_NAMES),
  cell: optional(scalar),
  source: optional(scalar),
  id: optional(scalar),
  reason: scalar,
});
export const projectShape = closed({
  format: just(1),
  languages: list(scalar, { count: 1, expected: 'list' }),
  output: optional({ kind: 'text', expected: 'text' }),
  checks: optional(
    closed({
      'as-of-age': optional({ kind: 'text', pattern: AGE, expected: '24 months' }),
      'cell-length': optional({ kind: 'int', least: 1 }),
    }),
  ),
  suppress: optional(list(suppressionShape)),
});

const memberShape = closed({
  label: text,
  'counts-as': optional(scalar),
  symbol: optional(scalar),
  description: optional(text),
});
/** The long form; in the short one the members stand directly under the vocabulary. */
export const labelledVocabularyShape = closed({ label: optional(text), members: dictionary(memberShape) });
export const shortVocabularyShape = dictionary(memberShape);

export const unitShape = closed({
  label: text,
  symbol: optional(text),
  display: optional(choice(['compact', 'plain'])),
  dimension: optional(choice(DIMENSIONS)),
  in: optional(scalar),
  currency: optional(scalar),
  per: optional(scalar),
});

export const sourceShape = closed({
  title: text,
  publisher: optional(text),
  url: optional(scalar),
  date: optional(scalar),
  note: optional(text),
});

const testShape: Shape = closed({
  has: optional(closed({ member: scalar, of: ids })),
  count: optional(closed({ of: ids, 'at-least': scalar })),
  'at-least': optional(closed({ some: optional(scalar), every: optional(scalar), than: scalar })),
  missing: optional(either([scalar, closed({ attribute: scalar, reason: optional(choice(MISSING)) })], 'text')),
  get and() {
    return optional(list(testShape));
  },
  get or() {
    return optional(list(testShape));
  },
  get not() {
    return optional(testShape);
  },
});

// biome-ignore lint/suspicious/noThenProperty: the format's word; a string, so nothing can take it for a promise
const ruleShape = closed({ choose: list(closed({ when: testShape, then: scalar })), otherwise: scalar });

const attributeBase = {
  label: text,
  neutral: optional(flag),
  description: optional(text),
  defaults: optional(defaultsShape),
};
export const attributeShape = {
  ...either(
    [
      closed({ ...attributeBase, kind: choice(['text', 'flag', 'date', 'concepts', 'link']) }),
      closed({
        ...attributeBase,
        kind: just('quantity'),
        unit: idOf('units'),
        display: optional(closed({ significant: optional({ kind: 'int', least: 1, most: 21 }) })),
      }),
      closed({ ...attributeBase, kind: just('set'), of: idOf('vocabularies') }),
      closed({ ...attributeBase, kind: just('choice'), of: idOf('vocabularies'), rule: optional(ruleShape) }),
    ],
    'mapping',
  ),
  by: 'kind',
};

const worth = { value: optional(any), missing: optional(choice(MISSING)) };
const partShape = closed({
  ...worth,
  ...provenance,
  label: optional(text),
  role: optional(choice(PART_ROLES)),
  note: optional(text),
});
const partsShape = { parts: optional(dictionary(either([scalar, partShape], 'text'))) };

/** A cell in long form; what stands under `value` is the short form of the attribute's kind. */
export const longCellShape = closed({
  ...worth,
  ...partsShape,
  disputed: optional(list(closed({ ...worth, ...partsShape, ...provenance, note: optional(text) }))),
  ...provenance,
  note: optional(text),
  history: optional(list(closed({ ...worth, ...partsShape, until: scalar, ...provenance }))),
});
export const linkShape = closed({ url: scalar, label: optional(text) });

/** Without its cells: every other key is an attribute's id. */
export const conceptShape = closed({ kind: optional(scalar), name: text, defaults: optional(defaultsShape) });

const conditionShape: Shape = closed({
  get all() {
    return optional(list(conditionShape));
  },
  get any() {
    return optional(list(conditionShape));
  },
  get not() {
    return optional(conditionShape);
  },
  attribute: optional(idOf('attributes')),
  is: optional(scalar),
  in: optional(ids),
  contains: optional(scalar),
  'at-least': optional(scalar),
  'at-most': optional(scalar),
  before: optional(scalar),
  after: optional(scalar),
  missing: optional(either([just(true), choice(MISSING)], 'text')),
});

const selection = closed({
  kind: optional(scalar),
  ids: optional(idsOf('concepts')),
  where: optional(either([conditionShape, list(conditionShape)], 'mapping')),
});
const sort = optional(list(closed({ by: scalar, order: optional(choice(['asc', 'desc'])) })));

const matrixShape = closed({
  title: optional(text),
  concepts: optional(selection),
  attributes: list(
    either(
      [
        scalar,
        closed({ attribute: idOf('attributes'), at: optional(scalar), label: optional(text) }),
        closed({ spanner: text, of: idsOf('attributes') }),
      ],
      'text',
    ),
  ),
  'group-by': optional(idOf('attributes')),
  sort,
  'concepts-as': optional(choice(['rows', 'columns'])),
  stub: optional(text),
  note: optional(text),
});

const crosstabShape = closed({
  title: optional(text),
  concepts: optional(selection),
  rows: scalar,
  columns: scalar,
  always: optional(ids),
  show: optional(ids),
  marked: optional(ids),
  sort,
  note: optional(text),
});

const worksheetShape = closed({
  title: optional(text),
  stub: optional(text),
  note: optional(text),
  questions: list(
    either(
      [scalar, closed({ attribute: scalar, label: optional(text), hint: optional(text), options: optional(ids) })],
      'text',
    ),
    { count: 1, expected: 'list' },
  ),
  outcomes: ids,
  examples: optional(selection),
  exercises: optional(selection),
  rows: optional({ kind: 'int', least: 0, most: 500 }),
  answers: optional(flag),
});

const chartBase = { title: optional(text), conclusion: optional(text), of: scalar, value: scalar };
const chartShape = {
  ...either(
    [
      closed({ ...chartBase, type: just('bar'), axis: optional(choice(['log', 'linear'])) }),
      closed({
        ...chartBase,
        type: just('map'),
        lanes: scalar,
        cut: optional(scalar),
        labelled: optional({ kind: 'int', least: 0 }),
        note: optional(text),
      }),
    ],
    'mapping',
  ),
  by: 'type',
};

export const handoutShape = closed({
  title: text,
  summary: optional(text),
  answer: optional(text),
  edition: scalar,
  licence: optional(text),
  renditions: optional(list(list(scalar, { count: 1 }))),
  formats: optional(list(scalar)),
  template: optional(scalar),
  theme: optional(scalar),
  pages: optional(
    closed({
      max: { kind: 'int', least: 1, most: 999, expected: 'number' },
    }),
  ),
  xlsx: optional(
    closed({
      notes: optional(choice(NOTE_CHOICES)),
      profile: optional(choice(WORKBOOK_PROFILES)),
    }),
  ),
  csv: optional(closed({ bom: optional(flag) })),
  settings: optional(dictionary(scalar)),
  texts: optional(dictionary(text)),
  matrices: optional(dictionary(matrixShape)),
  crosstabs: optional(dictionary(crosstabShape)),
  charts: optional(dictionary(chartShape)),
  worksheets: optional(dictionary(worksheetShape)),
});

const headers = either([scalar, dictionary(scalar)], 'text');
const companions = {
  sources: optional(scalar),
  confidence: optional(scalar),
  'as-of': optional(scalar),
  note: optional(headers),
};
/** A table of concepts in a file of its own. Everything but `file`, `kind`, `ids` and `defaults` names headers. */
export const tableShape = closed({
  file: scalar,
  kind: optional(scalar),
  id: optional(scalar),
  ids: optional(dictionary(scalar)),
  name: headers,
  columns: dictionary(
    either(
      [
        scalar,
        closed({
          attribute: scalar,
          language: optional(scalar),
          words: optional(dictionary(any)),
          ...companions,
        }),
      ],
      'text',
    ),
  ),
  ...companions,
  missing: optional(dictionary(choice(MISSING))),
  ignore: optional(ids),
  defaults: optional(defaultsShape),
});

/** A whole file. */
export const fileShape = closed({
  project: optional(projectShape),
  vocabularies: optional(dictionary(either([labelledVocabularyShape, shortVocabularyShape]))),
  units: optional(dictionary(unitShape)),
  attributes: optional(dictionary(attributeShape)),
  sources: optional(dictionary(sourceShape)),
  defaults: optional(defaultsShape),
  concepts: optional(dictionary({ ...conceptShape, others: either([longCellShape, linkShape, text, ids]) })),
  handouts: optional(dictionary(handoutShape)),
  tables: optional(dictionary(tableShape)),
});
