import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { copyCase, filesOf, repository } from '../project.ts';

/** Makes every deflate of the process pack at the lowest level, as another zlib might pack otherwise. */
const OTHER_ZLIB = `import zlib from 'node:zlib';
import { syncBuiltinESMExports } from 'node:module';
for (const name of ['deflateSync', 'deflateRawSync', 'deflate', 'deflateRaw']) {
  const real = zlib[name];
  zlib[name] = (bytes, options, ...rest) =>
    typeof options === 'function' ? real(bytes, { level: 1 }, options) : real(bytes, { ...options, level: 1 }, ...rest);
}
for (const name of ['createDeflate', 'createDeflateRaw']) {
  const real = zlib[name];
  const value = (options) => real({ ...options, level: 1 });
  Object.defineProperty(zlib, name, { value, enumerable: true, configurable: true });
}
syncBuiltinESMExports();
`;

function built(node: readonly string[]): ReadonlyMap<string, Buffer> {
  const root = copyCase('thin');
  const args = [join(repository, 'dist/duibi.js'), 'build', '--jobs', '0', '--format', 'xlsx,pdf,html,markdown'];
  execFileSync(process.execPath, [...node, ...args], { cwd: root, stdio: 'pipe' });
  return filesOf(join(root, 'output/thin'));
}

/** What is inside, unpacked: the parts of a workbook, the streams of a PDF but for its table of offsets. */
function unpacked(path: string, bytes: Buffer): unknown {
  if (path.endsWith('.xlsx')) return unzipSync(bytes);
  if (!path.endsWith('.pdf')) return bytes;
  const text = bytes.toString('latin1');
  return [...text.matchAll(/<<((?:(?!endobj)[\s\S])*?)>>\s*stream\r?\n([\s\S]*?)\r?\nendstream/g)]
    .filter(([, dictionary]) => !dictionary?.includes('/XRef'))
    .map(([, dictionary = '', body = '']) =>
      dictionary.includes('/FlateDecode') ? inflateSync(Buffer.from(body, 'latin1')).toString('latin1') : body,
    );
}

test('another zlib may pack differently, but what is packed stays the same', () => {
  const other = join(copyCase('thin'), 'other-zlib.mjs');
  writeFileSync(other, OTHER_ZLIB);
  const [ours, theirs] = [built([]), built(['--import', other])];
  expect([...theirs.keys()]).toEqual([...ours.keys()]);
  for (const [path, bytes] of ours) {
    const inside = unpacked(path, bytes);
    expect(unpacked(path, theirs.get(path) ?? Buffer.alloc(0))).toEqual(inside);
    if (path.endsWith('.pdf')) expect((inside as readonly string[]).length).toBeGreaterThan(5);
  }
  // The test would show nothing if both had packed alike.
  expect([...ours].some(([path, bytes]) => !theirs.get(path)?.equals(bytes))).toBe(true);
});
