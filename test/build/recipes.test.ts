import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { build } from '../../src/index.ts';
import { generateProject } from '../generated.ts';
import { filesOf, optionsFor, repository } from '../project.ts';

/** As GitHub fills it in. */
const MATRIX_SHARD = /\$\{\{ matrix\.shard \}\}/;

interface Step {
  readonly run?: string;
}

let root: string;
let whole: ReadonlyMap<string, Buffer>;

beforeAll(async () => {
  root = generateProject(6);
  await build(optionsFor(root, { out: 'whole' }));
  whole = filesOf(join(root, 'whole'));
  // `npx duibi` finds the command line of this repository, `npm ci` has nothing to install.
  mkdirSync(join(root, 'bin'));
  const npx = `#!/bin/sh\n[ "$1" = duibi ] && shift\nexec "${process.execPath}" "${join(repository, 'dist/duibi.js')}" "$@"\n`;
  writeFileSync(join(root, 'bin/npx'), npx);
  writeFileSync(join(root, 'bin/npm'), '#!/bin/sh\n[ "$1" = ci ]\n');
  for (const name of ['npx', 'npm']) chmodSync(join(root, 'bin', name), 0o755);
});

/** The code blocks of one language on a page of docs/ci. */
function blocks(page: string, language: string): readonly string[] {
  const text = readFileSync(join(repository, 'docs/ci', page), 'utf8');
  return [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(
    (match) => match[1] ?? '',
  );
}

function run(command: string, env: NodeJS.ProcessEnv = {}): void {
  const PATH = `${join(root, 'bin')}:${process.env.PATH}`;
  execFileSync('/bin/sh', ['-ec', command], { cwd: root, stdio: 'pipe', env: { ...process.env, PATH, ...env } });
}

function runsOf(job: { readonly steps: readonly Step[] }): readonly string[] {
  return job.steps.flatMap((step) => step.run ?? []);
}

function runs(job: { readonly steps: readonly Step[] }): void {
  for (const command of runsOf(job)) run(command);
}

function clear(): void {
  for (const folder of ['output', 'shards']) rmSync(join(root, folder), { recursive: true, force: true });
}

test('GitHub: a matrix of shards, merged, is the whole build; a pull request with it passes', () => {
  clear();
  const [pull, night] = blocks('github.md', 'yaml').map((block) => parse(block));
  const shards: readonly number[] = night.jobs.build.strategy.matrix.shard;
  for (const shard of shards) {
    for (const command of runsOf(night.jobs.build)) run(command.replace(MATRIX_SHARD, String(shard)));
    mkdirSync(join(root, 'shards'), { recursive: true });
    execFileSync('mv', ['output', `shards/shard-${shard}`], { cwd: root });
  }
  runs(night.jobs.merge);
  expect(filesOf(join(root, 'output'))).toEqual(whole);
  runs(pull.jobs.handouts);
  const artifact = [...whole.keys()].find((path) => path.endsWith('.html')) ?? '';
  writeFileSync(join(root, 'output', artifact), 'mine');
  expect(() => runs(pull.jobs.handouts)).toThrow('--frozen');
}, 300_000);

test('GitLab: parallel jobs, merged, are the whole build', () => {
  clear();
  const [config] = blocks('gitlab.md', 'yaml').map((block) => parse(block));
  for (const command of config.check.script) run(command);
  for (let index = 1; index <= config.build.parallel; index++) {
    const node = { CI_NODE_INDEX: String(index), CI_NODE_TOTAL: String(config.build.parallel) };
    for (const command of config.build.script) run(command, node);
  }
  rmSync(join(root, 'output'), { recursive: true });
  for (const command of config.merge.script) run(command);
  expect(filesOf(join(root, 'output'))).toEqual(whole);
}, 300_000);

test('Kubernetes: the pods of an indexed Job, merged, are the whole build', () => {
  clear();
  const [job] = blocks('kubernetes.md', 'yaml').map((block) => parse(block));
  const [container] = job.spec.template.spec.containers;
  const env = Object.fromEntries(container.env.map((one: { name: string; value: string }) => [one.name, one.value]));
  expect(env.DUIBI_SHARDS).toBe(String(job.spec.completions));
  for (let index = job.spec.completions - 1; index >= 0; index--) {
    run(container.command[2], { ...env, JOB_COMPLETION_INDEX: String(index) });
  }
  for (const block of blocks('kubernetes.md', 'sh')) run(block);
  expect(filesOf(join(root, 'output'))).toEqual(whole);
  expect(existsSync(join(root, 'shards/0/manifest.json'))).toBe(true);
}, 300_000);
