import { createHash } from 'node:crypto';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { describe, expect, it } from 'vitest';
import { expectedCells } from '../../src/core/address.ts';
import type { Rendition } from '../../src/core/language.ts';
import { format } from '../../src/html/index.ts';
import { PAGE, pageOf } from './page-files.ts';
import { HOSTILE, handout, hostileHandout, modelMatrix, plain, wordMatrix, wordsHandout } from './sample.ts';

const RENDITIONS: readonly Rendition[] = [['zh-CN'], ['en'], ['zh-CN', 'en']];

describe.each(RENDITIONS)('the page in %s', (...rendition) => {
  const shown = wordsHandout(rendition as unknown as Rendition);

  it('shows exactly the cells of the handout, each with its text and number', async () => {
    const { bytes, codes } = await pageOf(shown);
    const reader = await format.loadReader();
    expect(codes).toEqual([]);
    expect(await reader.read(bytes)).toEqual(expect.arrayContaining([...expectedCells(shown)]));
    expect(await reader.read(bytes)).toHaveLength(expectedCells(shown).length);
  });

  it('is well formed, its ids are unique and its links lead somewhere', async () => {
    const { html } = await pageOf(shown);
    const errors: string[] = [];
    const document = parse(html, { onParseError: (error) => errors.push(error.code) });
    expect(errors).toEqual([]);
    const ids = attributes(document, 'id');
    expect(new Set(ids).size).toBe(ids.length);
    const targets = attributes(document, 'href')
      .filter((href) => href.startsWith('#'))
      .map((href) => href.slice(1));
    expect(targets.filter((target) => !ids.includes(target))).toEqual([]);
    expect(targets).toContain('main.gpt-3');
    for (const id of attributes(document, 'aria-labelledby')) expect(ids).toContain(id);
  });

  it('is the same bytes each time', async () => {
    expect((await pageOf(shown)).html).toBe((await pageOf(shown)).html);
  });
});

