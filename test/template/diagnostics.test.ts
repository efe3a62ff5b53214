import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../src/core/diagnostic.ts';
import { englishIn } from '../chinese.ts';
import { expanded } from './sample.ts';

const P = (inside: string) => `<section title="x">\n<p>${inside}</p>\n</section>`;

/** code, the data worth naming, and the source text that the diagnostic points at */
const CASES: readonly (readonly [structure: string, code: Diagnostic['code'], args: object, at: string])[] = [
  // expressions that a template may not hold
  [P('{{{title}}}'), 'template-forbidden', { what: '{{{' }, '{{{title}}}'],
  [P('{{&title}}'), 'template-forbidden', { what: '{{&' }, '{{&title}}'],
  [P('{{log "x"}}'), 'template-forbidden', { what: 'log' }, '{{log "x"}}'],
  [P('{{lookup matrices "main"}}'), 'template-forbidden', { what: 'lookup' }, '{{lookup matrices "main"}}'],
  [P('{{* deco}}'), 'template-forbidden', { what: '{{*' }, '{{* deco}}'],
  ['{{#*inline "a"}}x{{/inline}}', 'template-forbidden', { what: '{{#*' }, '{{#*inline "a"}}x{{/inline}}'],
  ['{{#> layout}}x{{/layout}}', 'template-forbidden', { what: '{{#>' }, '{{#> layout}}x{{/layout}}'],
  ['{{{{raw}}}}x{{{{/raw}}}}', 'template-forbidden', { what: '{{{{' }, '{{{{raw}}}}x{{{{/raw}}}}'],
  ['{{> (name)}}', 'template-forbidden', { what: '{{> (…)}}' }, '{{> (name)}}'],
  ['{{> ../secret}}', 'template-forbidden', { what: '{{> ../secret}}' }, '{{> ../secret}}'],
  ['{{> part x=1}}', 'template-forbidden', { what: '{{> part …}}' }, '{{> part x=1}}'],
  [P('{{t (name "a")}}'), 'template-forbidden', { what: '(…)' }, '(name "a")'],
  ['{{#each matrices as |m|}}{{matrix id}}{{/each}}', 'template-forbidden', { what: 'as |…|' }, 'each'],
  ['<section title={{title}}>\n<hr></section>', 'template-forbidden', { what: '={{title}}' }, '{{title}}'],
  ['<section {{title}}>\n<hr></section>', 'template-forbidden', { what: '<{{title}}' }, '{{title}}'],
  ['<!-- {{title}} -->', 'template-forbidden', { what: '<!--{{title}}' }, '{{title}}'],
  ['<section title="{{> part}}"><hr></section>', 'template-forbidden', { what: '{{> part}}' }, '{{> part}}'],
  ['{{#if answer}}<section title="{{/if}}x"><hr></section>', 'template-forbidden', { what: '{{#if}}' }, 'if'],
  [P('a\uE000b'), 'template-forbidden', { what: 'U+E000' }, '\uE000'],
  [P('a&#xE002;0'), 'template-forbidden', { what: '&#xE002' }, '&#xE002'],
  // names
  [P('{{tilte}}'), 'template-unknown-name', { name: 'tilte' }, 'tilte'],
  [P('{{"title"}}'), 'template-unknown-name', { name: '"title"' }, '"title"'],
  [P('{{matrices}}'), 'template-unknown-name', { name: 'matrices' }, 'matrices'],
  [P('{{constructor}}'), 'template-unknown-name', { name: 'constructor' }, 'constructor'],
  [P('{{@root}}'), 'template-unknown-name', { name: '@root' }, '@root'],
  [P('{{#if nothing}}x{{/if}}'), 'template-unknown-name', { name: 'nothing' }, 'nothing'],
  ['{{#every matrices}}{{/every}}', 'template-unknown-name', { name: 'every' }, 'every'],
  ['{{#each matrices}}{{matrix name}}{{/each}}', 'template-unknown-name', { name: 'name' }, 'name'],
  [P('{{#if @first}}x{{/if}}'), 'template-unknown-name', { name: '@first' }, '@first'],
  // arguments
  [P('{{t}}'), 'template-arguments', { helper: 't', expected: '{{t "key"}}' }, '{{t}}'],
  [P('{{t 3}}'), 'template-arguments', { helper: 't' }, '3'],
  [P('{{value "gpt-3"}}'), 'template-arguments', { helper: 'value' }, '{{value "gpt-3"}}'],
  [P('{{t "largest" x="y"}}'), 'template-arguments', { helper: 't' }, '{{t "largest" x="y"}}'],
  ['{{#each matrices.main}}{{/each}}', 'template-arguments', { helper: 'each' }, 'matrices.main'],
  ['{{#with matrices}}{{/with}}', 'template-arguments', { helper: 'with' }, 'matrices'],
  // ids, known only with the handout
  ['{{matrix "mian"}}', 'unknown-matrix', { id: 'mian', known: ['main'] }, '{{matrix "mian"}}'],
  ['{{chart "sclae"}}', 'template-unknown-name', { name: 'sclae', known: ['scale'] }, '{{chart "sclae"}}'],
  ['{{crosstab "q"}}', 'template-unknown-name', { name: 'q' }, '{{crosstab "q"}}'],
  [P('{{caption "q"}}'), 'template-unknown-name', { name: 'q' }, '{{caption "q"}}'],
  [P('{{t "lagrest"}}'), 'template-unknown-text', { key: 'lagrest' }, '{{t "lagrest"}}'],
  [P('{{name "gpt-9"}}'), 'unknown-concept', { id: 'gpt-9', known: ['gpt-3'] }, '{{name "gpt-9"}}'],
  [P('{{value "gpt-3" "size"}}'), 'unknown-attribute', { id: 'size' }, '{{value "gpt-3" "size"}}'],
  // markup
  ['<p>{{title}}', 'markup-not-closed', { element: 'p' }, '<p>'],
  ['<section title="x"><p>a</section>', 'markup-not-closed', { element: 'p' }, '<p>'],
  ['<section title="x"/>', 'markup-self-closed', { element: 'section' }, '<section title="x"/>'],
  ['<p>a</p></p>', 'markup-syntax', { detail: 'end-tag-without-start-tag: </p>' }, '</p>'],
  ['<p>a &nosuch; b</p>', 'markup-syntax', { detail: 'unknown-named-character-reference' }, ';'],
  ['<!doctype html><hr>', 'markup-syntax', { detail: 'misplaced-doctype' }, '<!doctype html>'],
  ['<p role="body" role="small">a</p>', 'markup-syntax', { detail: 'duplicate-attribute' }, '='],
  ['<script>a</script>', 'markup-unknown-element', { element: 'script' }, '<script>'],
  ['<d-ref n="0"></d-ref>', 'markup-unknown-element', { element: 'd-ref' }, '<d-ref n="0">'],
  [P('<em onclick="x">a</em>'), 'markup-unknown-attribute', { element: 'em', attribute: 'onclick' }, 'onclick="x"'],
  ['<section><hr></section>', 'missing-key', { key: 'title', inside: '<section>' }, '<section>'],
  [P('a<hr>b'), 'markup-not-inside', { element: 'hr', parent: 'p' }, '<hr>'],
  [P('{{matrix "main"}}'), 'markup-not-inside', { element: 'matrix', parent: 'p' }, '{{matrix "main"}}'],
  ['<section title="{{legend}}"><hr></section>', 'markup-not-inside', { parent: 'section title' }, '{{legend}}'],
  ['<section title="x">stray</section>', 'markup-not-inside', { element: 'text', parent: 'section' }, 'stray'],
  ['<section title="x">{{answer}}</section>', 'markup-not-inside', { element: 'answer' }, '{{answer}}'],
  ['<ul>{{sources}}<li>a</li></ul>', 'markup-not-inside', { element: 'sources', parent: 'ul' }, '{{sources}}'],
  ['<section title="x"><hr></section><p>late</p>', 'markup-not-inside', { parent: 'handout' }, '<p>'],
  [P('<a href="javascript:x">a</a>'), 'bad-url', { text: 'javascript:x' }, 'href="javascript:x"'],
  ['<p role="loud">a</p>', 'not-allowed', { found: 'loud' }, 'role="loud"'],
  ['<section title="x" id="A b"><hr></section>', 'bad-id', { id: 'A b' }, 'id="A b"'],
];

