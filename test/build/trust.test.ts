import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { expect, test } from 'vitest';
import { checkFrozen } from '../../src/build/frozen.ts';
import { readManifest } from '../../src/build/manifest.ts';
import { build } from '../../src/index.ts';
import { generateProject } from '../generated.ts';
import { copyCase, duibi, filesOf, optionsFor, repository } from '../project.ts';

const CATALOG = 'data/catalog.yaml';

function edit(root: string, from: string, to: string): void {
  const path = join(root, CATALOG);
  const text = readFileSync(path, 'utf8');
  expect(text).toContain(from);
  writeFileSync(path, text.replace(from, to));
}

test('--why names the cells that changed, the file that was edited and the one that is gone', async () => {
  const root = copyCase('thin');
  const options = optionsFor(root, { formats: ['html'], why: true });
  expect([...(await build(options)).causes.values()].flat()).toEqual(Array(3).fill({ kind: 'new' }));
  edit(root, 'parameters: 175B', 'parameters: 176B');
  rmSync(join(root, 'output/thin/thin.en.html'));
  writeFileSync(join(root, 'output/thin/thin.zh-CN_en.html'), 'mine');
  expect(Object.fromEntries((await build(options)).causes)).toEqual({
    'thin/thin.zh-CN.html': [{ kind: 'cells', addresses: ['main:gpt-3.parameters'] }],
    'thin/thin.en.html': [{ kind: 'gone' }, { kind: 'text' }],
    'thin/thin.zh-CN_en.html': [{ kind: 'edited' }, expect.objectContaining({ kind: 'cells' })],
  });
});

/** What `--why` says after something was done to a project that had been built. */
async function whyAfter(root: string, formats: readonly string[], change: () => void) {
  const options = optionsFor(root, { formats, why: true });
  await build(options);
  change();
  const { causes, diagnostics } = await build(options);
  expect(diagnostics.filter((one) => one.severity === 'error')).toEqual([]);
  return [...causes].map(([path, found]) => [extname(path), ...found.map((cause) => cause.kind)].join(' ')).sort();
}

function put(root: string, path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
}

test('--why tells a template, a theme, its font, the tool and a format’s option apart, each only where it is used', async () => {
  const root = generateProject(1);
  const builtin = (path: string) => readFileSync(join(repository, 'templates', path), 'utf8');
  const font = (weight: string) =>
    readFileSync(join(repository, `node_modules/@expo-google-fonts/noto-sans/${weight}.ttf`));
  const [html, pdf] = [['html'], ['html', 'pdf']];
  put(root, 'templates/handout/theme.yaml', 'font: { fallback: [{ name: Extra, file: extra.ttf }] }\n');
  put(root, 'extra.ttf', font('400Regular/NotoSans_400Regular'));
  expect(
    await whyAfter(root, html, () =>
      put(
        root,
        'templates/handout/handout.hbs',
        `${builtin('handout/handout.hbs')}<section title="New"><p>x</p></section>`,
      ),
    ),
  ).toEqual(['.html template']);
  expect(
    await whyAfter(root, html, () => put(root, 'templates/handout/page.css', `${builtin('handout/page.css')}p {}\n`)),
  ).toEqual(['.html page']);
  expect(await whyAfter(root, pdf, () => put(root, 'extra.ttf', font('700Bold/NotoSans_700Bold')))).toEqual([
    '.pdf fonts',
  ]);
  expect(await whyAfter(root, pdf, () => put(root, 'templates/handout/theme.yaml', 'size: { body: 11 }\n'))).toEqual([
    '.html theme',
    '.pdf theme fonts',
  ]);
  const manifest = join(root, 'output/manifest.json');
  const otherTool = () => {
    const { tool, artifacts, ...others } = JSON.parse(readFileSync(manifest, 'utf8'));
    const old = artifacts.map((one: { keys: object }) => ({ ...one, keys: { ...one.keys, content: 'old' } }));
    writeFileSync(manifest, JSON.stringify({ ...others, tool: { ...tool, build: 'old' }, artifacts: old }));
  };
  expect(await whyAfter(root, html, otherTool)).toEqual(['.html tool']);
  const handouts = readFileSync(join(root, 'data/handouts.yaml'), 'utf8');
  const withOption = handouts.replace('    title:', '    csv: { bom: false }\n    title:');
  expect(await whyAfter(root, ['csv', 'html'], () => put(root, 'data/handouts.yaml', withOption))).toEqual([
    '.csv options',
  ]);
});

