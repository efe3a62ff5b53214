// The whole process as people and CI run it: a build with nothing to do, all shipped handouts from nothing, and many
// generated handouts in three formats.
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { transformSync } from 'esbuild';
import { curve, median, milliseconds, timed } from './measure.mjs';

const repository = join(import.meta.dirname, '..');
const cli = join(repository, 'dist/duibi.js');

export async function run({ quick }) {
  if (!existsSync(cli)) throw new Error('dist/ is missing: npm run build');
  // Removed when all is measured: ext4 gives no inode anew that was freed in the last minutes, and passes over all of
  // them for each new file.
  const roots = [];
  await shipped(quick ? 3 : 11, quick ? 1 : 5, roots);
  await generated(quick ? [10, 50] : [100, 1000], roots);
  for (const root of roots) rmSync(root, { recursive: true });
}

async function shipped(noOps, colds, roots) {
  const root = mkdtempSync(join(tmpdir(), 'duibi-bench-'));
  roots.push(root);
  for (const folder of ['data', 'templates']) cpSync(join(repository, folder), join(root, folder), { recursive: true });
  const cold = [];
  for (let at = 0; at < colds; at++) {
    if (at > 0) renameSync(join(root, 'output'), join(root, `before-${at}`));
    cold.push((await timed([cli, 'build', '--jobs', '2'], root)).seconds);
  }
  const artifacts = JSON.parse(readFileSync(join(root, 'output/manifest.json'), 'utf8')).artifacts.length;
  const handouts = readdirSync(join(root, 'output'), { withFileTypes: true }).filter((one) => one.isDirectory()).length;
  console.log(`\nShipped: ${handouts} handouts, ${artifacts} artifacts`);
  console.log(`  from nothing, 2 jobs     median of ${colds}: ${median(cold).toFixed(2)} s`);
  // In turns, so that a busy moment of the machine falls on both.
  const [empty, unchanged] = [[], []];
  for (let at = 0; at < noOps; at++) {
    empty.push((await timed(['-e', '0'], root)).seconds);
    unchanged.push((await timed([cli, 'build'], root)).seconds);
  }
  console.log(`  node -e 0                median of ${noOps}: ${milliseconds(median(empty))}`);
  console.log(`  nothing to do            median of ${noOps}: ${milliseconds(median(unchanged))}`);
  console.log(`  ratio                    ${(median(unchanged) / median(empty)).toFixed(2)}`);
}

async function generated(counts, roots) {
  const each = [];
  for (const count of counts) {
    console.log(`\nGenerated: ${count} handouts × 3 formats`);
    const runs = { 1: [], 2: [] };
    // In this order, so that a machine that gets faster or slower meanwhile does so for both.
    for (const jobs of [1, 2]) runs[jobs].push(await build(count, jobs, roots));
    const beside = await halves(count, roots);
    for (const jobs of [2, 1]) runs[jobs].push(await build(count, jobs, roots));
    const [one, two] = [told(count, 1, runs[1]), told(count, 2, runs[2])];
    console.log(`  2 jobs are ${(one / two).toFixed(2)} × as fast as 1`);
    const gain = (one / beside).toFixed(2);
    console.log(`  two builds of ${count / 2}, 1 job each, side by side: ${beside.toFixed(2)} s, ${gain} × as fast`);
    each.push(two / count);
  }
  const [first, last] = [each[0], each.at(-1)];
  const change = ((last / first - 1) * 100).toFixed(1);
  console.log(`\nTime a handout at ${counts.at(-1)} against ${counts[0]}: ${change} %`);
}

async function build(count, jobs, roots) {
  const root = (await projects()).generateProject(count);
  roots.push(root);
  return timed([cli, 'build', '--jobs', String(jobs), '--quiet'], root, 50);
}

/** Seconds of two builds of half as many that have nothing to do with each other: about what two jobs can gain here. */
async function halves(count, roots) {
  const both = await Promise.all([build(count / 2, 1, roots), build(count / 2, 1, roots)]);
  return Math.max(...both.map(({ seconds }) => seconds));
}

/** Tells of two runs, and gives the seconds between both. */
function told(count, jobs, runs) {
  const seconds = median(runs.map((run) => run.seconds));
  const both = runs.map((run) => run.seconds.toFixed(2)).join(' and ');
  console.log(`  ${jobs} ${jobs === 1 ? 'job ' : 'jobs'}  ${both} s, ${milliseconds(seconds / count)} a handout`);
  const peaks = curve(runs[0].memory).map((megabytes) => megabytes.toFixed(0));
  console.log(
    `          resident memory, greatest of each tenth of the first run, MB: ${peaks.join(' ') || 'not known here'}`,
  );
  return seconds;
}

/** The same projects as the tests generate. */
async function projects() {
  const source = readFileSync(join(repository, 'test/generated.ts'), 'utf8');
  const { code } = transformSync(source, { loader: 'ts', format: 'esm' });
  return import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`);
}
