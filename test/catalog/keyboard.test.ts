import { describe, expect, test } from 'vitest';
import { readCatalog } from '../../src/catalog/index.ts';
import { sentenceOf } from '../../src/cli/messages/index.ts';
import { BASE, readTexts } from './reading.ts';

/** What is told of a concept with these lines: each code, and the line as it should be. */
function toldOf(lines: string): readonly string[] {
  return readTexts({ 'a.yaml': BASE, 'b.yaml': `concepts:\n  x:\n${lines}\n` }).diagnostics.map(({ code, args }) => {
    const corrected = 'corrected' in args ? args.corrected : 'quoted' in args ? args.quoted : '';
    return `${code} | ${corrected}`;
  });
}

describe('mistakes of a Chinese keyboard, each with its code and the corrected line', () => {
  test.each([
    ['colon after a key', '    name：X\n    maker: M', ['full-width | name: X']],
    ['colon after a key of several', '    name: X\n    maker：M\n    open: true', ['full-width | maker: M']],
    ['colon after the only key', '    name：X', ['full-width | name: X']],
    [
      'comma in a mapping',
      '    name: X\n    remark: { zh-CN: 甲， en: A }',
      ['full-width | remark: { zh-CN: 甲, en: A }'],
    ],
    [
      'colons and comma',
      '    name: X\n    remark: { zh-CN：甲，en：A }',
      ['full-width | remark: { zh-CN: 甲, en: A }'],
    ],
    ['comma in a list', '    name: X\n    inputs: [text，image]', ['list-rewrite | inputs: [text, image]']],
    ['brackets', '    name: X\n    inputs: ［text］', ['full-width | inputs: [text]']],
    ['quotation marks around a key', '    “name”: X', ['full-width | name: X']],
    ['quotation marks around an id', '    name: X\n    main-input: “text”', ['full-width | main-input: text']],
    ['quotation marks around a number', '    name: X\n    parameters: “175B”', ['quantity-rewrite | parameters: 175B']],
    ['marks of two kinds', '    name: "X”\n    maker: M', ['full-width | name: "X"']],
    ['ideographic spaces', '　　　name: X', ['full-width | name: X']],
    ['tab', '\t\t\tname: X', ['yaml-tab |       name: X']],
    ['是', '    name: X\n    open: 是', ['flag-word | open: true']],
    ['否', '    name: X\n    open: 否', ['flag-word | open: false']],
    ['date in words', '    name: X\n    released: 2025年1月', ['date-rewrite | released: 2025-01']],
    ['full-width digits', '    name: X\n    parameters: １７５亿', ['quantity-rewrite | parameters: 175亿']],
    [
      'full-width comma in a number',
      '    name: X\n    parameters: 1，750亿',
      ['quantity-rewrite | parameters: 1,750亿'],
    ],
    [
      'comma of thousands between brackets',
      '    name: X\n    parameters: { value: 1,750亿, sources: [a] }',
      ['number-comma | parameters: { value: 1750亿, sources: [a] }'],
    ],
    ['money without a currency', '    name: X\n    parameters: ￥1.2万', ['currency-sign | parameters: 1.2万']],
    ['colon in a title', '    name: GPT-3: models', ["yaml-colon-in-value | name: 'GPT-3: models'"]],
    [
      'colon between brackets',
      '    name: X\n    remark: { zh-CN: 甲, en: GPT-3: A }',
      ["yaml-colon-in-value | remark: { zh-CN: 甲, en: 'GPT-3: A' }"],
    ],
    ['word for no value', '    name: X\n    released: 不详', ['missing-word | released: { missing: unknown }']],
    ['label for an id', '    name: X\n    main-input: 文本', ['label-for-id | main-input: text']],
    ['labels for ids', '    name: X\n    inputs: 文本、图像', ['list-rewrite | inputs: [text, image]']],
  ])('%s', (_name, lines, expected) => {
    expect(toldOf(lines)).toEqual(expected);
  });

  test('the place of a mark is the mark in the file', () => {
    const text = 'concepts:\n  x:\n    name：X\n    maker: M\n    opne: true\n';
    const { diagnostics } = readTexts({ 'a.yaml': BASE, 'b.yaml': text });
    expect(diagnostics.map(({ code, span }) => [code, text.slice(span?.start, span?.end)])).toEqual([
      ['full-width', '：'],
      ['unknown-attribute', 'opne'],
    ]);
  });

  test('a file with no half-width colon at all', () => {
    const text = 'concepts：\n  x：\n    name：X\n    maker：M\n';
    const { catalog, diagnostics } = readTexts({ 'a.yaml': BASE, 'b.yaml': text });
    expect(diagnostics.map(({ code, args }) => [code, 'corrected' in args && args.corrected])).toEqual([
      ['full-width', 'concepts:'],
      ['full-width', 'x:'],
      ['full-width', 'name: X'],
      ['full-width', 'maker: M'],
    ]);
    expect(catalog.concepts.x?.name).toEqual({ '*': 'X' });
  });

  test('full-width signs in texts are texts', () => {
    const text = `concepts:
  x:
    name: “大”：小，中
    maker: {'*': 甲：乙，丙}
    remark:
      zh-CN: |
        name：不是键
        - a，b
      en: >
        “quoted”
`;
    const { catalog, diagnostics } = readTexts({ 'a.yaml': BASE, 'b.yaml': text });
    expect(diagnostics).toEqual([]);
    expect(catalog.concepts.x?.name).toEqual({ '*': '“大”：小，中' });
  });

  test('1,750亿 on a line of its own is a number', () => {
    const { catalog, diagnostics } = readTexts({
      'a.yaml': BASE,
      'b.yaml': 'concepts: \n  x:\n    name: X\n    parameters: 1,750亿\n',
    });
    expect(diagnostics).toEqual([]);
    expect(catalog.concepts.x?.cells.parameters?.value).toMatchObject({
      parts: [{ measure: { op: 'exact', at: { digits: '1750', exp10: 8 } } }],
    });
  });

  test('a GBK file is named as such', () => {
    const gbk = new Uint8Array([0x23, 0x20, 0xb4, 0xf3, 0xc4, 0xa3, 0xd0, 0xcd, 0x0a]);
    const [diagnostic] = readCatalog([{ path: 'a.yaml', bytes: gbk }]).diagnostics;
    expect(diagnostic).toMatchObject({ code: 'not-utf8', args: { guess: 'GB18030' } });
    if (diagnostic === undefined) return;
    for (const language of ['zh-CN', 'en'] as const) expect(sentenceOf(diagnostic, language).message).toContain('GBK');
  });
});
