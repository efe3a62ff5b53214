import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { expect, test } from 'vitest';
import type { Program } from '../../src/build/load-program.ts';
import { optimise } from '../../src/build/optimiser.ts';
import { build } from '../../src/index.ts';
import { copyCase, filesOf, optionsFor, repository } from '../project.ts';

const load = join(repository, 'dist/load.js');
const require = createRequire(import.meta.url);

test('a script of the built program is run once, however often it is asked for', () => {
  const { loadProgram } = require(load) as { loadProgram: () => Program };
  expect(loadProgram()).toBe(loadProgram());
});

test.each(['program', 'xlsx', 'pdf', 'html'])('what V8 kept of %s.js is taken by this V8', (name) => {
  const file = join(repository, `dist/${name}.js`);
  optimise('late');
  const script = new Script(readFileSync(file, 'latin1'), { cachedData: readFileSync(`${file}.compiled`) });
  optimise('soon');
  expect(script.cachedDataRejected).toBe(false);
});

test('a template of one’s own gives the same from the built program, which sets up less, as from the sources', async () => {
  const root = copyCase('thin');
  const template = join(root, 'templates/handout');
  const partials = join(root, 'templates/partials');
  for (const folder of [template, partials]) mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(template, 'handout.hbs'),
    `<section title="A &amp; B&hellip;"><p>&copy; &notin; &#x4e2d; &lt;</p>{{> own}}
{{#each matrices}}{{matrix id}}{{/each}}</section>\n`,
  );
  writeFileSync(join(partials, 'own.hbs'), '<p>{{title}} &mdash; own</p>\n');
  const made = await build(optionsFor(root, { formats: ['html', 'pdf'], out: 'sources' }));
  expect(made.diagnostics).toEqual([]);
  const command = [join(repository, 'dist/duibi.js'), 'build', '--format', 'html,pdf', '--out', 'built', '--quiet'];
  execFileSync(process.execPath, command, { cwd: root });
  const artifacts = (folder: string) => [...filesOf(join(root, folder))].filter(([path]) => path.startsWith('thin/'));
  expect(artifacts('built')).toEqual(artifacts('sources'));
  const page = artifacts('built').find(([path]) => path.endsWith('.en.html'));
  expect(String(page?.[1])).toMatch(/A &amp; B….*© ∉ 中 &lt;.*— own/s);
});
