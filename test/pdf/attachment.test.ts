import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { expectedCells } from '../../src/core/address.ts';
import { format } from '../../src/pdf/index.ts';
import { isName, isString } from '../../src/pdf/reading/lexer.ts';
import { PdfFile } from '../../src/pdf/reading/objects.ts';
import { SAMPLE_THEME, wordsHandout } from '../html/sample.ts';
import { fonts } from './sample.ts';

async function written(): Promise<Uint8Array> {
  const writer = await format.load({ fonts: async () => fonts, text: async () => '' });
  const { plan } = writer.plan({ handout: wordsHandout(['zh-CN']), theme: SAMPLE_THEME, page: { html: '', css: '' } });
  return writer.write(plan);
}

test('exactly the cells shown are attached, as YAML, by address', async () => {
  const handout = wordsHandout(['zh-CN']);
  const pdf = await getDocument({ data: Uint8Array.from(await written()), verbosity: 0 }).promise;
  const attachments = (await pdf.getAttachments()) as Record<string, { filename: string; content: Uint8Array }>;
  expect(Object.keys(attachments)).toEqual([`${handout.id}.cells.yaml`]);
  const [{ content } = { content: new Uint8Array() }] = Object.values(attachments);
  const extract = parse(new TextDecoder().decode(content)) as { cells: Record<string, string> };
  expect(extract).toMatchObject({ handout: handout.id, edition: handout.edition, languages: ['zh-CN'] });
  const shown = Object.fromEntries(expectedCells(handout).map(({ address, text }) => [address, text]));
  expect(Object.keys(shown).length).toBeGreaterThan(50);
  expect(extract.cells).toEqual(shown);
  expect(Object.keys(extract.cells)).toEqual(Object.keys(shown));
});

test('PDF/A-3 6.8: the attachment has type, date of the edition, both names and its relationship', async () => {
  const bytes = await written();
  const file = new PdfFile(bytes);
  const [specification = null] = file.entry(file.entry(file.trailer, 'Root'), 'AF') as readonly [null];
  const relationship = file.entry(specification, 'AFRelationship');
  expect(isName(relationship) && relationship.name).toBe('Data');
  expect(['F', 'UF'].map((key) => isString(file.entry(specification, key)))).toEqual([true, true]);
  const stream = file.entry(file.entry(specification, 'EF'), 'F');
  const type = file.entry(stream, 'Subtype');
  expect(isName(type) && type.name).toMatch(/^application(?:\/|#2F)yaml$/);
  const date = file.entry(file.entry(stream, 'Params'), 'ModDate');
  const edition = wordsHandout(['zh-CN']).edition.replaceAll('-', '');
  expect(isString(date) && Buffer.from(date.bytes).toString('latin1')).toBe(`D:${edition}000000Z`);
});
