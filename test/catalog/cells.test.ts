import { describe, expect, test } from 'vitest';
import type { Cell } from '../../src/core/value.ts';
import { BASE, readTexts, toldOf } from './reading.ts';

/** The cell that this YAML makes under an attribute of `BASE`. */
function cell(attribute: string, yaml: string): Cell | undefined {
  const concept = `concepts:\n  other: { name: Other }\n  x:\n    name: X\n    ${attribute}: ${yaml}\n`;
  const reading = readTexts({ 'a.yaml': BASE, 'b.yaml': concept });
  expect(reading.diagnostics).toEqual([]);
  return reading.catalog.concepts.x?.cells[attribute];
}

describe('short forms', () => {
  test.each([
    ['maker', 'Google', { kind: 'text', text: { '*': [{ kind: 'text', text: 'Google' }] } }],
    ['maker', '1.50', { kind: 'text', text: { '*': [{ kind: 'text', text: '1.50' }] } }],
    [
      'remark',
      '{ zh-CN: 甲, en: A }',
      { kind: 'text', text: { 'zh-CN': [{ kind: 'text', text: '甲' }], en: [{ kind: 'text', text: 'A' }] } },
    ],
    ['remark', "{ '*': GPT }", { kind: 'text', text: { '*': [{ kind: 'text', text: 'GPT' }] } }],
    ['inputs', '[text, image]', { kind: 'set', ids: ['text', 'image'] }],
    ['inputs', 'text', { kind: 'set', ids: ['text'] }],
    ['inputs', '[]', { kind: 'set', ids: [] }],
    ['main-input', 'code', { kind: 'choice', id: 'code' }],
    ['open', 'true', { kind: 'flag', on: true }],
    ['open', 'false', { kind: 'flag', on: false }],
    ['released', '2018', { kind: 'date', iso: '2018', precision: 'year' }],
    ['released', '2018-10', { kind: 'date', iso: '2018-10', precision: 'month' }],
    ['related', '[other]', { kind: 'concepts', ids: ['other'] }],
    ['page', 'https://a.b', { kind: 'link', url: 'https://a.b' }],
    [
      'page',
      '{ url: https://a.b, label: { zh-CN: 甲, en: A } }',
      { kind: 'link', url: 'https://a.b', label: { 'zh-CN': '甲', en: 'A' } },
    ],
    ['released', '{ missing: undisclosed }', { kind: 'missing', reason: 'undisclosed' }],
  ])('%s: %s', (attribute, yaml, value) => {
    expect(cell(attribute, yaml)?.value).toEqual(value);
  });

  test('numbers keep the digits as typed', () => {
    const digits = (yaml: string) => {
      const value = cell('parameters', yaml)?.value;
      const measure = value?.kind === 'quantity' ? value.parts[0].measure : undefined;
      return measure?.op === 'exact' ? measure.at : undefined;
    };
    expect(digits('1.50')).toEqual({ digits: '1.50', exp10: 0 });
    expect(digits('1e9')).toEqual({ digits: '1', exp10: 9 });
    expect(digits("'2.0B'")).toEqual({ digits: '2.0', exp10: 9 });
    expect(digits('007')).toEqual({ digits: '007', exp10: 0 });
  });
});

describe('mistakes in cells', () => {
  test.each([
    ['parameters: many', '5:17 bad-quantity'],
    ['parameters: 7B..1B', '5:17 bad-range'],
    ['parameters: [1B]', '5:17 wrong-type'],
    ['parameters: { value: 1B, missing: unknown }', '5:30 not-allowed'],
    ['parameters: { sources: [a] }', '5:5 missing-key'],
    ['parameters: { vlaue: 1B, sources: [a] }', '5:19 unknown-key'],
    ['parameters: { missing: secret }', '5:28 not-allowed'],
    ['parameters: { parts: {} }', '5:19 empty-value'],
    ['parameters: { parts: { A: 1B } }', '5:28 bad-id'],
    ['parameters: { parts: { a: { role: half, value: 1B } } }', '5:39 not-allowed'],
    ['parameters: { parts: { a: { label: A } } }', '5:28 missing-key'],
    ['parameters: { value: 1B, as-of: May }', '5:37 bad-date'],
    ['parameters: { value: 1B, confidence: sure }', '5:42 not-allowed'],
    ['inputs: { parts: { a: 1B } }', '5:15 wrong-kind'],
    ['inputs: [[text]]', '5:14 wrong-type'],
    ['main-input: [text]', '5:17 wrong-type'],
    ['main-input: tekst', '5:17 unknown-member'],
    ['open: maybe', '5:11 bad-flag'],
    ["open: 'true'", '5:11 flag-word'],
    ['released: 2018-13', '5:15 bad-date'],
    ['released: { value: 2018-13 }', '5:24 bad-date'],
    ['page: javascript:alert(1)', '5:11 bad-url'],
    ['page: { url: ftp://a.b }', '5:18 bad-url'],
    ['page: { label: { "*": A } }', '5:11 missing-key'],
    ['remark: { zh-CN: 甲, fr: A, en: B }', '5:25 unknown-language'],
    ['remark: { zh-CN: 甲 }', '5:13 missing-translation'],
    ['remark: { en: A }', '5:13 missing-translation'],
    ['remark: [a]', '5:13 wrong-type'],
    ['remark: { zh-CN: 甲, en: [A] }', '5:29 wrong-type'],
    ['maker: { value: A, note: 甲 }', '5:30 missing-translation'],
    ['maker: { disputed: [{ sources: [a] }] }', '5:25 missing-key'],
    ['maker: { value: A, history: [{ value: B }] }', '5:24 missing-key'],
    ['nothing: 1', '5:5 unknown-attribute'],
  ])('%s', (line, expected) => {
    expect(toldOf(`concepts:\n\n  x:\n    name: X\n    ${line}\n`)).toEqual([`b.yaml:${expected}`]);
  });

  test('every mistake of a cell is told, in order', () => {
    const concepts = `concepts:
  x:
    name: X
    parameters:
      parts: { a: lots, b: { value: 2B, sources: [q], note: 只有中文 } }
      sources: [nowhere]
      confidence: maybe
`;
    expect(toldOf(concepts)).toEqual([
      'b.yaml:5:19 bad-quantity',
      'b.yaml:5:51 unknown-source',
      'b.yaml:5:61 missing-translation',
      'b.yaml:6:17 unknown-source',
      'b.yaml:7:19 not-allowed',
    ]);
  });
});

