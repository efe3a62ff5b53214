import { expect, test } from 'vitest';
import { isLittle } from '../../src/build/effort.ts';
import { loadCatalog } from '../../src/build/load.ts';
import { machineHost } from '../../src/build/machine.ts';
import { packageRoot } from '../../src/build/package-files.ts';
import { wantedOf } from '../../src/build/wanted.ts';
import { generateProject } from '../generated.ts';
import { optionsFor } from '../project.ts';

test.each([
  [3, ['pdf'], true],
  [3, ['xlsx', 'pdf', 'html'], true],
  [100, ['html'], false],
])('%i small handouts as %j: threads are not worth it: %s', async (count, formats, little) => {
  const root = generateProject(count);
  const { catalog } = (await loadCatalog(machineHost(root, packageRoot()), 'data')).result;
  const { handouts, ...others } = wantedOf(catalog, optionsFor(root, { formats })).result;
  expect(isLittle(handouts, catalog, { handouts, ...others })).toBe(little);
});
