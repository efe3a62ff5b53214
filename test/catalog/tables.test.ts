import { describe, expect, test } from 'vitest';
import { readCatalog } from '../../src/catalog/index.ts';
import type { Concept } from '../../src/core/catalog.ts';
import { BASE } from './reading.ts';

const MAPPING = `tables:
  models:
    file: models.csv
    kind: model
    id: 编号
    name: 模型
    columns:
      参数: { attribute: parameters, sources: 参数来源, as-of: 参数日期, note: { zh-CN: 备注, en: Remark } }
      输入: inputs
      开放: { attribute: open, words: { 是: true, 否: false } }
      说明: { attribute: remark, language: zh-CN }
      Note: { attribute: remark, language: en }
    missing: { '': not-checked, N/A: not-applicable }
    defaults: { sources: [a], confidence: secondary-seen }
`;
const HEAD = '编号,模型,参数,参数来源,参数日期,备注,Remark,输入,开放,说明,Note';

function read(rows: string | Uint8Array, mapping = MAPPING, path = 'data/models.csv') {
  const bytes = typeof rows === 'string' ? new TextEncoder().encode(rows) : rows;
  const text = (content: string) => new TextEncoder().encode(content);
  return readCatalog([
    { path: 'data/base.yaml', bytes: text(BASE) },
    { path: 'data/tables.yaml', bytes: text(mapping) },
    { path, bytes },
  ]);
}

function placed(reading: ReturnType<typeof read>): readonly string[] {
  return reading.diagnostics.map(
    ({ code, span, tableCell }) => `${span?.file} ${tableCell?.row ?? ''} ${tableCell?.column ?? ''} ${code}`,
  );
}

describe('CSV', () => {
  test('a row is a concept; columns beside a value tell where it comes from', () => {
    const { catalog, diagnostics } = read(
      `${HEAD}\r\ngpt-3,GPT-3,1750亿,b; c,2020-05,估计,estimated,"text, image",是,"一行，""引""","a ""b"""\r\nx,X,N/A,,,,,text,,甲,A\r\n`,
    );
    expect(diagnostics).toEqual([]);
    const { cells, kind, name } = catalog.concepts['gpt-3'] as Concept;
    expect([kind, name]).toEqual(['model', { '*': 'GPT-3' }]);
    expect(cells.parameters).toMatchObject({
      value: { parts: [{ measure: { op: 'exact', at: { digits: '1750', exp10: 8 } } }] },
      provenance: { sources: ['b', 'c'], confidence: 'secondary-seen', asOf: '2020-05' },
      note: { 'zh-CN': [{ text: '估计' }], en: [{ text: 'estimated' }] },
    });
    expect(cells.inputs?.value).toEqual({ kind: 'set', ids: ['text', 'image'] });
    expect(cells.open?.value).toEqual({ kind: 'flag', on: true });
    expect(cells.open?.provenance).toEqual({ sources: ['a'], confidence: 'secondary-seen' });
    expect(cells.remark?.value).toMatchObject({ text: { 'zh-CN': [{ text: '一行，"引"' }], en: [{ text: 'a "b"' }] } });
    expect(catalog.concepts.x?.cells.parameters?.value).toEqual({ kind: 'missing', reason: 'not-applicable' });
    expect(catalog.concepts.x?.cells.open?.value).toEqual({ kind: 'missing', reason: 'not-checked' });
  });

  test('mistakes name file, row and column', () => {
    const rows = `${HEAD}\ngpt-3,GPT-3,10–20B,z,,,,text,是,甲,A\ngpt-3,Again,1B,,,,,tekst,也许,甲,A\nGPT,G,1B\n`;
    expect(placed(read(rows))).toEqual([
      'data/models.csv 2 参数 quantity-rewrite',
      'data/models.csv 2 参数来源 unknown-source',
      'data/models.csv 3 编号 duplicate-id',
      'data/models.csv 4  table-ragged',
      'data/models.csv 4 编号 bad-id',
    ]);
    expect(placed(read(`${HEAD}\na,A,1B,,,,,tekst,也许,甲,A\n`))).toEqual([
      'data/models.csv 2 输入 unknown-member',
      'data/models.csv 2 开放 bad-flag',
    ]);
  });

  test('the place is in the file, also after cells of several lines', () => {
    const rows = `${HEAD}\na,A,1B,,,,,text,是,"两\n行",A\nb,B,many,,,,,text,是,甲,A\n`;
    const [diagnostic] = read(rows).diagnostics;
    expect(rows.slice(diagnostic?.span?.start, diagnostic?.span?.end)).toBe('many');
    expect(diagnostic?.tableCell).toEqual({ row: 3, column: '参数' });
  });

  test('GB18030 and a byte order mark are read', () => {
    const head = [0xb1, 0xe0, 0xba, 0xc5, 0x2c, 0xc4, 0xa3, 0xd0, 0xcd]; // 编号,模型
    const gbk = new Uint8Array([...head, 0x0a, 0x78, 0x2c, 0xc4, 0xa3, 0xd0, 0xcd, 0x0a]); // x,模型
    const mapping = 'tables: { t: { file: models.csv, id: 编号, name: 模型, columns: {} } }\n';
    expect(read(gbk, mapping)).toMatchObject({
      diagnostics: [],
      catalog: { concepts: { x: { name: { '*': '模型' } } } },
    });
    expect(read('\ufeff编号,模型\nx,模型\n', mapping).diagnostics).toEqual([]);
  });

  test('semicolons and tabs part cells where the header has them', () => {
    const mapping = 'tables: { t: { file: models.csv, id: id, name: n, columns: { p: parameters } } }\n';
    expect(read('id;n;p\nx;X, Y;1B\n', mapping).diagnostics).toEqual([]);
    expect(read('id\tn\tp\nx\tX, Y\t1B\n', mapping).diagnostics).toEqual([]);
  });

  test('a cell between braces is the long form', () => {
    const mapping = 'tables: { t: { file: models.csv, id: id, name: n, columns: { p: parameters } } }\n';
    const { catalog, diagnostics } = read(
      'id,n,p\nx,X,"{ parts: { a: 1B, b: 2B } }"\ny,Y,{ missing: unknown }\n',
      mapping,
    );
    expect(diagnostics).toEqual([]);
    expect(catalog.concepts.x?.cells.parameters?.value).toMatchObject({ parts: [{ id: 'a' }, { id: 'b' }] });
    expect(catalog.concepts.y?.cells.parameters?.value).toEqual({ kind: 'missing', reason: 'unknown' });
    expect(placed(read('id,n,p\nx,X,{ parts: { A: 1B } }\n', mapping))).toEqual(['data/models.csv 2 p bad-id']);
  });

  test('without a column of ids, they are made of names or written', () => {
    const mapping = 'tables: { t: { file: models.csv, ids: { 通义: qwen }, name: n, columns: { p: parameters } } }\n';
    const { catalog, diagnostics } = read('n,p\nGPT-3.5 Turbo,1B\n通义,2B\n文心,3B\n', mapping);
    expect(Object.keys(catalog.concepts)).toEqual(['gpt-3-5-turbo', 'qwen']);
    expect(diagnostics.map(({ code, tableCell }) => [code, tableCell])).toEqual([
      ['table-no-id', { row: 4, column: 'n' }],
    ]);
  });
});

