import { describe, expect, test } from 'vitest';
import { expectedCells } from '../../src/core/address.ts';
import type { Rendition } from '../../src/core/language.ts';
import { reader } from '../../src/markdown/read.ts';
import { writer } from '../../src/markdown/write.ts';
import { inputOf, modelMatrix, sampleHandout } from '../xlsx/sample.ts';

const RENDITIONS: readonly Rendition[] = [['zh-CN'], ['en'], ['zh-CN', 'en']];

async function markdownOf(rendition: Rendition): Promise<string> {
  const { plan } = writer.plan(inputOf(sampleHandout(rendition)));
  return new TextDecoder().decode(await writer.write(plan));
}

describe('a table for READMEs', () => {
  test.each(RENDITIONS.map((rendition) => [rendition.join('_'), rendition] as const))(
    'is read back cell by cell, the labels over heads and rows left out: %s',
    async (_, rendition) => {
      const found = await reader.read(new TextEncoder().encode(await markdownOf(rendition)));
      const texts = (cells: typeof found) =>
        cells.map(({ address, text }) => [address, text.replaceAll('\n', '')]).sort();
      expect(texts(found)).toEqual(texts([...expectedCells(sampleHandout(rendition))]));
    },
  );

  test('says what stands over its columns and rows, and lists its footnotes one a line', async () => {
    const matrix = modelMatrix(['en']);
    const text = await markdownOf(['en']);
    expect(text).toContain('| <sub>Modality</sub><br>Inputs | <sub>Modality</sub><br>Outputs |');
    expect(text.match(/^\| <sub>/gm)).toHaveLength(matrix.groups.length);
    expect(text.match(/^- <sup>[a-z]<\/sup> /gm)).toHaveLength(matrix.footnotes.length);
  });
});