describe('each mistake is told once, where it stands', () => {
  test.each(CASES)('%s', async (structure, code, args, at) => {
    const above = '{{!-- a comment --}}\r\n<p>{{title}}\r\n 大\uD842\uDFB7</p>\n';
    const { diagnostics } = await expanded(above + structure, ['zh-CN'], { 'partials/part.hbs': '<hr>' });
    expect(diagnostics.map((found) => found.code)).toEqual([code]);
    expect(diagnostics.flatMap((one) => englishIn(one, structure))).toEqual([]);
    const [found] = diagnostics;
    expect(found).toMatchObject({ severity: 'error', args });
    expect(found?.span?.file).toBe('mine/handout.hbs');
    expect((above + structure).slice(found?.span?.start, found?.span?.end)).toBe(at);
  });
});

test('all mistakes of a template are told, not the first only', async () => {
  const { diagnostics } = await expanded('<p>{{{title}}} {{tilte}} {{log 1}}\n{{t}}</p>\n{{> (x)}}');
  expect(diagnostics.map((found) => found.code)).toEqual([
    'template-forbidden',
    'template-unknown-name',
    'template-forbidden',
    'template-arguments',
    'template-forbidden',
  ]);
});

test('a mistake inside a loop is told once', async () => {
  const { diagnostics } = await expanded('{{#each charts}}{{matrix "x"}}{{matrix "x"}}{{/each}}');
  expect(diagnostics.map((found) => found.code)).toEqual(['unknown-matrix', 'unknown-matrix']);
});

