import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Program } from '../../src/build/load-program.ts';
import { repository } from '../project.ts';

const load = join(repository, 'dist/load.js');
const require = createRequire(import.meta.url);

test('a script of the built program is run once, however often it is asked for', () => {
  const { loadProgram } = require(load) as { loadProgram: () => Program };
  expect(loadProgram()).toBe(loadProgram());
});
