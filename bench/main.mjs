// npm run bench -- <name> [--quick]: runs bench/<name>.mjs and prints its figures.
import { existsSync, readdirSync } from 'node:fs';
import { cpus, release, type } from 'node:os';
import { join } from 'node:path';

const folder = import.meta.dirname;
const [name = '', ...rest] = process.argv.slice(2);
const file = join(folder, `${name}.mjs`);
if (!/^[a-z-]+$/.test(name) || name === 'main' || !existsSync(file)) {
  const known = readdirSync(folder).filter((one) => /^[a-z-]+\.mjs$/.test(one) && !/^(main|measure)\./.test(one));
  console.error(`Name one of: ${known.map((one) => one.replace('.mjs', '')).join(', ')}`);
  process.exit(2);
}
const [processor] = cpus();
console.log(`Node ${process.version}, ${type()} ${release()}, ${cpus().length} × ${processor?.model ?? 'unknown'}`);
await (await import(file)).run({ quick: rest.includes('--quick') });
