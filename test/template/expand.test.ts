import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Block, blocksOf } from '../../src/core/handout.ts';
import { plainLines } from '../../src/core/inline.ts';
import type { Rendition } from '../../src/core/language.ts';
import { expandTemplate } from '../../src/template/index.ts';
import { comparisonOf, expanded, HOSTILE, templateOf } from './sample.ts';

const BOTH: Rendition = ['zh-CN', 'en'];

async function blocks(structure: string, rendition: Rendition = ['zh-CN']): Promise<readonly Block[]> {
  const { handout, diagnostics } = await expanded(structure, rendition);
  expect(diagnostics).toEqual([]);
  return [...blocksOf(handout)];
}

async function texts(structure: string, rendition: Rendition = ['zh-CN']): Promise<readonly (readonly string[])[]> {
  const found = await blocks(structure, rendition);
  return found.flatMap((block) =>
    'lines' in block ? [block.lines.map((line) => `${line.language ?? '*'} ${plainLines([line])}`)] : [],
  );
}

describe('a paragraph', () => {
  test('has a line for each language: its parts in that language', async () => {
    expect(await texts('<p>{{t "largest"}} {{name "gpt-3"}}</p>', BOTH)).toEqual([
      ['zh-CN 最大的是 GPT-3', 'en The largest is GPT-3'],
    ]);
  });

  test('says what is the same in all languages once, in none of them', async () => {
    expect(await texts('<p>{{name "gpt-3"}}: {{t "neutral"}}</p>', BOTH)).toEqual([['* GPT-3: 175B']]);
  });

  test('without text does not stand', async () => {
    expect(await texts('<p>{{summary}}</p><h2> <em> </em></h2><ul><li>{{licence}}</li></ul>')).toEqual([]);
  });

  test.each([
    ['<p>\n  a \n b  <em> c </em> d\n</p>', 'a b c d'],
    ['<p>大模型\n  问规模，\n  <em>\n多模态</em>\n问种类\n{{edition}}</p>', '大模型问规模，多模态问种类 2026-11-23'],
    ['<p>大 模型<br>\n GPT\n大</p>', '大 模型\nGPT 大'],
    ['<p>a&amp;b &lt;i> &#x4e2d;</p>', 'a&b <i> 中'],
    ['<p>a<!-- no --> b{{!-- no --}} c</p>', 'a b c'],
    ['<p>\\{{title}} {{~title~}} x</p>', '{{title}}样例x'],
  ])('%s reads %s', async (structure, text) => {
    const [found] = await blocks(structure);
    expect(found?.kind === 'paragraph' && plainLines(found.lines)).toBe(text);
  });

  test('keeps its marks around the words', async () => {
    const [found] = await blocks(
      '<p>x <strong>a <em>{{t "strong"}}</em> </strong><a href="https://e.org/?a=1&amp;b=2">y</a> <code>z</code></p>',
    );
    expect(found).toEqual({
      kind: 'paragraph',
      role: 'body',
      lines: [
        {
          language: 'zh-CN',
          inlines: [
            { kind: 'text', text: 'x ' },
            {
              kind: 'strong',
              children: [
                { kind: 'text', text: 'a ' },
                { kind: 'emphasis', children: [{ kind: 'strong', children: [{ kind: 'text', text: 'GPT-3' }] }] },
                { kind: 'text', text: ' ' },
              ],
            },
            { kind: 'link', href: 'https://e.org/?a=1&b=2', children: [{ kind: 'text', text: 'y' }] },
            { kind: 'text', text: ' ' },
            { kind: 'code', text: 'z' },
          ],
        },
      ],
    });
  });
});

describe('blocks', () => {
  test('stand in the order of the template', async () => {
    const structure = `
      <h1>a</h1><hr><page-break>
      <section title="s">
        {{matrix "main"}}{{crosstab "quadrants"}} {{chart "scale"}}
        <ol><li>a</li> <li>b</li></ol>
        <note><p role="small">c</p></note>
        {{legend}}{{sources}}
      </section>`;
    expect((await blocks(structure)).map((block) => block.kind)).toEqual([
      ...['heading', 'rule', 'page-break', 'matrix', 'crosstab', 'chart', 'list', 'note', 'paragraph'],
      ...['legend', 'sources'],
    ]);
  });

  test('before the first section make a section of their own', async () => {
    const { handout } = await expanded('<hr><section title="{{t "largest"}} ({{edition}})"><hr></section>', BOTH);
    const shown = handout.sections.map(({ id, title }) => [id, plainLines(title)]);
    expect(shown).toEqual([
      ['start', '一览\nOverview'],
      ['section-2', '最大的是 (2026-11-23)\nThe largest is (2026-11-23)'],
    ]);
  });

  test('come by each, with, if, unless and partials', async () => {
    const structure = `{{#each matrices}}<section id="m-{{id}}" title="{{caption id}}">
        {{#if @first}}<h2>first</h2>{{/if}}{{#if ../answer}}<h2>answered</h2>{{/if}}
        {{matrix id}}
        {{> rule}}
      </section>{{/each}}
      <section title="x">{{#with charts.scale}}{{chart id}}{{else}}<p>none</p>{{/with}}
      {{#with charts.none}}{{chart id}}{{else}}<p>none</p>{{/with}}
      {{#unless summary}}<p>no summary</p>{{/unless}}{{#if texts.largest}}<p>text</p>{{else if texts.none}}<hr>{{/if}}
      {{#if texts.constructor}}<hr>{{/if}}</section>`;
    const { handout, diagnostics } = await expanded(structure, ['en'], {
      'partials/rule.hbs': '{{#if id}}<hr>{{/if}}\n',
    });
    expect(diagnostics).toEqual([]);
    expect(handout.sections.map((section) => [section.id, plainLines(section.title)])).toEqual([
      ['m-main', 'Main'],
      ['section-2', 'x'],
    ]);
    const kinds = [...blocksOf(handout)].map((block) => ('lines' in block ? plainLines(block.lines) : block.kind));
    expect(kinds).toEqual(['first', 'answered', 'matrix', 'rule', 'chart', 'none', 'no summary', 'text']);
  });

  test('lists without entries, and sections that hold nothing, do not stand', async () => {
    const { handout } = await expanded('<section title="a">{{sources}}{{legend}}</section>');
    expect(handout.sections).toEqual([]);
  });
});