describe('the page', () => {
  it('says title and answer once, before anything else', async () => {
    const { html } = await pageOf(wordsHandout(['zh-CN']));
    expect(html.split('<h1>')).toHaveLength(2);
    expect(html.split('不是二选一')).toHaveLength(2);
    expect(html.indexOf('不是二选一', html.indexOf('<body'))).toBeLessThan(html.indexOf('<table'));
  });

  it('marks lines of another language', async () => {
    const { html } = await pageOf(wordsHandout(['zh-CN', 'en']));
    expect(html).toContain(
      '<h1><span class="line">大模型还是多模态？</span>\n<span class="line second" lang="en">Large or multimodal?</span></h1>',
    );
  });

  it('allows only its own style and script', async () => {
    const { html } = await pageOf(wordsHandout(['en']));
    const document = parse(html);
    const [style = '', script = ''] = [elements(document, 'style'), running(document)].map((found) =>
      found.map(textOf).join(),
    );
    const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
    expect(attributes(document, 'content').find((content) => content.startsWith('default-src'))).toBe(
      `default-src 'none'; style-src ${hash(style)}; script-src ${hash(script)}; img-src data:; base-uri 'none'; form-action 'none'`,
    );
  });

  it('runs nothing where there is nothing to work on', async () => {
    const { html } = await pageOf(handout(['en'], []));
    expect(running(parse(html))).toEqual([]);
    expect(html).not.toContain('script-src');
  });

  it('keeps the hash right for a style with CR LF and an end tag', async () => {
    const { html } = await pageOf(wordsHandout(['en']), {
      ...PAGE,
      css: 'p{color:red}\r\na::after{content:"</style><b>"}',
    });
    const [style = ''] = elements(parse(html), 'style').map(textOf);
    expect(style).toContain('content:"<\\/style><b>"');
    expect(html).toContain(createHash('sha256').update(style).digest('base64').replaceAll('=', '&#x3D;'));
  });

  it('says the words of a sign', async () => {
    const { html } = await pageOf(wordsHandout(['zh-CN']));
    expect(html).toContain('<span class="sign" role="img" aria-label="未公开" title="未公开">⊘</span>');
  });

  it('keeps hostile texts as text', async () => {
    const shown = hostileHandout();
    const { bytes, html } = await pageOf(shown);
    const document = parse(html);
    expect(running(document)).toHaveLength(1);
    expect(running(document).map(textOf)[0]).not.toContain('alert(1)');
    expect(elements(document, 'img')).toEqual([]);
    expect(elements(document, 'title').map(textOf)[0]).toContain('</style></title><script>');
    const cells = await (await format.loadReader()).read(bytes);
    const clean = HOSTILE.replace('\0', '\ufffd');
    expect(cells.find((cell) => cell.address === 'words:asks')?.text).toBe(clean);
  });

  it('gives the list of sources even where the template does not', async () => {
    const { html } = await pageOf(
      handout(['en'], [{ id: 'a', title: plain('A'), blocks: [{ kind: 'matrix', matrix: modelMatrix(['en']) }] }]),
    );
    expect(html.split('<li id="source_')).toHaveLength(1 + 14);
  });

  it('breaks the page before the heading of a section, not after it', async () => {
    const section = (id: string) => ({ id, title: plain(id), blocks: [{ kind: 'page-break' }] }) as const;
    const { html } = await pageOf(handout(['en'], [section('a'), section('b')]));
    expect(html).toContain('<section id="section_b" class="page-break">\n<h2>b</h2>');
  });

  it('keeps anchors apart when a matrix is placed twice', async () => {
    const block = { kind: 'matrix', matrix: wordMatrix(['en']) } as const;
    const { html } = await pageOf(handout(['en'], [{ id: 'words', title: plain('A'), blocks: [block, block] }]));
    const ids = attributes(parse(html), 'id');
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('heads rows with spanners where concepts are columns', async () => {
    const spanned = { ...wordMatrix(['en']), spanners: [{ lines: plain('Rules'), from: 1, to: 3 }] };
    const { html } = await pageOf(
      handout(['en'], [{ id: 'a', title: plain('A'), blocks: [{ kind: 'matrix', matrix: spanned }] }]),
    );
    const bodies = elements(elements(parse(html), 'table')[0], 'tbody').map((body) => elements(body, 'tr').length);
    expect(bodies).toEqual([1, 3, 2]); // before, the heading with its two rows, after
  });
});

describe('a page template', () => {
  const check = async (html: string) =>
    (await import('../../src/html/plan.ts'))
      .planPage(
        {
          handout: wordsHandout(['en']),
          theme: (await import('./sample.ts')).SAMPLE_THEME,
          page: { html, css: '' },
        },
        { compare: '', worksheet: '' },
      )
      .diagnostics.map(({ code, span }) => `${code} ${html.slice(span?.start, span?.end)}`);
  const whole = '{{policy}}{{style}}{{body}}';

  it.each([
    [whole, []],
    [`${whole}{{titel}}`, ['template-unknown-name {{titel}}']],
    [`${whole}{{{title}}}`, ['template-forbidden {{{title}}}']],
    [`${whole}{{&title}}`, ['template-forbidden {{&title}}']],
    [`${whole}\n{{#if title}}x{{/if}}`, ['template-forbidden {{#if title}}x{{/if}}']],
    [`${whole}{{> other}}`, ['template-forbidden {{> other}}']],
    [`${whole}<p id={{title}}>`, ['template-forbidden {{title}}']],
    [`${whole}{{title.length}}`, ['template-forbidden {{title.length}}']],
    ['{{policy}}{{style}}', ['template-arguments ']],
    ['{{policy', ['template-syntax ']],
  ])('%j gives %j', async (html, found) => {
    expect(await check(html)).toEqual(found);
  });
});

type Node = DefaultTreeAdapterTypes.Node;

/** The scripts that run; blocks of data do not. */
function running(document: Node): readonly Node[] {
  return elements(document, 'script').filter((script) => attributes(script, 'type').length === 0);
}

function all(node: Node): readonly Node[] {
  return [node, ...('childNodes' in node ? node.childNodes.flatMap(all) : [])];
}

function elements(node: Node | undefined, name: string): readonly Node[] {
  return node === undefined ? [] : all(node).filter((one) => one.nodeName === name);
}

function attributes(node: Node, name: string): readonly string[] {
  return all(node).flatMap((one) =>
    'attrs' in one ? one.attrs.filter((a) => a.name === name).map((a) => a.value) : [],
  );
}

function textOf(node: Node): string {
  return all(node)
    .map((one) => ('value' in one ? one.value : ''))
    .join('');
}
