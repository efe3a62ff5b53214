import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type CatalogReading, readCatalog } from '../../src/catalog/index.ts';
import { MESSAGES, sentenceOf } from '../../src/cli/messages/index.ts';
import { unexpected } from '../../src/core/unexpected.ts';
import type { Amount, Measure, Value } from '../../src/core/value.ts';

const UNITS = `
project: { format: 1, languages: [zh-CN, en] }
vocabularies:
  modality:
    text: { label: { zh-CN: 文本, en: Text } }
    image: { label: { zh-CN: 图像, en: Image } }
units:
  parameters: { label: { zh-CN: 参数, en: parameters }, dimension: parameters }
  bytes: { label: { zh-CN: 存储, en: storage }, dimension: bytes }
  hours: { label: { zh-CN: 时长, en: time }, dimension: duration, in: h }
  share: { label: { zh-CN: 份额, en: share }, dimension: percent }
  tokens: { label: { zh-CN: 词元, en: tokens }, dimension: tokens }
  usd: { label: { zh-CN: 美元, en: US dollars }, currency: USD, per: 1M tokens }
  cny: { label: { zh-CN: 人民币, en: yuan }, currency: CNY }
attributes:
  number: { label: { '*': n }, kind: quantity, unit: parameters }
  bytes: { label: { '*': b }, kind: quantity, unit: bytes }
  hours: { label: { '*': h }, kind: quantity, unit: hours }
  percent: { label: { '*': s }, kind: quantity, unit: share }
  tokens: { label: { '*': t }, kind: quantity, unit: tokens }
  price: { label: { '*': p }, kind: quantity, unit: usd }
  yuan: { label: { '*': y }, kind: quantity, unit: cny }
  date: { label: { '*': d }, kind: date }
  flag: { label: { '*': f }, kind: flag }
  choice: { label: { '*': c }, kind: choice, of: modality }
  set: { label: { '*': m }, kind: set, of: modality }
  link: { label: { '*': l }, kind: link }
  text: { label: { '*': x }, kind: text, neutral: true }
`;
const rows = readFileSync(new URL('./as-people-type.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split(' | ') as [string, string, string]);

const bytes = (text: string) => new TextEncoder().encode(text);

/** The cell in YAML as an author who knows YAML's quotes types it. */
function throughYaml(attribute: string, typed: string): CatalogReading {
  const bare = /^[\s"'>|*&!%@`[{?-]|: |^$|^…$/.test(typed) && typed !== '' ? `'${typed.replaceAll("'", "''")}'` : typed;
  const concept = `concepts:\n  x:\n    name: X\n    ${attribute}: ${bare}\n`;
  return readCatalog([
    { path: 'a.yaml', bytes: bytes(UNITS) },
    { path: 'b.yaml', bytes: bytes(concept) },
  ]);
}

function throughCsv(attribute: string, typed: string): CatalogReading {
  const mapping = `tables: { t: { file: t.csv, id: id, name: id, columns: { cell: ${attribute} } } }\n`;
  const cell = /[",]/.test(typed) ? `"${typed.replaceAll('"', '""')}"` : typed;
  return readCatalog([
    { path: 'a.yaml', bytes: bytes(UNITS + mapping) },
    { path: 't.csv', bytes: bytes(`id,cell\nx,${cell}\n`) },
  ]);
}

/** What came out, in the words of the table. */
function outcome({ catalog, diagnostics }: CatalogReading, attribute: string): string {
  const [diagnostic, ...more] = diagnostics;
  if (diagnostic === undefined) {
    const value = catalog.concepts.x?.cells[attribute]?.value;
    return `= ${value === undefined ? 'nothing' : shown(value)}`;
  }
  expect(more).toEqual([]);
  expect(diagnostic.severity).toBe('error');
  for (const language of ['zh-CN', 'en'] as const) expect(sentenceOf(diagnostic, language).hint).toBeTruthy();
  return 'write' in diagnostic.args ? `> ${diagnostic.args.write}` : `! ${diagnostic.code}`;
}

function shown(value: Value): string {
  switch (value.kind) {
    case 'quantity':
      return value.parts
        .map(({ role, measure }) => (role === 'active' ? 'active ' : '') + measureShown(measure))
        .join(' ');
    case 'date':
      return value.iso;
    case 'flag':
      return String(value.on);
    case 'choice':
      return value.id;
    case 'set':
    case 'concepts':
      return value.ids.join(' ');
    case 'link':
      return value.url;
    case 'text':
      return JSON.stringify(value.text);
    case 'missing':
      return value.reason;
    default:
      return unexpected(value);
  }
}

function measureShown(measure: Measure): string {
  const amount = ({ digits, exp10 }: Amount) => (exp10 === 0 ? digits : `${digits}e${exp10}`);
  if (measure.op === 'missing') return measure.reason;
  if (measure.op === 'range') return `${amount(measure.from)}..${amount(measure.to)}`;
  return { exact: '', approx: '~', gt: '>', ge: '≥', lt: '<', le: '≤' }[measure.op] + amount(measure.at);
}

test('there are at least 200 rows', () => {
  expect(rows.length).toBeGreaterThanOrEqual(200);
  expect(Object.keys(MESSAGES)).toEqual(['zh-CN', 'en']);
});

describe.each([
  ['YAML', throughYaml],
  ['CSV', throughCsv],
] as const)('through %s', (format, through) => {
  test.each(rows)('%s: %j is %s', (attribute, typed, expected) => {
    const found = outcome(through(attribute, typed), attribute);
    // An empty cell of a table has a hint of its own.
    expect(format === 'CSV' && found === '! table-empty-cell' ? '! empty-value' : found).toBe(expected);
  });

  test.each(rows.filter(([, , expected]) => expected.startsWith('> ')))(
    '%s: %j: what is to be written instead of it is read',
    (attribute, typed, expected) => {
      expect(outcome(throughCsv(attribute, expected.slice(2)), attribute), typed).toMatch(/^= /);
    },
  );
});
