import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCatalog } from '../../src/catalog/index.ts';
import { scanObject } from '../../src/catalog/tables/json-scan.ts';
import type { Concept } from '../../src/core/catalog.ts';
import { BASE } from './reading.ts';

const TABLE = `  size: { label: { zh-CN: 大小, en: Size }, kind: quantity, unit: parameters }
tables:
  t:
    file: rows.jsonl
    id: id
    name: n
    confidence: grade
    columns: { p: { attribute: parameters, sources: src, note: remark }, in: inputs, m: maker, open: open, when: released, s: size, u: page }
    missing: { n/a: unknown }
    ignore: [zz]
`;

function read(lines: readonly string[]) {
  const encode = (text: string) => new TextEncoder().encode(text);
  return readCatalog([
    { path: 'a.yaml', bytes: encode(BASE + TABLE) },
    { path: 'rows.jsonl', bytes: encode(lines.join('\n')) },
  ]);
}

/** A concept as plain data, whichever way it is kept. */
function plain({ id, kind, name, cells }: Concept) {
  return { id, kind, name, cells: { ...cells } };
}

const cell = fc.oneof(
  fc.constantFrom(
    '7B',
    '',
    'n/a',
    '7..70B',
    'text',
    'text, image',
    '2024-05',
    '是',
    'N/A',
    '2024/5/1',
    '1750',
    '007',
    '无',
    'https://example.org/a',
    'javascript:a',
    '甲 *b*',
    '"\\\n',
  ),
  fc.constantFrom(null, true, 5e9, ['text'], ['text', 'zz'], { missing: 'undisclosed' }, { value: '1B' }, [], {}),
);
const row = fc.record(
  {
    n: fc.constantFrom('名', 'N', '', 5),
    p: cell,
    src: fc.constantFrom('a', 'a, b', 'zz'),
    remark: cell,
    in: cell,
    m: cell,
    open: cell,
    when: cell,
    s: cell,
    u: cell,
    grade: fc.constantFrom('authored', 'primary-seen', 'sure', ''),
  },
  { requiredKeys: ['n'] },
);

test('rows whose values are placed in the file say the same as rows that are read one by one', () => {
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 12 }), (rows) => {
      const lines = rows.map((one, index) => JSON.stringify({ id: `r${index}`, ...one }));
      const quick = read(lines);
      // A header that comes twice in a line is read only by the reader of single rows.
      const slow = read(lines.map((line) => `{"zz": 1, "zz": 1, ${line.slice(1)}`));
      const concepts = (reading: typeof quick) => Object.values(reading.catalog.concepts).map(plain);
      expect(concepts(quick)).toEqual(concepts(slow));
      const told = (reading: typeof quick) =>
        reading.diagnostics.map(({ span: _, args: __, ...one }) => JSON.stringify(one));
      expect(told(quick).sort()).toEqual(told(slow).sort());
      for (const { id } of concepts(quick)) {
        const place = quick.origins.at(`concepts/${id}`)?.span;
        expect(place?.start).toBe(lines.slice(0, Number(id.slice(1))).join('\n').length + (id === 'r0' ? 0 : 1));
      }
    }),
    { numRuns: 50 },
  );
});

test('what the scan of a line takes, JSON.parse takes, with the same keys in the same places', () => {
  const piece = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    '"a"',
    '"\\u00e9"',
    ':',
    ',',
    '1',
    '-0.5e+3',
    '01',
    'true',
    'nul',
    '\\',
    '名',
    ' ',
  );
  const line = fc.oneof(
    fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join('')),
    fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue()).map((value) => JSON.stringify(value)),
  );
  fc.assert(
    fc.property(line, (text) => {
      const bytes = new TextEncoder().encode(text);
      const found: (readonly [string, unknown])[] = [];
      const textAt = (from: number, to: number) => new TextDecoder().decode(bytes.subarray(from, to));
      const taken = scanObject(bytes, 0, bytes.length, (keyStart, keyEnd, start, end) =>
        found.push([JSON.parse(textAt(keyStart - 1, keyEnd + 1)) as string, JSON.parse(textAt(start, end))]),
      );
      if (taken) expect(Object.fromEntries(found)).toEqual(JSON.parse(text));
      else expect(text.startsWith('{"') && isJson(text)).toBe(false);
    }),
  );
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

test('a wrong cell, an id that comes again and a broken line among very many rows are told where they stand', () => {
  const lines = Array.from({ length: 80_000 }, (_, at) => `{"id": "m${at}", "n": "名 ${at}", "p": "${at}", "m": "甲"}`);
  lines[0] = JSON.stringify({
    id: 'm0',
    n: '名',
    p: '1',
    src: 'a',
    remark: '',
    in: 'text',
    m: '甲',
    open: true,
    when: '2024',
    s: 1,
    u: 'https://example.org/a',
  });
  lines[0] = lines[0].replace('}', ', "grade": "authored"}');
  lines[73_213] = '{"id": "m73213", "n": "名", "p": "many", "m": "甲"}';
  lines[75_000] = '{"id": "m9", "n": "名", "p": "1"}';
  lines[76_000] = '{"id": ';
  const { catalog, diagnostics } = read(lines);
  const offset = (row: number) => lines.slice(0, row).join('\n').length + 1;
  expect(
    diagnostics.map(({ code, span, tableCell }) => [code, span?.start, tableCell?.row, tableCell?.column]),
  ).toEqual([
    ['bad-quantity', offset(73_213) + (lines[73_213]?.indexOf('"many"') ?? 0), 73_214, 'p'],
    ['duplicate-id', offset(75_000) + 7, 75_001, 'id'],
    ['table-json', offset(76_000), undefined, undefined],
  ]);
  expect(Object.keys(catalog.concepts)).toHaveLength(79_998);
  expect(catalog.concepts.m79999?.cells.maker?.value).toMatchObject({ kind: 'text', text: { '*': [{ text: '甲' }] } });
});