test('a handout that says something else under the same edition is warned of; one with a new edition is not', async () => {
  const root = copyCase('thin');
  const options = optionsFor(root, { formats: ['markdown'] });
  await build(options);
  edit(root, 'parameters: 175B', 'parameters: 176B');
  expect((await build(options)).diagnostics.map((one) => one.code)).toEqual(['edition-unchanged']);
  edit(root, 'parameters: 176B', 'parameters: 177B');
  edit(root, 'edition: 2026-11-23', 'edition: 2026-12-01');
  expect((await build(options)).diagnostics).toEqual([]);
});

test('--frozen writes nothing and names what is stale, missing, edited and superfluous', async () => {
  const root = copyCase('thin');
  const options = optionsFor(root, { formats: [] });
  await build(options);
  expect(await checkFrozen(options)).toMatchObject({ diagnostics: [], fresh: { length: 9 } });
  rmSync(join(root, 'output/thin/thin.en.pdf'));
  writeFileSync(join(root, 'output/thin/thin.en.html'), 'mine');
  edit(root, 'zh-CN: 只处理文本。', 'zh-CN: 仅处理文本。');
  edit(root, 'renditions: [[zh-CN], [en], [zh-CN, en]]', 'renditions: [[zh-CN], [en]]');
  const before = filesOf(join(root, 'output'));
  const { diagnostics } = await checkFrozen(options);
  const told = diagnostics.map((one) => `${one.code} ${'artifact' in one.args ? one.args.artifact : ''}`).sort();
  expect(told).toEqual([
    'frozen-edited thin/thin.en.html',
    'frozen-missing thin/thin.en.pdf',
    'frozen-stale thin/thin.zh-CN.html',
    'frozen-stale thin/thin.zh-CN.pdf',
    'frozen-stale thin/thin.zh-CN.xlsx',
    'frozen-superfluous thin/thin.zh-CN_en.html',
    'frozen-superfluous thin/thin.zh-CN_en.pdf',
    'frozen-superfluous thin/thin.zh-CN_en.xlsx',
  ]);
  expect(filesOf(join(root, 'output'))).toEqual(before);
});

test('renditions that are no longer asked for are removed; with prune off they stay', async () => {
  const root = copyCase('thin');
  await build(optionsFor(root));
  edit(root, '[[zh-CN], [en], [zh-CN, en]]', '[[zh-CN], [en]]');
  expect((await build(optionsFor(root, { prune: false }))).removed).toEqual([]);
  edit(root, '[[zh-CN], [en]]', '[[zh-CN]]');
  const { removed } = await build(optionsFor(root));
  expect(removed).toHaveLength(6);
  expect([...filesOf(join(root, 'output/thin')).keys()]).toEqual([
    'thin.zh-CN.html',
    'thin.zh-CN.pdf',
    'thin.zh-CN.xlsx',
  ]);
});

test('an error leaves the output as it was, byte for byte', async () => {
  const root = copyCase('thin');
  await build(optionsFor(root));
  const before = filesOf(join(root, 'output'));
  edit(root, 'parameters: 175B', 'parameters: many');
  const ran = await duibi(['build', '--lang', 'en'], root);
  expect(ran.status).toBe(1);
  expect(ran.stderr).toContain('error[bad-quantity] data/catalog.yaml:17:17 "many" is not a quantity.');
  expect(filesOf(join(root, 'output'))).toEqual(before);
});

test('of 400 handouts three are broken: with --keep-going 397 are written and three named', async () => {
  const root = generateProject(400, [7, 200, 399]);
  const refused = await build(optionsFor(root, { formats: ['markdown'] }));
  expect(refused).toMatchObject({ written: [], failed: ['h200', 'h399', 'h7'] });
  const report = await build(optionsFor(root, { formats: ['markdown'], keepGoing: true }));
  expect(report.written).toHaveLength(397);
  expect(report.failed).toEqual(['h200', 'h399', 'h7']);
  const manifest = await readManifest(join(root, 'output'));
  expect(manifest?.handouts.filter((one) => one.failed).map((one) => one.id)).toEqual(['h200', 'h399', 'h7']);
});

test('a concept that is wrong stops all handouts, even with --keep-going', async () => {
  const root = generateProject(3);
  const concepts = readFileSync(join(root, 'data/concepts.yaml'), 'utf8');
  writeFileSync(join(root, 'data/concepts.yaml'), concepts.replace('parameters: 0M', 'parameters: many'));
  const report = await build(optionsFor(root, { formats: ['markdown'], keepGoing: true }));
  expect(report.diagnostics.map((one) => one.code)).toEqual(['bad-quantity']);
  expect(report.written).toEqual([]);
});

