// From a saved edit of the catalog to the updated preview in a browser, for a shipped handout: the server is a process of
// its own, and the moment counted is when the reloaded page shows the new text.
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { median } from './measure.mjs';

const repository = join(import.meta.dirname, '..');

export async function run({ quick }) {
  const root = mkdtempSync(join(tmpdir(), 'duibi-bench-'));
  for (const folder of ['data', 'templates']) cpSync(join(repository, folder), join(root, folder), { recursive: true });
  const server = spawn(process.execPath, [join(repository, 'dist/duibi.js'), 'preview', '--lang', 'en'], { cwd: root });
  const address = await new Promise((resolve) => {
    server.stderr.on('data', (text) => {
      const found = /http:\S+/.exec(String(text));
      if (found) resolve(found[0]);
    });
  });
  const browser = await openBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(`${address}#large-vs-multimodal/en`);
    const took = [];
    const path = join(root, 'data/handouts/large-vs-multimodal.yaml');
    const text = readFileSync(path, 'utf8');
    const title = /^ {4}title: .*?en: ([^}\n]+?) *\}/m.exec(text) ?? /^ {6}en: (.+)$/m.exec(text);
    for (let edit = 0; edit <= (quick ? 5 : 21); edit++) {
      const mark = `Edit number ${edit}`;
      const shown = page.frameLocator('iframe').first().getByText(mark).first().waitFor({ state: 'attached' });
      const saved = performance.now();
      writeFileSync(path, text.replace(title[1], mark));
      await shown;
      // The first edit warms both sides up.
      if (edit > 0) took.push(performance.now() - saved);
    }
    console.log(`\nFrom a saved edit to the updated preview, large-vs-multimodal (en), ${took.length} edits`);
    console.log(
      `  median ${median(took).toFixed(0)} ms, greatest ${Math.max(...took).toFixed(0)} ms; goal: median ≤ 300 ms`,
    );
  } finally {
    await browser.close();
    server.kill('SIGTERM');
    rmSync(root, { recursive: true });
  }
}

/** The test browser, whose fixture is TypeScript. */
async function openBrowser() {
  const file = join(repository, 'node_modules/.cache/duibi-bench-browser.mjs');
  buildSync({
    entryPoints: [join(repository, 'test/browser/browser.ts')],
    outfile: file,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    define: { 'import.meta.dirname': JSON.stringify(join(repository, 'test/browser')) },
  });
  const { launchBrowser } = await import(file);
  return launchBrowser();
}
