import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Inline, plainText } from '../../src/core/inline.ts';
import { parseInlines, safeHref } from '../../src/core/markdown.ts';

/** Inlines in a short notation: `e(…)`, `s(…)`, `c(…)`, `l(url: …)`, `⏎`. */
function short(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => {
      if (inline.kind === 'text') return inline.text;
      if (inline.kind === 'break') return '⏎';
      if (inline.kind === 'code') return `c(${inline.text})`;
      if (inline.kind === 'link') return `l(${inline.href}: ${short(inline.children)})`;
      return `${inline.kind[0]}(${short(inline.children)})`;
    })
    .join('');
}

test.each([
  ['plain', 'plain'],
  ['a *b* **c** `d` e', 'a e(b) s(c) c(d) e'],
  ['**“大”**问多少', 's(“大”)问多少'],
  ['他说*不*对', '他说e(不)对'],
  ['***x***', 's(e(x))'],
  ['*a **b** c*', 'e(a s(b) c)'],
  ['**a *b* c**', 's(a e(b) c)'],
  ['`*a*`', 'c(*a*)'],
  ['[a *b*](https://x.y/z)', 'l(https://x.y/z: a e(b))'],
  ['**[a](mailto:a@b.c)**', 's(l(mailto:a@b.c: a))'],
  ['[a](https://x.y/w_(z))', 'l(https://x.y/w_(z): a)'],
  ['one\ntwo\n', 'one⏎two'],
  ['\\*a\\* \\[b\\]', '*a* [b]'],
  ['C:\\dir', 'C:\\dir'],
])('%j', (text, expected) => {
  expect(short(parseInlines(text))).toBe(expected);
});

describe('what has no partner or is not safe stays as typed', () => {
  test.each([
    '*a',
    '**a',
    '**a*',
    'a*',
    '2 * 3 * 4',
    '****',
    '`a',
    '``',
    '[a',
    '[a]',
    '[a] (https://b.c)',
    'a](https://b.c)',
    '[](https://b.c)',
    '[a](javascript:alert(1))',
    '[a](JAVASCRIPT:x)',
    '[a](data:text/html,x)',
    '[a](//b.c)',
    '[a](b.html)',
    '[a](https:b)',
    '[a](https://)',
    '[a](https://b c)',
    '[a](https://b"c)',
  ])('%j', (text) => {
    expect(parseInlines(text)).toEqual([{ kind: 'text', text }]);
  });

  test('a mark that ends inside a link does not cut it', () => {
    expect(short(parseInlines('[a **b](https://u.v) c**'))).toBe('l(https://u.v: a **b) c**');
  });
});

const marks = fc.string({
  unit: fc.constantFrom(
    '*',
    '**',
    '`',
    '[',
    ']',
    '](',
    ')',
    '\\',
    '\n',
    ' ',
    '大',
    'a',
    'https://a.b',
    'javascript:x',
    'data:,',
  ),
});

function links(inlines: readonly Inline[]): readonly string[] {
  return inlines.flatMap((inline) => {
    if (inline.kind === 'link') return [inline.href, ...links(inline.children)];
    return 'children' in inline ? links(inline.children) : [];
  });
}

test('no text gives a link that is not http, https or mailto', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        marks,
        fc.string(),
        fc.webUrl().map((url) => `[a](${url})`),
      ),
      (text) => {
        for (const href of links(parseInlines(text))) {
          expect(['http:', 'https:', 'mailto:']).toContain(new URL(href).protocol);
        }
      },
    ),
  );
});

test('no character is lost but marks, link targets and backslashes', () => {
  fc.assert(
    fc.property(marks, (text) => {
      const letters = (one: string) => one.replace(/\([^)]*\)|[^大a]/g, '').length;
      expect(letters(plainText(parseInlines(text)))).toBeLessThanOrEqual(text.replace(/[^大a]/g, '').length);
      expect(plainText(parseInlines(text)).match(/大/g)?.length).toBe(text.match(/大/g)?.length);
    }),
  );
});

test('no mark of the same kind stands in itself', () => {
  const nested = (inlines: readonly Inline[], around: readonly string[]): boolean =>
    inlines.some(
      (inline) =>
        around.includes(inline.kind) || ('children' in inline && nested(inline.children, [...around, inline.kind])),
    );
  fc.assert(fc.property(marks, (text) => !nested(parseInlines(text), [])));
});

test.each(['*a ', '[a](', '**', '`', '[*', '](', '**a*', '[a](https://b.c/', '\\'])(
  '%j 100,000 times over is read to its end',
  (unit) => {
    const text = unit.repeat(100_000);
    const letters = (all: string) => all.match(/[ab]/g)?.length ?? 0;
    expect(letters(plainText(parseInlines(text)))).toBeLessThanOrEqual(letters(text));
  },
);

test.each(['https://a.b', 'http://a', 'HTTPS://a.b/c?d=e#f', 'mailto:a@b.c', 'https://例子.中国/页'])(
  '%s is safe',
  (url) => {
    expect(safeHref(url)).toBe(url);
  },
);

test.each([
  '',
  'a',
  'ftp://a.b',
  ' https://a.b',
  'https://a.b\n',
  'java\nscript:x',
  'https:///a',
  'https://a.b/<',
  'mailto:',
])('%j is not', (url) => {
  expect(safeHref(url)).toBeUndefined();
});
