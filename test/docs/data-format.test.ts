import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readCatalog, type SourceFile } from '../../src/catalog/index.ts';
import { repository } from '../project.ts';

const page = readFileSync(join(repository, 'docs/data-format.md'), 'utf8');

/** The examples in the order of the page: the first is a whole catalog, each later one a file that adds to it. */
const examples = [...page.matchAll(/^```(yaml|csv|jsonl)(?: (\S+))?\n(.*?)^```$/gms)].map(
  ([, language = '', name, text = ''], index) => ({
    path: name ?? `example-${String(index + 1).padStart(2, '0')}.${language}`,
    language,
    text,
    line: page.slice(0, page.indexOf(text)).split('\n').length,
  }),
);

function file({ path, text }: (typeof examples)[number]): SourceFile {
  return { path, bytes: new TextEncoder().encode(text) };
}

test('the first example is a whole catalog by itself', () => {
  const { catalog, diagnostics } = readCatalog(examples.slice(0, 1).map(file));
  expect(diagnostics).toEqual([]);
  expect(Object.keys(catalog.handouts)).toHaveLength(1);
});

describe('each example is read without a diagnostic, with those before it', () => {
  test.each(examples.map(({ line, language }, index) => [line, language, index] as const))(
    'line %i, %s',
    (_line, _language, index) => {
      const before = examples.slice(0, index + 1);
      // A table is named by an example and shown after it, or before it.
      const tables = examples.filter((one) => one.language !== 'yaml');
      const { diagnostics } = readCatalog([...new Set([...before, ...tables])].map(file));
      expect(diagnostics).toEqual([]);
    },
  );
});

test('the words of quantities and dates that the page lists are read as it says', () => {
  const rows = [...page.matchAll(/^\| `(.+?)` \| (quantity|date|flag) \| (.*?) \|$/gm)];
  expect(rows.length).toBeGreaterThan(12);
  for (const [, typed = '', kind = '', meaning = ''] of rows) {
    const attribute = { quantity: 'parameters', date: 'released', flag: 'open' }[kind];
    const concept = `concepts: { typed: { name: T, ${attribute}: ${/[>,]/.test(typed) ? `'${typed}'` : typed} } }\n`;
    const files = [...examples.map(file), { path: 'typed.yaml', bytes: new TextEncoder().encode(concept) }];
    const codes = readCatalog(files).diagnostics.map(({ code, args }) => ('write' in args ? args.write : code));
    const told = /told: `(.*)`/.exec(meaning)?.[1];
    expect(codes, typed).toEqual(told === undefined ? [] : [told]);
  }
});

/** Fragments that stand indented on the page: they take the place of the catalog's own `project`, or of its first line. */
const fragments = [...page.replace(/^```.*?^```$/gms, '').matchAll(/(?:^ {4}.*\n)+/gm)].map(([text]) =>
  text.replace(/^ {4}/gm, ''),
);

test.each(fragments.filter((text) => text.startsWith('project:')))('the project key may be %s', (project) => {
  const [first, ...rest] = examples;
  const text = `${first?.text.replace(/^project:.*\n(?:[ \t].*\n)*/m, '')}\n${project}`;
  const files = [{ ...first, path: 'first.yaml', text } as (typeof examples)[number], ...rest].map(file);
  const { catalog, diagnostics } = readCatalog(files);
  expect(diagnostics).toEqual([]);
  expect(catalog.checks?.suppressions.length ?? 0).toBe(project.includes('suppress:') ? 1 : 0);
});

test('the modeline is a comment, so a catalog with it reads as before', () => {
  const modeline = fragments.find((text) => text.startsWith('# yaml-language-server')) ?? 'missing';
  const [first] = examples;
  const text = `${modeline}${first?.text}`;
  expect(readCatalog([file({ ...first, path: 'first.yaml', text } as (typeof examples)[number])]).diagnostics).toEqual(
    [],
  );
});
