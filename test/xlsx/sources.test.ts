import { expect, test } from 'vitest';
import type { CitedSource } from '../../src/core/handout.ts';
import { planWorkbook } from '../../src/xlsx/plan.ts';
import { inputOf, plain, smallHandout } from './sample.ts';

const PATH = 'a-rather-long-folder/'.repeat(6);

function linked(source: Partial<CitedSource>): readonly string[] {
  const given: CitedSource = { id: 'a', title: plain('Title'), date: plain('2024'), ...source };
  const other: CitedSource = { id: 'b', title: plain('T'.repeat(200)), date: plain('2024'), url: `https://b/${PATH}` };
  const { plan } = planWorkbook(inputOf({ ...smallHandout(['en']), sources: [given, other] }));
  const sheet = plan.sheets.find(({ name }) => name === 'Sources');
  const [row] = [...(sheet?.rows() ?? [])].slice(4);
  return (row?.cells ?? []).flatMap((cell) => (cell?.link && 'url' in cell.link ? [`${cell.value}`] : []));
}

// LibreOffice draws a linked text on one line, however long.
test.each<[string, Partial<CitedSource>, readonly string[]]>([
  ['a short title', { url: 'https://a.example/' }, ['Title']],
  ['a title of several lines', { title: plain('Two\nlines'), url: 'https://a.example/' }, ['https://a.example/']],
  ['neither fits a line', { title: plain('T'.repeat(100)), url: `https://a/${PATH}` }, ['1']],
  ['no address', {}, []],
  ['an address that runs something', { url: 'javascript:alert(1)' }, []],
])('the link of a source stands where it takes one line: %s', (_, source, expected) => {
  expect(linked(source)).toEqual(expected);
});