test.each([
  ['<p>{{#if answer}}</p>', 21, /^Expecting .*got 'EOF'/],
  ['<p>one</p>\n<p>{{t "a" "}}</p>', 22, /Unrecognized|Lexical|Expecting/],
  ['<p>\n{{#if answer}}a{{/each}}</p>', 7, /if doesn't match each/],
])('a mistake of syntax is told where the parser stopped: %s', async (structure, start, detail) => {
  const { diagnostics } = await expanded(structure);
  expect(diagnostics.map((found) => found.code)).toEqual(['template-syntax']);
  expect(diagnostics[0]?.args).toMatchObject({ detail: expect.stringMatching(detail) });
  expect(diagnostics[0]?.span?.start).toBe(start);
});

test('a mistake inside a partial is told in the partial', async () => {
  const partial = '\n<p>{{t "nothing"}}</p>';
  const { diagnostics } = await expanded('<hr>\n  {{> part}}', ['en'], { 'partials/part.hbs': partial });
  expect(diagnostics).toMatchObject([{ code: 'template-unknown-text', span: { file: 'partials/part.hbs' } }]);
  expect(partial.slice(diagnostics[0]?.span?.start, diagnostics[0]?.span?.end)).toBe('{{t "nothing"}}');
});

test('partials that lead back to themselves are told, and not followed', async () => {
  const files = { 'partials/a.hbs': '<hr>{{> b}}', 'partials/b.hbs': '{{#if answer}}{{> a}}{{/if}}' };
  const { diagnostics } = await expanded('{{> a}}', ['en'], files);
  expect(diagnostics).toMatchObject([{ code: 'template-recursion', args: { partial: 'a' }, span: { start: 14 } }]);
});

test('a partial that is not there is told at its call', async () => {
  const { diagnostics } = await expanded('<hr>{{> gone}}', ['en']);
  expect(diagnostics).toMatchObject([{ code: 'template-missing', span: { start: 4, end: 14 } }]);
});

test('the same id for two sections is told at the second', async () => {
  const { diagnostics, handout } = await expanded(
    '<section id="a" title="x"><hr></section><section id="a" title="y"><hr></section>',
  );
  expect(diagnostics).toMatchObject([{ code: 'duplicate-id', args: { id: 'a' } }]);
  expect(handout.sections.map((section) => section.id)).toEqual(['a', 'section-2']);
});
