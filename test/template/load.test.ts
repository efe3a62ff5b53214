import { describe, expect, test } from 'vitest';
import { blocksOf } from '../../src/core/handout.ts';
import { WORD_KEYS } from '../../src/core/words.ts';
import { expandTemplate, loadTemplate } from '../../src/template/index.ts';
import { comparisonOf, reader } from './sample.ts';

const FORMATS = ['html', 'pdf'];

describe('lookup', () => {
  test('takes the structure of the format before the general one, and the folder before the base', async () => {
    const files = { 'mine/handout.pdf.hbs': '<hr>', 'handout/handout.html.hbs': '<p>never</p>' };
    const { result, diagnostics } = await loadTemplate(
      reader({ ...files, 'mine/handout.hbs': '<hr><hr>' }),
      'mine',
      FORMATS,
    );
    expect(diagnostics).toEqual([]);
    expect(result.handout.pdf?.path).toBe('mine/handout.pdf.hbs');
    expect(result.handout.html?.path).toBe('mine/handout.hbs');
  });

  test('takes what the folder lacks from the base, file by file', async () => {
    const files = { 'mine/page.css': 'p{}', 'handout/page.html.hbs': '<html>', 'handout/page.css': 'a{}' };
    const { result, diagnostics } = await loadTemplate(reader(files), 'mine', FORMATS);
    expect(diagnostics).toEqual([]);
    expect(result.handout.html?.path).toBe('handout/handout.hbs');
    expect(result.page).toEqual({ html: '<html>', css: 'p{}' });
    expect(result.theme.id).toBe('quiet');
  });

  test('reports a template of which there is no file at all', async () => {
    const { diagnostics } = await loadTemplate(reader(), 'nowhere', FORMATS);
    expect(diagnostics).toMatchObject([{ code: 'template-missing', args: { name: 'nowhere' } }]);
  });

  test('reports the mistakes of a structure that the base of several formats shares once', async () => {
    const { diagnostics } = await loadTemplate(reader({ 'mine/handout.hbs': '<p>{{oops}}</p>' }), 'mine', FORMATS);
    expect(diagnostics.map((found) => found.code)).toEqual(['template-unknown-name']);
  });

  test('formats that share a structure share the handout; a structure of its own gives its own', async () => {
    const { result } = await loadTemplate(reader({ 'mine/handout.pdf.hbs': '<hr>' }), 'mine', [...FORMATS, 'xlsx']);
    const comparison = comparisonOf(['en']);
    const [html, xlsx, pdf] = ['html', 'xlsx', 'pdf'].map(
      (format) => expandTemplate(result, format, comparison).result,
    );
    expect(html).toBe(xlsx);
    expect(pdf?.sections).toEqual([{ id: 'start', title: html?.sections[0]?.title, blocks: [{ kind: 'rule' }] }]);
  });

  test('a format whose structure was not loaded is reported', async () => {
    const { result } = await loadTemplate(reader(), 'handout', FORMATS);
    const { diagnostics } = expandTemplate(result, 'docx', comparisonOf(['en']));
    expect(diagnostics).toMatchObject([{ code: 'template-missing', args: { looked: ['handout/handout.docx.hbs'] } }]);
  });

  test('gives plain data: a copy expands to the same', async () => {
    const { result } = await loadTemplate(reader(), 'handout', FORMATS);
    const copy = JSON.parse(JSON.stringify(result));
    expect(expandTemplate(copy, 'pdf', comparisonOf(['en']))).toEqual(
      expandTemplate(result, 'pdf', comparisonOf(['en'])),
    );
  });
});

