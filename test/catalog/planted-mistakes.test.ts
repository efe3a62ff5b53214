import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readCatalog, sourceText } from '../../src/catalog/index.ts';
import { place } from './reading.ts';

const folder = fileURLToPath(new URL('../cases/planted-mistakes/data/', import.meta.url));

test('twelve planted mistakes are twelve diagnostics, each at its line and column', () => {
  const files = readdirSync(folder).map((path) => ({ path, bytes: readFileSync(folder + path) }));
  const texts = Object.fromEntries(files.map(({ path, bytes }) => [path, sourceText(bytes)]));
  const { diagnostics } = readCatalog(files);
  expect(diagnostics.map(({ code, span }) => `${span === undefined ? '' : place(span, texts)} ${code}`)).toEqual(
    readFileSync(`${folder}../expected.txt`, 'utf8').trim().split('\n'),
  );
  expect(diagnostics.every((diagnostic) => diagnostic.severity === 'error')).toBe(true);
});

test('what a mistake says names the words it concerns', () => {
  const files = readdirSync(folder).map((path) => ({ path, bytes: readFileSync(folder + path) }));
  const { diagnostics } = readCatalog(files);
  const args = Object.fromEntries(diagnostics.map((diagnostic) => [diagnostic.code, diagnostic.args]));
  expect(args['not-utf8']).toEqual({ offset: 79, guess: 'GB18030' });
  expect(args['unknown-source']).toEqual({ id: 'papr', known: ['paper'] });
  expect(args['missing-translation']).toEqual({ language: 'en', what: 'bert.remark' });
  expect(args['unknown-member']).toEqual({ member: 'sound', vocabulary: 'modality', known: ['text', 'image'] });
  expect(args['duplicate-id']).toEqual({ what: 'concept', id: 'bert' });
  expect(diagnostics.find((one) => one.code === 'duplicate-id')?.related?.map(({ file }) => file)).toEqual([
    'models.yaml',
  ]);
  expect(diagnostics.find((one) => one.code === 'quantity-rewrite')?.cell).toEqual({
    concept: 'gpt-3',
    attribute: 'parameters',
  });
});