test.each([
  ['file: nothing.csv', 'table-missing'],
  ['file: ../models.csv', 'table-outside'],
  ['file: /models.csv', 'table-outside'],
  ['file: models.xlsx', 'table-format'],
  ['file: models.csv, ignore: [q]', ''],
  ['file: models.csv, as-of: when', 'table-unknown-header'],
])('table %s', (keys, code) => {
  const mapping = `tables: { t: { ${keys}, id: id, name: n, columns: { p: parameters } } }\n`;
  const codes = read('id,n,p\nx,X,1B\n', mapping).diagnostics.map((one) => one.code);
  expect(codes).toEqual(code === '' ? [] : [code]);
});

test('an unused column is a warning, an empty cell an error, an unclosed quotation mark too', () => {
  const mapping = 'tables: { t: { file: models.csv, id: id, name: n, columns: { p: parameters } } }\n';
  const reading = read('id,n,p,q\nx,X,,1\ny,Y,"1B,1\n', mapping);
  expect(reading.diagnostics.map(({ code, severity }) => `${severity} ${code}`)).toEqual([
    'warning table-header-unused',
    'error table-empty-cell',
    'error table-quote',
  ]);
});

test('JSON Lines: objects by header, lists and mappings as in YAML', () => {
  const mapping = `tables:
  t: { file: models.jsonl, id: id, name: n, columns: { p: parameters, in: inputs, open: open }, missing: { '': unknown } }
`;
  const rows = [
    '{"id": "x", "n": "X\\u0031", "p": 175e9, "in": ["text", "image"], "open": true}',
    '{"id": "y", "n": "Y", "p": null, "in": "text", "open": {"missing": "undisclosed"}}',
    '{"id": "z", "n": "Z", "p": "many"}',
    '[1]',
    '{"id": ',
  ].join('\n');
  const { catalog, diagnostics } = read(rows, mapping, 'data/models.jsonl');
  expect(catalog.concepts.x).toMatchObject({
    name: { '*': 'X1' },
    cells: { inputs: { value: { ids: ['text', 'image'] } }, open: { value: { on: true } } },
  });
  expect(catalog.concepts.y?.cells.parameters?.value).toEqual({ kind: 'missing', reason: 'unknown' });
  expect(catalog.concepts.y?.cells.open?.value).toEqual({ kind: 'missing', reason: 'undisclosed' });
  expect(
    diagnostics.map(({ code, tableCell }) => `${code} ${tableCell?.row ?? ''} ${tableCell?.column ?? ''}`),
  ).toEqual(['bad-quantity 3 p', 'table-json  ', 'table-json  ']);
});

test('20,000 rows are read', () => {
  const rows = Array.from(
    { length: 20_000 },
    (_, i) => `m-${i},M ${i},${i + 1}M,a,2020,,,"text, image",是,甲 ${i},A ${i}`,
  );
  const { catalog, diagnostics } = read(`${HEAD}\n${rows.join('\n')}\n`);
  expect(diagnostics).toEqual([]);
  expect(Object.keys(catalog.concepts)).toHaveLength(20_000);
});
