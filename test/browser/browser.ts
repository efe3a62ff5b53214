import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const root = join(import.meta.dirname, '../..');

/**
 * A browser for tests. On Linux x64 it comes out of the npm package with the libraries it needs, so that nothing has
 * to be installed; elsewhere the installed Chrome is taken. Its only fonts there are the shipped ones (once built),
 * so that pages look the same on every machine.
 */
export async function launchBrowser(): Promise<Browser> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return chromium.launch({ channel: 'chrome' });
  const home = await unpackedBrowser();
  const env = {
    ...process.env,
    LD_LIBRARY_PATH: [join(home, 'al2023/lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':'),
    FONTCONFIG_FILE: fontConfig(home),
  };
  const args = ['--no-sandbox', '--no-zygote', '--disable-gpu', '--font-render-hinting=none'];
  return chromium.launch({ executablePath: join(home, 'chromium'), args, env: env as Record<string, string> });
}

/** Unpacks once; a folder of its own and a rename keep test files that start at the same time out of each other's way. */
async function unpackedBrowser(): Promise<string> {
  const text = readFileSync(join(root, 'node_modules/@sparticuz/chromium/package.json'), 'utf8');
  const { version } = JSON.parse(text) as { version: string };
  const cache = join(root, 'node_modules/.cache');
  const home = join(cache, `chromium-${version}`);
  if (existsSync(home)) return home;
  const own = join(cache, `chromium-${process.pid}`);
  mkdirSync(own, { recursive: true });
  await withEnvironment({ TMPDIR: own, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' }, async () => {
    const { default: packed } = await import('@sparticuz/chromium');
    await packed.executablePath();
  });
  try {
    renameSync(own, home);
  } catch (error) {
    rmSync(own, { recursive: true });
    if (!existsSync(home)) throw error;
  }
  return home;
}

/** The package decides by the environment where it unpacks, and whether it unpacks libraries. */
async function withEnvironment(changes: Readonly<Record<string, string>>, run: () => Promise<void>): Promise<void> {
  const before = { ...process.env };
  Object.assign(process.env, changes);
  try {
    await run();
  } finally {
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
    Object.assign(process.env, before);
  }
}

/** A font configuration that knows the package's Latin font and the shipped Chinese ones. */
function fontConfig(home: string): string {
  const folder = join(home, 'fonts');
  const shipped = join(root, 'dist/fonts');
  const files = existsSync(shipped) ? readdirSync(shipped).filter((name) => name.endsWith('.ttf')) : [];
  for (const name of files) write(folder, name, readFileSync(join(shipped, name)));
  const dirs = `<dir>${folder}</dir><cachedir>${join(home, 'font-cache')}</cachedir>`;
  write(
    home,
    'fonts.conf',
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${dirs}</fontconfig>`,
  );
  return join(home, 'fonts.conf');
}

function write(folder: string, name: string, content: string | Uint8Array): void {
  const own = join(folder, `${name}.${process.pid}`);
  writeFileSync(own, content);
  renameSync(own, join(folder, name));
}