describe('sources and legend', () => {
  test('are those of what is shown, in order of first mention', async () => {
    const all = await expanded(
      '<p>{{value "gpt-3" "parameters"}}</p>{{crosstab "quadrants"}}{{matrix "main"}}{{chart "scale"}}',
    );
    expect(all.handout.sources.map((source) => source.id)).toEqual([
      'from-value',
      'from-entry',
      'from-header',
      'from-cell',
      'from-part',
      'from-chart',
    ]);
    expect(all.handout.legend.map((entry) => `${entry.sign} ${plainLines(entry.lines)}`)).toEqual([
      '? 未查到',
      '⊘ 未公开',
      '… 未核查',
      '≈ 约数，或四舍五入后的数',
      '† 见表下说明',
    ]);
  });

  test('of what is not shown are left out', async () => {
    const one = await expanded('{{#unless answer}}{{matrix "main"}}{{/unless}}{{chart "scale"}}', BOTH);
    expect(one.handout.sources.map((source) => source.id)).toEqual(['from-chart', 'from-cell']);
    expect(one.handout.legend.map((entry) => `${entry.sign} ${plainLines(entry.lines)}`)).toEqual([
      '… 未核查\nnot checked',
    ]);
  });
});

describe('texts of the catalog', () => {
  test('are shown as they are, whatever they look like', async () => {
    const { handout, diagnostics } = await expanded(
      '<section title="{{t "hostile"}}"><p>a {{t "hostile"}} b</p><ul><li>{{t "hostile"}}</li></ul></section>',
    );
    expect(diagnostics).toEqual([]);
    const [section] = handout.sections;
    expect(section && plainLines(section.title)).toBe(HOSTILE);
    expect(section?.blocks).toMatchObject([
      { kind: 'paragraph', lines: [{ inlines: [{ kind: 'text', text: `a ${HOSTILE} b` }] }] },
      { kind: 'list', items: [[{ inlines: [{ kind: 'text', text: HOSTILE }] }]] },
    ]);
  });

  test('never become markup, for any text', async () => {
    const { template } = await templateOf('<p>{{title}}|{{t "largest"}}</p>');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (title, text) => {
        const base = comparisonOf(['en']);
        const inlines = [{ kind: 'text', text } as const];
        const handout = { ...base.handout, title: { en: title }, texts: { largest: { en: inlines } } };
        const { result, diagnostics } = expandTemplate(template, 'html', { ...base, handout });
        const [block] = result.sections[0]?.blocks ?? [];
        expect(diagnostics).toEqual([]);
        expect(block?.kind === 'paragraph' && plainLines(block.lines)).toBe(`${title}|${text}`);
      }),
      { numRuns: 100 },
    );
  });
});

test('places in the markup lead back to the template, whatever stands before them', async () => {
  const piece = fc.constantFrom(
    ...[
      '<p>a</p>',
      '\n',
      '\r\n  ',
      '{{!-- x --}}\n',
      '<hr>\n',
      '{{#if answer}}\n <hr>\n{{/if}}\n',
      '<p>大{{title}}</p> ',
    ],
    ...['{{~#unless answer~}} <hr> {{~/unless~}}', '{{> part}}\n', '{{#each charts}}\n{{chart id}}\n{{/each}}'],
  );
  const pieces = fc.array(piece, { maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(pieces, async (before) => {
      const structure = `${before.join('')}<blink>x</blink>`;
      const { diagnostics } = await expanded(structure, ['en'], { 'partials/part.hbs': '  <p>b</p>\n' });
      expect(diagnostics.map((found) => found.code)).toEqual(['markup-unknown-element']);
      expect(structure.slice(diagnostics[0]?.span?.start, diagnostics[0]?.span?.end)).toBe('<blink>');
    }),
    { numRuns: 60 },
  );
});

test('a handout gives its own title, answer, edition and all words by language', async () => {
  const { handout } = await expanded('<hr>', BOTH);
  expect(handout).toMatchObject({ id: 'sample', edition: '2026-11-23', rendition: BOTH });
  expect(plainLines(handout.title)).toBe('样例\nSample');
  expect(handout.answer && plainLines(handout.answer)).toBe('不是二选一。\nNot either/or.');
  expect(handout.words.continued && plainLines(handout.words.continued)).toBe('续表\n(continued)');
  expect(handout.licence).toBeUndefined();
});

describe('counts', () => {
  test('a tally in each language, and how many concepts a matrix shows', async () => {
    expect(await texts('<p>{{count "main"}}: {{tally "main" "state"}}</p>', BOTH)).toEqual([
      ['zh-CN 1: × 停用 1 · ✓ 在用 2', 'en 1: × Ended 1 · ✓ In use 2'],
    ]);
  });

  test.each([
    ['<p>{{count "mian"}}</p>', 'unknown-matrix'],
    ['<p>{{tally "mian" "state"}}</p>', 'unknown-matrix'],
    ['<p>{{tally "main" "stat"}}</p>', 'unknown-attribute'],
  ])('%s says %s', async (structure, code) => {
    const { diagnostics } = await expanded(structure, ['en']);
    expect(diagnostics.map((found) => found.code)).toEqual([code]);
  });
});
