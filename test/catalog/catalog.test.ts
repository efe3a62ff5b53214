import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { catalogSchema, readCatalog } from '../../src/catalog/index.ts';
import { lookup } from '../../src/core/record.ts';
import { BASE, readTexts, told } from './reading.ts';

const CONCEPTS = `concepts:
  x:
    kind: model
    name: X
    maker: "Ma\\u006ber"
    parameters: { parts: { one: 1.50B, two: { value: 2B, note: { zh-CN: 甲, en: A } } }, sources: [a] }
`;

test('origins give the place and the raw text of everything that has an address', () => {
  const { origins } = readTexts({ 'a.yaml': BASE, 'b.yaml': CONCEPTS });
  const at = (key: string) => {
    const origin = origins.at(key);
    return origin === undefined ? undefined : [CONCEPTS.slice(origin.span.start, origin.span.end), origin.raw];
  };
  expect(at('concepts/x/name')).toEqual(['X', 'X']);
  expect(at('concepts/x/maker')).toEqual(['"Ma\\u006ber"', '"Ma\\u006ber"']);
  expect(at('concepts/x/parameters/parts/one')).toEqual(['1.50B', '1.50B']);
  expect(at('concepts/x/parameters/parts/two')).toEqual(['{ value: 2B, note: { zh-CN: 甲, en: A } }', undefined]);
  expect(at('concepts/x/parameters/parts/two/value')).toEqual(['2B', '2B']);
  expect(at('concepts/x/parameters')?.[0]).toMatch(/^\{ parts: .* sources: \[a\] \}$/);
  expect(origins.at('vocabularies/modality/text/label/en')?.raw).toBe('Text');
  expect(origins.at('sources/a/title')?.span.file).toBe('a.yaml');
  expect(origins.at('concepts/y')).toBeUndefined();
});

test('the order in which files are given does not matter', () => {
  const texts = { 'z.yaml': BASE, 'a.yaml': CONCEPTS, 'm.yaml': CONCEPTS.replace('maker', 'mkr') };
  const reversed = Object.fromEntries(Object.entries(texts).reverse());
  expect(JSON.stringify(readTexts(texts))).toBe(JSON.stringify(readTexts(reversed)));
});

describe('the same id twice', () => {
  test('the first file holds, the second is told', () => {
    const { catalog, diagnostics } = readTexts({
      'a.yaml': BASE,
      'b.yaml': CONCEPTS,
      'c.yaml': 'concepts: { x: { name: Y } }\n',
    });
    expect(catalog.concepts.x?.name).toEqual({ '*': 'X' });
    expect(diagnostics.map(({ code, span, related }) => [code, span?.file, related?.[0]?.file])).toEqual([
      ['duplicate-id', 'c.yaml', 'b.yaml'],
    ]);
  });

  test('the same id in two sections is fine', () => {
    expect(told({ 'a.yaml': BASE, 'b.yaml': 'concepts: { maker: { name: M }, modality: { name: N } }\n' })).toEqual([]);
  });

  test('two projects', () => {
    expect(told({ 'a.yaml': BASE, 'b.yaml': 'project: { format: 1, languages: [en] }\n' })).toEqual([
      'b.yaml:1:1 duplicate-id',
    ]);
  });
});

describe('ids that JavaScript knows', () => {
  const names = ['constructor', 'tostring', 'valueof', 'then', '__proto__', 'hasOwnProperty', 'prototype'];
  test.each(names)('%s does no harm', (id) => {
    const yaml = `concepts:\n  ${id}: { name: N, maker: M, ${id}: q }\nsources:\n  ${id}: { title: T }\n`;
    const { catalog, diagnostics } = readTexts({ 'a.yaml': BASE, 'b.yaml': yaml });
    expect(lookup(catalog.concepts, id)?.cells.maker?.value.kind).toBe('text');
    expect(lookup(catalog.sources, id)?.title).toEqual({ '*': 'T' });
    expect(diagnostics.map(({ code }) => code)).toContain('unknown-attribute');
    expect(Object.hasOwn(Object.prototype, 'maker')).toBe(false);
  });

  test.each(names)('a reference to %s, which is not there, is told', (id) => {
    const yaml = `concepts: { x: { name: X, related: [${id}], parameters: { value: 1B, sources: [${id}] }, inputs: ${id} } }\n`;
    const codes = readTexts({ 'a.yaml': BASE, 'b.yaml': yaml }).diagnostics.map(({ code }) => code);
    expect(codes).toEqual(['unknown-concept', 'unknown-source', 'unknown-member']);
  });
});

