import { describe, expect, test } from 'vitest';
import { readCatalog } from '../../src/catalog/index.ts';
import { readTexts, told, toldOf } from './reading.ts';

const P = 'project: { format: 1, languages: [en] }\n';
const parse = (text: string) => told({ 'a.yaml': P + text });

describe('YAML mistakes', () => {
  test.each([
    ['tab as indentation', 'sources:\n\ta: { title: A }\n', ['a.yaml:3:1 yaml-tab']],
    ['tab in brackets', 'sources: { a:\n\t{ title: A } }\n', ['a.yaml:3:1 yaml-tab']],
    ['tab that leaves too little indentation', 'sources:\n    a:\n        title: A\n\tb: 1\n', ['a.yaml:5:1 yaml-tab']],
    ['> not quoted', 'sources:\n  a: { title: A }\n  b:\n    title: >100B\n', ['a.yaml:5:12 yaml-quote-needed']],
    ['| not quoted', 'sources:\n  a:\n    title: |x| is a norm\n', ['a.yaml:4:12 yaml-quote-needed']],
    ['@ between brackets', 'sources: { a: { title: @home, url: https://a.b } }\n', ['a.yaml:2:24 yaml-quote-needed']],
    ['% first', 'sources:\n  a:\n    title: %5 of all\n', ['a.yaml:4:12 yaml-quote-needed']],
    ['` first', 'sources:\n  a:\n    title: `code` here\n', ['a.yaml:4:12 yaml-quote-needed']],
    ['! first', 'sources:\n  a:\n    title: !Kung people\n', ['a.yaml:4:12 yaml-quote-needed']],
    ['** first', 'sources:\n  a:\n    title: **bold** word\n', ['a.yaml:4:12 yaml-quote-needed']],
    ['* around Chinese', 'sources:\n  a:\n    title: *大*模型\n', ['a.yaml:4:12 yaml-quote-needed']],
    ['[ first, text after ]', 'sources:\n  a:\n    title: [sic] a title\n', ['a.yaml:4:12 yaml-quote-needed']],
    ['unknown alias', 'sources:\n  a:\n    title: *nothing\n', ['a.yaml:4:12 yaml-alias-unknown']],
    ['bracket not closed', 'sources:\n  a: { title: A\n', ['a.yaml:4:1 yaml-syntax']],
    ['null', 'sources:\n  a:\n    title: A\n    note: ~\n', ['a.yaml:5:5 empty-value']],
    ['nothing', 'sources:\n  a:\n', ['a.yaml:3:3 empty-value']],
    ['two documents', 'sources: {}\n---\nunits: {}\n', ['a.yaml:3:1 yaml-syntax']],
    ['merge key', 'sources:\n  a: { <<: { title: A }, title: B }\n', ['a.yaml:3:8 unknown-key']],
    ['own tag', 'sources: !mine\n  a: { title: A }\n', ['a.yaml:2:10 yaml-quote-needed']],
  ])('%s', (_name, text, expected) => {
    expect(parse(text)).toEqual(expected);
  });

  test('a value that needs quotes is shown with them', () => {
    const text = "sources:\n  a:\n    title: >it's # well\n";
    const [diagnostic] = readTexts({ 'a.yaml': P + text }).diagnostics;
    expect(diagnostic?.args).toEqual({ text: ">it's", quoted: "title: '>it''s' # well" });
  });

  test('a root that is no mapping', () => {
    expect(told({ 'a.yaml': P, 'b.yaml': '- a\n' })).toEqual(['b.yaml:1:1 yaml-not-mapping']);
  });

  test('what follows a tab is read as if it were a space', () => {
    const { catalog } = readTexts({ 'a.yaml': `${P}sources:\n\ta: { title: A }\n` });
    expect(catalog.sources.a?.title).toEqual({ '*': 'A' });
  });

  test('mistakes in other lines are told beside a value that needs quotes', () => {
    const text = 'sources:\n  a:\n    title: @x\n    lable: y\n';
    expect(parse(text)).toEqual(['a.yaml:4:12 yaml-quote-needed', 'a.yaml:5:5 unknown-key']);
  });

  test('no project', () => {
    const reading = readTexts({ 'a.yaml': 'sources: { a: { title: A } }\n' });
    expect(reading.diagnostics.map(({ code, args }) => [code, args])).toEqual([
      ['missing-key', { key: 'project', inside: 'a.yaml' }],
    ]);
    expect(reading.catalog.languages).toEqual(['zh-CN']);
  });

  test('an empty file and a file of comments say nothing', () => {
    expect(told({ 'a.yaml': P, 'b.yaml': '', 'c.yaml': '# nothing\n' })).toEqual([]);
  });
});

