import { expect, it } from 'vitest';
import type { Lines } from '../../src/core/inline.ts';
import type { MatrixCell } from '../../src/core/matrix.ts';
import { pageContext } from '../../src/html/context.ts';
import { signHtml } from '../../src/html/sign.ts';
import { handout, modelMatrix, plain } from './sample.ts';

const page = pageContext(handout(['zh-CN', 'en'], []));
const cells = modelMatrix(['zh-CN', 'en']).rows.flatMap((row) => row.cells);
const quantity = (concept: string, lines: Lines): MatrixCell => {
  const found = cells.find(({ ref }) => ref.concept === concept && ref.attribute === 'parameters');
  if (found === undefined) throw new Error(`no ${concept} in the sample`);
  return { ...found, lines };
};
const html = (cell: MatrixCell) => signHtml(cell, (language) => `<sup>${language}</sup>`, page);

it('versions stand with their figures in elements of their own, each line with the marks of its language', () => {
  const lines: Lines = [
    { language: 'zh-CN', inlines: [{ kind: 'text', text: 'Nano 18亿；Pro 32亿' }] },
    { language: 'en', inlines: [{ kind: 'text', text: 'Nano 1.8B; Pro 3.2B' }] },
  ];
  expect(html(quantity('gemini-1', lines))).toBe(
    '<span class="line"><span class="part">Nano 18亿；</span><span class="part">Pro 32亿<sup>zh-CN</sup></span></span>\n' +
      '<span class="line second" lang="en"><span class="part">Nano 1.8B;</span> <span class="part">Pro 3.2B<sup>en</sup></span></span>',
  );
});

it('one figure stands bare', () => {
  expect(html(quantity('gpt-3', plain('175B')))).toBe('175B<sup>zh-CN</sup>');
});
