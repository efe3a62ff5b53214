import { describe, expect, test } from 'vitest';
import { compareHandout } from '../../src/compare/index.ts';
import { plainLines } from '../../src/core/inline.ts';
import type { Rendition } from '../../src/core/language.ts';
import type { Id, Value } from '../../src/core/value.ts';
import {
  amount,
  catalog,
  cell,
  concept,
  date,
  exact,
  handout,
  missing,
  part,
  quantity,
  set,
  size,
  words,
} from './builder.ts';

function shown(attribute: Id, value: Value, rendition: Rendition) {
  const spec = handout({});
  const concepts = [concept('x', { [attribute]: cell(value) }), concept('gpt-3', {})];
  return compareHandout(catalog(concepts, spec), spec, rendition, words).result.value('x', attribute);
}

function texts(attribute: Id, value: Value): readonly string[] {
  const renditions: readonly Rendition[] = [['zh-CN'], ['en'], ['zh-CN', 'en']];
  return renditions.map((rendition) => plainLines(shown(attribute, value, rendition)?.lines ?? []));
}

const family = quantity(
  part('nano-1', exact('1.8e9'), { label: { '*': 'Nano-1' } }),
  part('pro', { op: 'missing', reason: 'undisclosed' }, { label: { '*': 'Pro' } }),
);

describe('a value in Chinese, English, and both', () => {
  test.each<[string, Id, Value, readonly string[]]>([
    ['number', 'parameters', size('175e9'), ['1750亿', '175B', '1750亿 · 175B']],
    ['same number in both', 'parameters', size('12'), ['12', '12', '12']],
    ['rounded', 'parameters', size('151277313'), ['≈1.51亿', '≈151M', '≈1.51亿 · ≈151M']],
    [
      'approximate',
      'parameters',
      quantity(part('value', { op: 'approx', at: amount('10e9') })),
      ['≈100亿', '≈10B', '≈100亿 · ≈10B'],
    ],
    [
      'bound',
      'parameters',
      quantity(part('value', { op: 'gt', at: amount('1e11') })),
      ['>1000亿', '>100B', '>1000亿 · >100B'],
    ],
    [
      'rounded bound',
      'parameters',
      quantity(part('value', { op: 'le', at: amount('151277313') })),
      ['≤≈1.51亿', '≤≈151M', '≤≈1.51亿 · ≤≈151M'],
    ],
    [
      'range',
      'parameters',
      quantity(part('value', { op: 'range', from: amount('7e9'), to: amount('70e9') })),
      ['70亿～700亿', '7B–70B', '70亿～700亿 · 7B–70B'],
    ],
    [
      'parts',
      'parameters',
      family,
      [
        'Nano-1 18亿；Pro ⊘ 未公开',
        'Nano-1 1.8B; Pro ⊘ undisclosed',
        'Nano-1 18亿；Pro ⊘ 未公开\nNano-1 1.8B; Pro ⊘ undisclosed',
      ],
    ],
    [
      'total beside active',
      'parameters',
      quantity(part('a', exact('37e9'), { role: 'active' }), part('t', exact('671e9'), { role: 'total' })),
      ['6710亿', '671B', '6710亿 · 671B'],
    ],
    [
      'all parts missing alike',
      'parameters',
      quantity(part('a', { op: 'missing', reason: 'unknown' }), part('b', { op: 'missing', reason: 'unknown' })),
      ['? 未查到', '? not found', '? 未查到\n? not found'],
    ],
    [
      'only an active part',
      'parameters',
      quantity(part('a', exact('37e9'), { role: 'active' })),
      ['… 未核查', '… not checked', '… 未核查\n… not checked'],
    ],
    ['set', 'inputs', set('text', 'image'), ['文本、图像', 'Text, Image', '文本、图像\nText, Image']],
    ['empty set', 'inputs', set(), ['无', 'none', '无\nnone']],
    ['choice', 'openness', { kind: 'choice', id: 'open' }, ['开放', 'Open', '开放\nOpen']],
    ['flag', 'alive', { kind: 'flag', on: true }, ['是', 'yes', '是\nyes']],
    ['date', 'released', date('2018-10'), ['2018-10', '2018-10', '2018-10']],
    [
      'names are joined once',
      'related',
      { kind: 'concepts', ids: ['gpt-3', 'x', 'nobody'] },
      ['GPT-3、X、nobody', 'GPT-3, X, nobody', 'GPT-3、X、nobody'],
    ],
    [
      'bare link',
      'home',
      { kind: 'link', url: 'https://www.a.example/b/' },
      ['a.example/b', 'a.example/b', 'a.example/b'],
    ],
    [
      'labelled link',
      'home',
      { kind: 'link', url: 'https://a.example', label: { 'zh-CN': '主页', en: 'Home' } },
      ['主页', 'Home', '主页 · Home'],
    ],
    ['undisclosed', 'parameters', missing('undisclosed'), ['⊘ 未公开', '⊘ undisclosed', '⊘ 未公开\n⊘ undisclosed']],
    [
      'not applicable',
      'released',
      missing('not-applicable'),
      ['— 不适用', '— not applicable', '— 不适用\n— not applicable'],
    ],
  ])('%s', (_, attribute, value, expected) => expect(texts(attribute, value)).toEqual(expected));
});

