import { expect, test } from 'vitest';
import { compareHandout } from '../../src/compare/index.ts';
import { plainLines } from '../../src/core/inline.ts';
import { catalog, cell, concept, handout, size, words } from './builder.ts';

const spec = handout({});
const { result } = compareHandout(
  catalog([concept('gpt', { parameters: cell(size('175e9'), ['c', 'a']) })], spec),
  spec,
  ['zh-CN', 'en'],
  words,
);

test('one value, with its sources as marks', () => {
  const found = result.value('gpt', 'parameters');
  expect([plainLines(found?.lines ?? []), found?.marks]).toEqual(['1750亿 · 175B', ['c', 'a']]);
});

test('what is not there is undefined, inherited names too', () => {
  expect([
    result.value('gpt', 'nothing'),
    result.value('nobody', 'parameters'),
    result.value('constructor', 'toString'),
  ]).toEqual([undefined, undefined, undefined]);
  expect([result.name('constructor'), plainLines(result.name('gpt') ?? [])]).toEqual([undefined, 'GPT']);
});

test('sources are cited in the order asked for, undated ones in words', () => {
  const cited = result.cite(['c', 'nothing', 'b', 'a']).map(({ id, title, publisher, url, date }) => {
    return [id, plainLines(title), plainLines(publisher ?? []), url ?? '', plainLines(date)];
  });
  expect(cited).toEqual([
    ['c', '文丙\nPaper C', '', '', '2023'],
    ['b', 'Paper B', 'B Press', '', '日期不详\nundated'],
    ['a', 'Paper A', '', 'https://a.example/', '2020-05'],
  ]);
});

test('texts of the handout in the languages of the rendition', () => {
  expect(
    result.localize({ 'zh-CN': '规则', en: [{ kind: 'strong', children: [{ kind: 'text', text: 'rule' }] }] }),
  ).toEqual([
    { language: 'zh-CN', inlines: [{ kind: 'text', text: '规则' }] },
    { language: 'en', inlines: [{ kind: 'strong', children: [{ kind: 'text', text: 'rule' }] }] },
  ]);
});