describe('bytes', () => {
  const bytesOf = (...parts: (string | number[])[]) =>
    new Uint8Array(parts.flatMap((part) => (typeof part === 'string' ? [...new TextEncoder().encode(part)] : part)));

  test('a byte order mark and CRLF are accepted, and offsets leave the mark out', () => {
    const text = `\ufeff${P}sources:\n  a: { titel: A }\n`.replaceAll('\n', '\r\n');
    const { diagnostics } = readTexts({ 'a.yaml': text });
    const body = text.slice(1);
    expect(diagnostics.map(({ code, span }) => [code, body.slice(span?.start, span?.end)])).toEqual([
      ['missing-key', 'a'],
      ['unknown-key', 'titel'],
    ]);
  });

  test.each([
    ['Latin-1', bytesOf('# caf', [0xe9], ' au lait\n'), { offset: 5 }],
    ['UTF-16', bytesOf([0xff, 0xfe, 0x61, 0]), { offset: 0, guess: 'UTF-16LE' }],
    ['GB18030', bytesOf('# ', [0xb4, 0xf3, 0xc4, 0xa3, 0xd0, 0xcd], '\n'), { offset: 2, guess: 'GB18030' }],
    ['cut short', bytesOf('# 大', [0xe5, 0xa4]), { offset: 5 }],
    ['overlong', bytesOf('# ', [0xe0, 0x80, 0x80]), { offset: 2 }],
    ['surrogate', bytesOf('# 大', [0xed, 0xa0, 0x80]), { offset: 5 }],
  ])('not UTF-8: %s', (_name, bytes, args) => {
    const { diagnostics } = readCatalog([{ path: 'a.yaml', bytes }]);
    expect(diagnostics.map((diagnostic) => [diagnostic.code, diagnostic.args])).toEqual([['not-utf8', args]]);
  });
});

describe('aliases', () => {
  test('share values; a mistake in what they share is told once', () => {
    const concepts = `concepts:
  x: { name: X, inputs: &both [text, image], main-input: &one text }
  y: { name: Y, inputs: *both, main-input: *one, related: &r [nobody] }
  z: { name: Z, related: *r }
`;
    expect(toldOf(concepts)).toEqual(['b.yaml:3:63 unknown-concept']);
  });

  test('a source list may be shared by thousands', () => {
    const many = Array.from(
      { length: 5000 },
      (_, i) => `  c-${i}: { name: C, parameters: { value: 1B, sources: *s } }`,
    );
    expect(toldOf(`defaults: { sources: &s [a, b, c] }\nconcepts:\n${many.join('\n')}\n`)).toEqual([]);
  });

  test('aliases of aliases are never unfolded', () => {
    const lines = Array.from(
      { length: 40 },
      (_, i) => `  a${i + 1}: &a${i + 1} [${Array(9).fill(`*a${i}`).join(', ')}]`,
    );
    expect(parse(`sources:\n  a0: &a0 [lol]\n${lines.join('\n')}\n`)).toEqual(['a.yaml:7:37 yaml-alias-bomb']);
  });

  test('an alias within its own anchor is unknown', () => {
    expect(parse('sources:\n  a: &x { title: A, note: *x }\n')).toEqual(['a.yaml:3:27 yaml-alias-unknown']);
  });

  test.each([150, 3000, 20000])('%i brackets deep', (depth) => {
    expect(parse(`sources: ${'['.repeat(depth)}${']'.repeat(depth)}\n`).map((line) => line.split(' ')[1])).toEqual([
      'yaml-syntax',
    ]);
  });
});
