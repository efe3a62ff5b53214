import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { expect, test } from 'vitest';
import type { Block } from '../../src/core/handout.ts';
import { layoutHandout, thumbnailSvg } from '../../src/layout/index.ts';
import { bars, models } from './blocks.ts';
import { FONTS, handout, lines, quadrants, THEME } from './sample.ts';

function thumbnail(title: string, blocks: readonly Block[]): string {
  const { document } = layoutHandout(handout(blocks, { title: lines(title), answer: lines(title) }), THEME, FONTS);
  const [page] = document.pages;
  if (page === undefined) throw new Error('no page');
  return thumbnailSvg(page, THEME);
}

/** Names of elements and attributes; fails where the text is no well-formed XML. */
function namesIn(svg: string): ReadonlySet<string> {
  const names = new Set<string>();
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    for (const one of [name, ...Object.keys(attributes)]) names.add(one);
  });
  parser.write(svg).close();
  return names;
}

test('the title as text, all else as strokes, bars and lines in the theme’s colours', async () => {
  const svg = thumbnail('大模型还是多模态？', [
    { kind: 'crosstab', crosstab: quadrants() },
    { kind: 'matrix', matrix: models },
    { kind: 'chart', chart: bars },
  ]);
  await expect(svg.replaceAll('><', '>\n<')).toMatchFileSnapshot('../golden/layout/thumbnail.svg');
  expect(svg.length).toBeLessThan(4000);
});

test('whatever a title holds, the image is well-formed and holds nothing but shapes and text', () => {
  const hostile = fc.constantFrom(
    '<script>',
    '</svg>',
    ' onload="x" ',
    "' href='x",
    '&#60;',
    '\u0001',
    '\ud800',
    ']]>',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(hostile, fc.string({ unit: 'binary' })), { maxLength: 6 }), (parts) => {
      const names = namesIn(thumbnail(`A${parts.join('')}`, []));
      const allowed =
        /^(svg|xmlns|viewBox|path|text|d|x|y|fill|stroke|stroke-width|stroke-linecap|opacity|font-(size|weight|family)|textLength)$/;
      expect([...names].filter((name) => !allowed.test(name))).toEqual([]);
    }),
    { numRuns: 60 },
  );
});