describe('provenance', () => {
  const provenance = (yaml: string) => {
    const reading = readTexts({ 'a.yaml': BASE, 'b.yaml': yaml });
    expect(reading.diagnostics).toEqual([]);
    return reading.catalog.concepts.x?.cells;
  };

  test('the nearest wins, key by key: part, cell, concept, attribute, file', () => {
    const cells = provenance(`
defaults: { sources: [a], confidence: authored, as-of: 2020 }
concepts:
  x:
    name: X
    defaults: { sources: [b] }
    maker: Google
    parameters:
      parts: { one: 1B, two: { value: 2B, sources: [c] }, three: { value: 3B, sources: [b], as-of: 2024 } }
      as-of: 2024
    released: { value: 2018, confidence: primary-seen, sources: [] }
`);
    expect(cells?.maker?.provenance).toEqual({ sources: ['b'], confidence: 'authored', asOf: '2020' });
    expect(cells?.released?.provenance).toEqual({ sources: [], confidence: 'primary-seen', asOf: '2020' });
    expect(cells?.parameters?.provenance).toEqual({ sources: ['b'], confidence: 'secondary-seen', asOf: '2024' });
    const value = cells?.parameters?.value;
    expect(value?.kind === 'quantity' ? value.parts.map((part) => part.provenance) : []).toEqual([
      undefined,
      { sources: ['c'], confidence: 'secondary-seen', asOf: '2024' },
      undefined,
    ]);
  });

  test('defaults hold for the concepts of their own file', () => {
    const one = 'defaults: { sources: [a] }\nconcepts: { x: { name: X, maker: M } }\n';
    const two = 'concepts: { y: { name: Y, maker: M } }\n';
    const { concepts } = readTexts({ 'a.yaml': BASE, 'b.yaml': one, 'c.yaml': two }).catalog;
    expect(concepts.x?.cells.maker?.provenance.sources).toEqual(['a']);
    expect(concepts.y?.cells.maker?.provenance.sources).toEqual([]);
  });

  test('rivals and earlier values have their own', () => {
    const cells = provenance(`
concepts:
  x:
    name: X
    maker:
      disputed:
        - { value: MIT, sources: [a] }
        - { missing: unknown, sources: [b], note: { zh-CN: 没有, en: None } }
    open: { value: true, sources: [c], history: [{ value: false, until: 2024-05, sources: [a] }] }
`);
    expect(cells?.maker?.value).toMatchObject({ kind: 'text' });
    expect(cells?.maker?.disputed?.map((rival) => [rival.value.kind, rival.provenance.sources])).toEqual([
      ['text', ['a']],
      ['missing', ['b']],
    ]);
    expect(cells?.open?.history).toEqual([
      { value: { kind: 'flag', on: false }, until: '2024-05', provenance: { sources: ['a'] } },
    ]);
  });
});

test('parts in the order of the file, with role, label and note', () => {
  const value = cell(
    'parameters',
    '{ parts: { nano-2: { value: 3.25B, label: Nano-2 }, nano-1: ~1.8B, pro: { missing: unknown, role: total, note: { zh-CN: 未公布, en: No } } } }',
  )?.value;
  expect(value).toEqual({
    kind: 'quantity',
    unit: 'parameters',
    parts: [
      {
        id: 'nano-2',
        label: { '*': 'Nano-2' },
        role: 'member',
        measure: { op: 'exact', at: { digits: '3.25', exp10: 9 } },
      },
      {
        id: 'nano-1',
        label: { '*': 'nano-1' },
        role: 'member',
        measure: { op: 'approx', at: { digits: '1.8', exp10: 9 } },
      },
      {
        id: 'pro',
        label: { '*': 'pro' },
        role: 'total',
        measure: { op: 'missing', reason: 'unknown' },
        note: { 'zh-CN': [{ kind: 'text', text: '未公布' }], en: [{ kind: 'text', text: 'No' }] },
      },
    ],
  });
});
