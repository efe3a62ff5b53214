import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { copyCase, duibi, repository } from '../project.ts';

/** The keys that docs/json.md lists under a heading. */
function documented(heading: string): readonly string[] {
  const page = readFileSync(join(repository, 'docs/json.md'), 'utf8');
  const section = page.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? '';
  return [...section.matchAll(/^\| `(\w+)` \|/gm)].map((match) => match[1] ?? '');
}

type Printed = Record<string, unknown> & { readonly diagnostics: readonly object[] };

async function printed(args: readonly string[], root: string): Promise<Printed> {
  return JSON.parse((await duibi([...args, '--json', '--lang', 'en'], root)).stdout) as Printed;
}

function keysOf(values: readonly unknown[]): readonly string[] {
  return [...new Set(values.flatMap((value) => Object.keys(value as object)))];
}

let root: string;

beforeAll(() => {
  root = copyCase('thin');
});

test('build prints the keys that docs/json.md lists, in that order', async () => {
  const first = await printed(['build', '--why', '--format', 'html,pdf', '--jobs', '1'], root);
  expect(Object.keys(first)).toEqual(documented('duibi build'));
  expect(first.version).toBe(1);
  expect(keysOf(first.written as unknown[])).toEqual(documented('Artifacts'));
  const path = join(root, 'data/catalog.yaml');
  writeFileSync(path, readFileSync(path, 'utf8').replace('parameters: 175B', 'parameters: 176B'));
  const second = await printed(['build', '--why', '--format', 'html,pdf', '--jobs', '1'], root);
  expect(keysOf(Object.values(second.causes as object).flat())).toEqual(documented('Causes'));
  expect((second.diagnostics[0] as { code: string }).code).toBe('edition-unchanged');
  expect(documented('Diagnostics')).toEqual(expect.arrayContaining([...keysOf(second.diagnostics)]));
});

test.each([
  ['duibi build --frozen', ['build', '--frozen']],
  ['duibi check', ['check']],
  ['duibi verify', ['verify']],
  ['duibi merge', ['merge', 'output', '--out', 'merged']],
])('%s prints the keys that docs/json.md lists', async (heading, args) => {
  expect(Object.keys(await printed(args, root))).toEqual(documented(heading));
});
