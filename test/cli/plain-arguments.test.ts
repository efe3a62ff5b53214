import { expect, test, vi } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { buildOptions, type CommandArguments } from '../../src/cli/options.ts';
import { plainBuild } from '../../src/cli/plain-arguments.ts';

let seen: CommandArguments | undefined;

vi.mock('../../src/cli/build.ts', () => ({
  buildCommand: async (args: CommandArguments) => {
    seen = args;
    return 0;
  },
}));

/** What decides a build and how it is told. */
function meant(args: CommandArguments | undefined) {
  if (!args) return undefined;
  const { frozen, why, json, annotations, quiet, shard } = args;
  return { ...buildOptions(args), frozen, why, json, annotations, quiet, shard };
}

test.each([
  'build',
  'build thin',
  'build thin 2024 --format pdf',
  'build --format pdf --quiet --jobs 0',
  'build --format=pdf,html --rendition zh-CN,en',
  'build --format pdf --jobs 2 thin',
  'build --data=cat --out a/b/ --template ./t --lang zh-CN',
  'build --shard 1/2 --frozen --keep-going --json --why --annotations',
  'build --out a=b --data 5',
])('%s means the same to both parsers', async (line) => {
  const argv = line.split(' ');
  const plain = plainBuild(argv) ?? expect.fail('not plain');
  expect(await main(argv)).toBe(0);
  expect(meant(plain.args)).toEqual(meant(seen));
  expect(plain.lang).toBe((seen as { lang?: string } | undefined)?.lang);
});

test.each([
  'check',
  'build --help',
  'build --format pdf html',
  'build --format=pdf thin',
  'build --no-prune',
  'build --out',
  'build --out --json',
  'build --out a --out b',
  'build --out=',
  'build --format pdf --format html',
  'build --json=true',
  'build --json false',
  'build --jobs -1',
  'build --jobs many',
  'build --keepGoing',
  'build --unknown x',
  "build --out 'a'",
  'build -- thin',
  'build -q',
])('%s needs the whole parser', (line) => expect(plainBuild(line.split(' '))).toBeUndefined());

test('a word that is empty, or no word at all, needs the whole parser', () => {
  expect(plainBuild([])).toBeUndefined();
  expect(plainBuild(['build', ''])).toBeUndefined();
});
