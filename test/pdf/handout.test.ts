import { expect, test } from 'vitest';
import { expectedCells } from '../../src/core/address.ts';
import type { Rendition } from '../../src/core/language.ts';
import { format } from '../../src/pdf/index.ts';
import { SAMPLE_THEME, wordsHandout } from '../html/sample.ts';
import { fonts } from './sample.ts';

const renditions: readonly Rendition[] = [['zh-CN'], ['en'], ['zh-CN', 'en']];

/** Line breaks do not count, nor the gaps between languages on one line: layout makes its own. */
const unbroken = (cell: { readonly address: string; readonly text: string }) =>
  `${cell.address} = ${cell.text.replace(/[\n\u2002]/g, '')}`;

test.for(renditions)('a laid-out handout shows exactly its cells (%s)', async (rendition) => {
  const handout = wordsHandout(rendition);
  const writer = await format.load({ fonts: async () => fonts, text: async () => '' });
  const reader = await format.loadReader();
  const { plan } = writer.plan({ handout, theme: SAMPLE_THEME, page: { html: '', css: '' } });
  const found = await reader.read(await writer.write(plan));
  const expected = expectedCells(handout);
  expect(expected.length).toBeGreaterThan(100);
  expect(new Set(found.map(unbroken))).toEqual(new Set(expected.map(unbroken)));
});