describe('the base template', () => {
  test.each([['zh-CN'], ['en'], ['zh-CN', 'en']] as const)('serves any handout, in %s %s', async (...rendition) => {
    const { result, diagnostics } = await loadTemplate(reader(), 'handout', FORMATS);
    expect(diagnostics).toEqual([]);
    const expanded = expandTemplate(result, 'html', comparisonOf(rendition as ['zh-CN']));
    expect(expanded.diagnostics).toEqual([]);
    expect([...blocksOf(expanded.result)].map((block) => block.kind)).toEqual([
      ...['heading', 'paragraph', 'crosstab', 'matrix', 'chart', 'legend', 'sources'],
    ]);
  });

  test.each(['large-vs-multimodal', 'models-by-scale-and-modality'])('%s loads without a mistake', async (name) => {
    const { result, diagnostics } = await loadTemplate(reader(), name, FORMATS);
    expect(diagnostics).toEqual([]);
    expect(result.handout.html?.path).toBe(`${name}/handout.hbs`);
  });
});

describe('words', () => {
  test.each(['zh-CN', 'en'])('every fixed word is there in %s', async (language) => {
    const { result } = await loadTemplate(reader(), 'handout', FORMATS);
    const lacking = WORD_KEYS.filter((key) => !result.words[key][language]);
    expect(lacking).toEqual([]);
  });

  test('in Chinese hold no half-width punctuation beside Chinese characters', async () => {
    const { result } = await loadTemplate(reader(), 'handout', FORMATS);
    const words = Object.values(result.words).map((word) => word['zh-CN'] ?? '');
    expect(words.filter((word) => /\p{Script=Han}\s?[,;:.()?!]|[,;:.()?!]\s?\p{Script=Han}/u.test(word))).toEqual([]);
  });

  test('of the folder go over those of the base', async () => {
    const files = {
      'mine/strings.en.yaml': 'sources: References\nown: Mine\n',
      'mine/strings.zh-CN.yaml': 'own: 我的\n',
    };
    const { result, diagnostics } = await loadTemplate(reader(files), 'mine', FORMATS);
    expect(diagnostics).toEqual([]);
    expect(result.words.sources).toEqual({ 'zh-CN': '来源', en: 'References' });
    expect(result.words.own).toEqual({ 'zh-CN': '我的', en: 'Mine' });
  });

  test.each([
    ['own: Mine\n', 'missing-translation', 'Mine'],
    ['own:\n', 'empty-value', 'own'],
    ['own: 3\n', 'wrong-type', '3'],
    ['a: [b]\n', 'wrong-type', '[b]'],
    ['sources: a\nsources: b\n', 'yaml-duplicate-key', 's'],
    ['- a\n', 'yaml-not-mapping', '- a\n'],
    ['a: "b\n', 'yaml-syntax', ''],
  ])('%j is reported as %s', async (text, code, at) => {
    const { diagnostics } = await loadTemplate(reader({ 'mine/strings.en.yaml': text }), 'mine', FORMATS);
    expect(diagnostics.map((found) => found.code)).toEqual([code]);
    expect(diagnostics[0]?.span?.file).toBe('mine/strings.en.yaml');
    expect(text.slice(diagnostics[0]?.span?.start, diagnostics[0]?.span?.end)).toBe(at);
  });

  test('that a file of fixed words lacks are each reported', async () => {
    const files = {
      'handout/strings.en.yaml': WORD_KEYS.slice(2)
        .map((key) => `'${key}': x\n`)
        .join(''),
    };
    const { result, diagnostics } = await loadTemplate(reader(files), 'handout', FORMATS, ['en']);
    expect(diagnostics).toMatchObject([
      { code: 'missing-key', args: { key: 'unknown', inside: 'handout/strings.en.yaml' } },
      { code: 'missing-key', args: { key: 'undisclosed' } },
    ]);
    expect(result.words.unknown).toEqual({ '*': 'unknown' });
  });

  test('of a language without any file are reported once', async () => {
    const { diagnostics } = await loadTemplate(reader(), 'handout', FORMATS, ['en', 'fr']);
    expect(diagnostics.filter((found) => found.code === 'template-missing')).toMatchObject([
      { args: { name: 'strings.fr.yaml', looked: ['handout/strings.fr.yaml'] } },
    ]);
    expect(diagnostics.filter((found) => found.code === 'missing-key')).toEqual([]);
  });
});
