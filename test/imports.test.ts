import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { repository } from './project.ts';

interface Cruise {
  readonly summary: {
    readonly violations: readonly {
      readonly rule: { readonly name: string };
      readonly from: string;
      readonly to: string;
    }[];
  };
  readonly modules: readonly {
    readonly source: string;
    readonly dependencies: readonly { readonly resolved: string }[];
  }[];
}

const cruise = (() => {
  const depcruise = join(repository, 'node_modules/.bin/depcruise');
  const args = ['src', '--config', '.dependency-cruiser.cjs', '--output-type', 'json'];
  try {
    return JSON.parse(execFileSync(depcruise, args, { cwd: repository, maxBuffer: 1e8, encoding: 'utf8' })) as Cruise;
  } catch (error) {
    return JSON.parse((error as { stdout: string }).stdout) as Cruise;
  }
})();

test('the import rules hold', () => {
  const told = cruise.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
  expect(told).toEqual([]);
});

// Under a compiler it does not know, the cruiser reads nothing and passes.
test('the rules were held against every source file, and imports were seen', () => {
  const files = readdirSync(join(repository, 'src'), { recursive: true, encoding: 'utf8' });
  const sources = files.filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts')).map((path) => `src/${path}`);
  const read = new Set(cruise.modules.map((module) => module.source));
  expect(sources.filter((path) => !read.has(path))).toEqual([]);
  const edge = cruise.modules.find((module) => module.source === 'src/build/build.ts');
  expect(edge?.dependencies.map((one) => one.resolved)).toContain('src/core/diagnostic.ts');
});
