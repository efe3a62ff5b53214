import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readCatalog } from '../../src/catalog/index.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** The YAML files of the shipped catalog, their paths relative to the project. */
export const shippedFiles = readdirSync(`${ROOT}data`, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.yaml'))
  .sort()
  .map((path) => ({ path: `data/${path}`, bytes: new Uint8Array(readFileSync(`${ROOT}data/${path}`)) }));

/** The shipped catalog as the program reads it. */
export const shipped = readCatalog(shippedFiles);