test('the shapes make a JSON Schema', () => {
  const schema = JSON.stringify(catalogSchema());
  for (const key of ['project', 'counts-as', 'confidence', 'disputed', 'group-by', 'labelled']) {
    expect(schema).toContain(`"${key}"`);
  }
});

test('several shape mistakes in one file are all told, in its order', () => {
  const text = `project: { format: 2, languages: [en] }
unit: {}
units: [a]
sources:
  a: { title: [A], url: not a url, date: soon }
  B: { title: B }
  c: text
attributes:
  d: { label: D, kind: quantty, unit: u }
  e: { kind: quantity, display: { significant: 99 } }
  f: { label: F, kind: text, unit: u, neutral: yes }
`;
  expect(told({ 'a.yaml': text })).toEqual([
    'a.yaml:1:20 not-allowed',
    'a.yaml:2:1 unknown-key',
    'a.yaml:3:8 wrong-type',
    'a.yaml:5:15 wrong-type',
    'a.yaml:5:25 bad-url',
    'a.yaml:5:42 bad-date',
    'a.yaml:6:3 bad-id',
    'a.yaml:7:6 wrong-type',
    'a.yaml:9:24 not-allowed',
    'a.yaml:10:3 missing-key',
    'a.yaml:10:3 missing-key',
    'a.yaml:10:48 wrong-type',
    'a.yaml:11:30 unknown-key',
    'a.yaml:11:48 wrong-type',
  ]);
});

describe('damaged files', () => {
  const whole = BASE + CONCEPTS;
  const signs = [
    ...'{}[]:,-#&*!|>\'"%@`\t\n \r?~<.0aé大',
    ': ',
    '- ',
    '\n\t',
    '<<: ',
    '*x',
    '&x ',
    '---\n',
    '__proto__: ',
  ];

  test('never throw, and everything told lies inside the file', () => {
    const edit = fc.record({ at: fc.nat(whole.length), cut: fc.nat(12), put: fc.constantFrom('', ...signs) });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
        const text = edits.reduce((one, { at, cut, put }) => one.slice(0, at) + put + one.slice(at + cut), whole);
        for (const { span } of readTexts({ 'a.yaml': text }).diagnostics) {
          expect(span?.start).toBeGreaterThanOrEqual(0);
          expect(span?.start).toBeLessThanOrEqual(text.length);
          expect(span?.end).toBeGreaterThanOrEqual(span?.start ?? 0);
        }
      }),
      { numRuns: 400 },
    );
  });

  test('bytes of any kind never throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        const head = new TextEncoder().encode('sources:\n  a: ');
        readCatalog([{ path: 'a.yaml', bytes: new Uint8Array([...head, ...bytes]) }]);
      }),
    );
  });

  test('a value cut out of a catalog without mistakes is always told', () => {
    const lines = whole.split('\n');
    const keys = lines.flatMap((line, index) => (/^ {4}(label|kind|unit|name|maker): /.test(line) ? [index] : []));
    expect(keys.length).toBeGreaterThan(5);
    for (const index of keys) {
      const cut = lines.with(index, (lines[index] ?? '').replace(/: .*/, ':')).join('\n');
      const codes = readTexts({ 'a.yaml': cut }).diagnostics.map(({ code }) => code);
      expect(codes).toContain('empty-value');
    }
  });
});

test('the format that the documentation shows is the one that is read', () => {
  const docs = readFileSync(new URL('../../docs/data-format.md', import.meta.url), 'utf8');
  const shown = [...docs.matchAll(/^([a-z]+):/gm)].flatMap((match) => match[1] ?? []);
  expect(Object.keys(catalogSchema().properties as object).every((key) => shown.includes(key))).toBe(true);
});
