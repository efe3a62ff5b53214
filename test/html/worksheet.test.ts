import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { describe, expect, it } from 'vitest';
import { expectedCells } from '../../src/core/address.ts';
import type { Rendition } from '../../src/core/language.ts';
import type { Worksheet } from '../../src/core/worksheet.ts';
import { format } from '../../src/html/index.ts';
import { pageOf } from './page-files.ts';
import { HOSTILE, handout, modelMatrix, plain } from './sample.ts';

type Element = DefaultTreeAdapterTypes.Element;
const RENDITION: Rendition = ['zh-CN'];

/** Each text of it is the given one. */
function worksheet(text: string): Worksheet {
  const lines = plain(text);
  const option = { id: 'text', lines, lineage: ['text'] };
  // biome-ignore lint/suspicious/noThenProperty: the word of the data format; rules are never awaited
  const rule = { choose: [{ when: { test: 'missing', attribute: 'inputs' }, then: 'no' }], otherwise: 'yes' } as const;
  return {
    id: 'form',
    title: lines,
    stub: lines,
    note: lines,
    questions: [
      { kind: 'set', attribute: 'inputs', lines, options: [option] },
      { kind: 'choice', attribute: 'tasks', lines, hint: lines, options: [option] },
      { kind: 'quantity', attribute: 'size', lines, hint: lines, power: 8, unit: lines },
    ],
    outcomes: [{ attribute: 'verdict', lines, rule, blank: 'no', members: [{ id: 'no', lines }], words: [lines] }],
    examples: { ...modelMatrix(RENDITION), id: 'form-examples' },
    entries: [],
    rows: 3,
    key: { ...modelMatrix(RENDITION), id: 'form-key' },
  };
}

function shown(text: string) {
  const blocks = [{ kind: 'worksheet', worksheet: worksheet(text) }] as const;
  return handout(RENDITION, [{ id: 's', title: plain('S'), blocks }]);
}

describe('a worksheet on a page', () => {
  it('shows examples and key by address', async () => {
    const expected = expectedCells(shown('问'));
    const { read } = await format.loadReader();
    const found = await read((await pageOf(shown('问'))).bytes);
    expect(expected.some(({ address }) => address.startsWith('form-key:'))).toBe(true);
    expect(found).toEqual(expect.arrayContaining([...expected]));
    expect(found).toHaveLength(expected.length);
  });

  it('names every field and describes it by what is there', async () => {
    const elements = all(parse((await pageOf(shown('问'))).html));
    const ids = new Set(elements.map((element) => value(element, 'id')));
    const fields = elements.filter(({ tagName }) => tagName === 'input');
    expect(fields.map((field) => value(field, 'type'))).toEqual(['checkbox', 'radio', 'radio', 'text']);
    const labelled = elements.flatMap((element) => (element.tagName === 'label' ? [value(element, 'for') ?? ''] : []));
    for (const field of fields) {
      const inside = field.parentNode !== null && 'tagName' in field.parentNode && field.parentNode.tagName === 'label';
      expect(inside || labelled.includes(value(field, 'id') ?? '-')).toBe(true);
    }
    const described = elements.flatMap((element) => value(element, 'aria-describedby')?.split(' ') ?? []);
    expect(described.length).toBeGreaterThan(0);
    expect(described.filter((id) => !ids.has(id))).toEqual([]);
    expect(elements.filter(({ tagName }) => tagName === 'fieldset').map((one) => first(one))).toEqual([
      'legend',
      'legend',
    ]);
    expect(elements.filter((element) => value(element, 'role') === 'status')).toHaveLength(1);
  });

  it('lets no text become markup, and hands texts to the script as they are', async () => {
    const elements = all(parse((await pageOf(shown(HOSTILE))).html));
    expect(elements.filter(({ tagName }) => tagName === 'img')).toEqual([]);
    const form = elements.find(({ tagName }) => tagName === 'form');
    const data = JSON.parse((form && value(form, 'data-worksheet')) ?? '') as {
      outcomes: { shown: { no: { text: string }[] } }[];
    };
    expect(data.outcomes[0]?.shown.no[0]?.text.replaceAll('\ufffd', '\0')).toBe(HOSTILE);
  });

  it('carries the script only where there is a worksheet', async () => {
    const scripts = async (html: string) => html.split('<script>').length - 1;
    const without = handout(RENDITION, [{ id: 's', title: plain('S'), blocks: [] }]);
    expect(await scripts((await pageOf(without)).html)).toBeLessThan(await scripts((await pageOf(shown('问'))).html));
  });
});

function all(node: DefaultTreeAdapterTypes.Node): readonly Element[] {
  const own = 'tagName' in node ? [node as Element] : [];
  return 'childNodes' in node ? [...own, ...node.childNodes.flatMap(all)] : own;
}

function first(element: Element): string | undefined {
  const child = element.childNodes.find((node) => 'tagName' in node);
  return child && 'tagName' in child ? child.tagName : undefined;
}

function value(element: Element, name: string): string | undefined {
  return element.attrs.find((one) => one.name === name)?.value;
}