test('a handout that fails keeps its earlier artifacts with --keep-going, and comes back once it is mended', async () => {
  const root = generateProject(3);
  const options = optionsFor(root, { keepGoing: true });
  await build(options);
  const path = join(root, 'data/handouts.yaml');
  const well = readFileSync(path, 'utf8');
  const before = filesOf(join(root, 'output'));
  writeFileSync(path, well.replace('title: Handout 1\n', 'title: Handout one\n    template: absent\n'));
  const broken = await build(options);
  expect(broken).toMatchObject({ written: [], failed: ['h1'], unchanged: { length: 6 } });
  const kept = (await readManifest(join(root, 'output')))?.artifacts.filter((one) => one.handout === 'h1');
  expect(kept).toHaveLength(3);
  writeFileSync(path, well);
  expect(await build(options)).toMatchObject({ written: [], failed: [], unchanged: { length: 9 } });
  expect(filesOf(join(root, 'output'))).toEqual(before);
});

test('a filtered build merges into the manifest and prunes nothing; --no-prune keeps until the next build', async () => {
  const root = generateProject(3);
  await build(optionsFor(root));
  const whole = filesOf(join(root, 'output'));
  const path = join(root, 'data/handouts.yaml');
  const well = readFileSync(path, 'utf8');
  writeFileSync(path, well.slice(0, well.indexOf('  h2:')));
  const one = await build(optionsFor(root, { handouts: ['h1'], formats: ['html'] }));
  expect(one).toMatchObject({ written: [], removed: [], unchanged: { length: 1 } });
  expect((await readManifest(join(root, 'output')))?.artifacts).toHaveLength(9);
  expect((await build(optionsFor(root, { prune: false }))).removed).toEqual([]);
  expect((await build(optionsFor(root))).removed).toEqual(['h2/h2.en.html', 'h2/h2.en.pdf', 'h2/h2.en.xlsx']);
  writeFileSync(path, well);
  await build(optionsFor(root));
  expect(filesOf(join(root, 'output'))).toEqual(whole);
});

test('one, two and no worker threads make the same bytes, under another umask and in another folder', async () => {
  // So many that threads are used.
  const [none, one, two] = [generateProject(10), generateProject(10), generateProject(10)];
  await build(optionsFor(none, { jobs: 0 }));
  const runs = [
    [one, '1'],
    [two, '2'],
  ] as const;
  for (const [root, jobs] of runs) {
    const command = `umask 077; exec "${process.execPath}" "${join(repository, 'dist/duibi.js')}" build --jobs ${jobs}`;
    execFileSync('/bin/sh', ['-c', command], { cwd: root, stdio: 'pipe' });
    expect(filesOf(join(root, 'output'))).toEqual(filesOf(join(none, 'output')));
  }
});

test('four shards, built in any order and one of them twice, merge to the bytes of one build', async () => {
  const root = generateProject(10);
  await build(optionsFor(root, { out: 'whole' }));
  for (const index of [3, 1, 4, 2, 3]) await build(optionsFor(root, { out: `part${index}`, shard: { index, of: 4 } }));
  const parts = ['part4', 'part1', 'part2', 'part3', 'part3'];
  const merged = await duibi(['merge', ...parts, '--out', 'merged'], root);
  expect(merged.status).toBe(0);
  expect(filesOf(join(root, 'merged'))).toEqual(filesOf(join(root, 'whole')));

  expect((await duibi(['merge', 'part1', 'part2', 'part4', '--out', 'gap', '--lang', 'en'], root)).stderr).toContain(
    'Shard 3 of 4 is missing.',
  );
  writeFileSync(join(root, 'part2/index.html'), 'the index is made anew');
  const artifact = (await readManifest(join(root, 'part2')))?.artifacts[0]?.path ?? '';
  writeFileSync(join(root, 'part2', artifact), 'mine');
  const edited = await duibi(['merge', ...parts, '--out', 'edited', '--json'], root);
  expect(edited.status).toBe(1);
  expect(JSON.parse(edited.stdout).diagnostics.map((one: { code: string }) => one.code)).toEqual(['merge-edited']);
});

test('shards of different inputs are refused', async () => {
  const root = generateProject(4);
  await build(optionsFor(root, { out: 'part1', shard: { index: 1, of: 2 } }));
  const catalog = readFileSync(join(root, CATALOG), 'utf8');
  writeFileSync(join(root, CATALOG), `${catalog}# another\n`);
  await build(optionsFor(root, { out: 'part2', shard: { index: 2, of: 2 } }));
  const ran = await duibi(['merge', 'part1', 'part2', '--out', 'merged', '--lang', 'en'], root);
  expect(ran.status).toBe(1);
  expect(ran.stderr).toContain('"part2" was built from other inputs: data/catalog.yaml.');
});
