import { expect, test } from 'vitest';
import { type CatalogReading, readCatalog, rememberingParser, type SourceFile } from '../../src/catalog/index.ts';

const file = (path: string, text: string): SourceFile => ({ path, bytes: new TextEncoder().encode(text) });
const PROJECT = file(
  'a.yaml',
  'project: { format: 1, languages: [en] }\nattributes: { size: { label: Size, kind: text } }\n',
);

const told = ({ catalog, origins, diagnostics }: CatalogReading) => ({
  catalog,
  written: origins.written,
  diagnostics,
});

test('what is remembered reads as what is parsed anew: the catalog, where it stood, and the mistakes', () => {
  const parse = rememberingParser();
  const texts = [
    'concepts: { a: { name: A, size: x } }\n',
    'concepts: { a: { name: A, size: x }\n',
    'concepts: { a: { name: A, size: x } }\n',
    'concepts: { b: { name: B, size: [1 } }\nconcepts: {}\n',
    'concepts: { b: { name: B, size: [1 } }\nconcepts: {}\n',
  ];
  for (const text of texts) {
    const files = [PROJECT, file('b.yaml', text)];
    expect(told(readCatalog(files, parse))).toEqual(told(readCatalog(files)));
  }
});

test('a file that did not change is not parsed again', () => {
  const parse = rememberingParser();
  const given = { path: 'a.yaml', text: 'project: {}', guessed: false };
  const first = parse(given, () => {});
  expect(parse({ ...given }, () => {})).toBe(first);
  expect(parse({ ...given, text: 'project: { format: 1 }' }, () => {})).not.toBe(first);
});