describe('languages of lines', () => {
  const lines = (value: Value, rendition: Rendition) =>
    (shown('maker', value, rendition)?.lines ?? []).map((line) => `${line.language ?? '-'} ${plainLines([line])}`);
  const text = (entries: Record<string, string>): Value => ({
    kind: 'text',
    text: Object.fromEntries(Object.entries(entries).map(([key, each]) => [key, [{ kind: 'text', text: each }]])),
  });

  test.each<[string, Record<string, string>, Rendition, readonly string[]]>([
    ['one line each', { 'zh-CN': '谷歌', en: 'Google' }, ['zh-CN', 'en'], ['zh-CN 谷歌', 'en Google']],
    ['the second may lead', { 'zh-CN': '谷歌', en: 'Google' }, ['en', 'zh-CN'], ['en Google', 'zh-CN 谷歌']],
    ['identical lines once', { 'zh-CN': 'OpenAI', en: 'OpenAI' }, ['zh-CN', 'en'], ['- OpenAI']],
    ['neutral', { '*': 'OpenAI' }, ['zh-CN', 'en'], ['- OpenAI']],
    ['neutral, one language', { '*': 'OpenAI' }, ['en'], ['- OpenAI']],
    ['a missing translation keeps its own tag', { 'zh-CN': '谷歌' }, ['en', 'zh-CN'], ['zh-CN 谷歌']],
    ['also alone', { 'zh-CN': '谷歌' }, ['en'], ['zh-CN 谷歌']],
  ])('%s', (_, entries, rendition, expected) => expect(lines(text(entries), rendition)).toEqual(expected));
});

describe('number formats for spreadsheets', () => {
  test('in the leading language, ≈ in the prefix', () => {
    expect(shown('parameters', size('3.25e9'), ['zh-CN', 'en'])?.number).toEqual({
      power: 8,
      decimals: 1,
      prefix: '',
      suffix: '亿',
    });
    expect(shown('parameters', size('3.25e9'), ['en', 'zh-CN'])?.number).toEqual({
      power: 9,
      decimals: 2,
      prefix: '',
      suffix: 'B',
    });
    expect(shown('parameters', size('151277313'), ['en'])?.number).toEqual({
      power: 6,
      decimals: 0,
      prefix: '≈',
      suffix: 'M',
    });
  });

  test('only for one plain number', () => {
    const others = [
      family,
      missing('unknown'),
      quantity(part('value', { op: 'gt', at: amount('1') })),
      quantity(part('value', { op: 'range', from: amount('1'), to: amount('2') })),
      quantity(part('named', exact('1'))),
      size('1e400'),
    ];
    expect(others.map((value) => shown('parameters', value, ['en'])?.number)).toEqual(others.map(() => undefined));
  });

  test('the part that is shown stands first in the value', () => {
    const value = quantity(part('a', exact('37e9'), { role: 'active' }), part('t', exact('671e9'), { role: 'total' }));
    const found = shown('parameters', value, ['en']);
    expect(found?.value.kind === 'quantity' && found.value.parts.map(({ id }) => id)).toEqual(['t', 'a']);
    expect(found?.number).toEqual({ power: 9, decimals: 0, prefix: '', suffix: 'B' });
    expect(found?.parts?.map(plainLines)).toEqual(['671B', '37B']);
  });

  test('each of several parts is told apart; one alone is the cell', () => {
    expect(shown('parameters', family, ['zh-CN', 'en'])?.parts?.map(plainLines)).toEqual([
      '18亿 · 1.8B',
      '⊘ 未公开\n⊘ undisclosed',
    ]);
    expect(shown('parameters', size('1e9'), ['en'])?.parts).toBeUndefined();
  });
});

test('units: plain digits, symbols, currency, percent', () => {
  const spec = handout({});
  const text = (value: string, symbol: string, display: 'plain' | 'compact', language = 'en') => {
    const data = catalog([concept('x', { parameters: size(value) })], spec);
    const units = { parameters: { id: 'parameters', label: {}, symbol: { '*': symbol }, display } };
    return plainLines(
      compareHandout({ ...data, units }, spec, [language], words).result.value('x', 'parameters')?.lines ?? [],
    );
  };
  expect(text('12345.50', 'GB', 'plain')).toBe('12,345.50 GB');
  expect(text('20', '$', 'plain')).toBe('$20');
  expect(text('12e3', '元', 'compact', 'zh-CN')).toBe('1.2万元');
  expect(text('12.5e-2', '%', 'plain')).toBe('12.5%');
});

test('units with a dimension: bytes, prices, percentages with a number format', () => {
  const spec = handout({});
  const shown = (value: string, unit: object, language = 'en') => {
    const data = catalog([concept('x', { parameters: size(value) })], spec);
    const units = { parameters: { id: 'parameters', label: {}, display: 'compact' as const, ...unit } };
    const cell = compareHandout({ ...data, units }, spec, [language], words).result.value('x', 'parameters');
    return [plainLines(cell?.lines ?? []), cell?.number];
  };
  const bytes = { dimension: 'bytes' };
  expect(shown('80e9', bytes)).toEqual(['80 GB', { power: 9, decimals: 0, prefix: '', suffix: ' GB' }]);
  expect(shown('80e9', bytes, 'zh-CN')[0]).toBe('80 GB');
  expect(shown('536870912', bytes)[0]).toBe('≈537 MB');
  expect(shown('512', { ...bytes, display: 'plain' })[0]).toBe('512 B');
  const price = { dimension: 'money', currency: 'USD', per: '1M tokens', symbol: { '*': '$' }, display: 'plain' };
  expect(shown('2.50', price)[0]).toBe('$2.50/1M tokens');
  const percent = { dimension: 'percent', symbol: { '*': '%' }, display: 'plain' };
  expect(shown('12.5e-2', percent)).toEqual(['12.5%', { power: -2, decimals: 1, prefix: '', suffix: '%' }]);
});
