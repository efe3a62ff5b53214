// PDF: the whole process through the public build, default theme, tagged, beside typst, pdfmake and Chromium's print.
// The artifact of each timed run is checked; a row whose artifact fails says `invalid`.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { median, timed } from './measure.mjs';
import { page } from './peers/page.mjs';
import { HEADERS, rows } from './peers/rows.mjs';

const repository = join(import.meta.dirname, '..');
const cli = join(repository, 'dist/duibi.js');
const peers = join(import.meta.dirname, 'peers');
const fonts = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-sc/package.json'));
const regular = join(fonts, '400Regular/NotoSansSC_400Regular.ttf');
const bold = join(fonts, '700Bold/NotoSansSC_700Bold.ttf');
/** What the build may take at most of typst's time, and what it should. */
const BOUNDS = { 30: [1.5, 1.0], 1000: [0.9, 0.5], 10000: [0.4, 0.3] };

export async function run({ quick }) {
  const root = mkdtempSync(join(tmpdir(), 'duibi-bench-pdf-'));
  for (const count of quick ? [30, 1000] : [30, 1000, 10000]) {
    const times = count === 10000 || quick ? 1 : count === 30 ? 9 : 5;
    console.log(`\n${count} rows × 8 columns`);
    const contenders = [
      ['duibi', (out) => build(root, count, out), true],
      ['typst', (out) => peer(root, 'typst', [count, 'Noto Sans SC', join(fonts, '400Regular'), out]), true],
      ['pdfmake', (out) => peer(root, 'pdfmake', [count, regular, bold, out]), false],
      ['chromium', (out) => print(root, count, out), true],
    ];
    const found = new Map();
    // In turns, so that a busy moment of the machine falls on all; each begins once, so that none always comes after the
    // browser, whose processes take a while to end.
    for (let at = 0; at < times; at++) {
      const first = at % contenders.length;
      for (const [name, make, tagged] of [...contenders.slice(first), ...contenders.slice(0, first)]) {
        const out = join(root, `${name}-${count}.pdf`);
        rmSync(out, { force: true });
        const ran = await make(out).catch((error) => ({ lacking: String(error.message).split('\n')[0] }));
        const fault = ran.lacking ?? (await faultOf(out, count, tagged)) ?? ran.fault;
        const before = found.get(name) ?? { seconds: [], memory: 0 };
        found.set(name, {
          seconds: [...before.seconds, ran.seconds],
          memory: Math.max(before.memory, ...(ran.memory ?? [])),
          bytes: existsSync(out) ? statSync(out).size : 0,
          fault: before.fault ?? fault,
        });
      }
    }
    report(count, found);
  }
  rmSync(root, { recursive: true });
}

function report(count, found) {
  const own = found.get('duibi');
  for (const [name, { seconds, memory, bytes, fault }] of found) {
    if (fault) {
      console.log(`  ${name.padEnd(9)} invalid: ${fault}`);
      continue;
    }
    const time = median(seconds);
    const ratio = name === 'duibi' ? '' : `  duibi is at ${(median(own.seconds) / time).toFixed(2)} of it`;
    const size = `${(bytes / 1e6).toFixed(2)} MB of file`;
    console.log(`  ${name.padEnd(9)} ${time.toFixed(2)} s, ${memory.toFixed(0)} MB at most, ${size}${ratio}`);
  }
  const typst = found.get('typst');
  if (own.fault || typst.fault) return;
  const ratio = median(own.seconds) / median(typst.seconds);
  const [must, goal] = BOUNDS[count];
  const verdict = ratio <= goal ? 'goal met' : ratio <= must ? 'bound met, goal missed' : 'bound missed';
  console.log(`  of typst's time: ${ratio.toFixed(2)}; must ${must}, goal ${goal}: ${verdict}`);
}

async function build(root, count, out) {
  const project = join(root, `project-${count}`);
  if (!existsSync(project)) writeProject(project, count);
  rmSync(join(project, 'output'), { recursive: true, force: true });
  const ran = await timed([cli, 'build', '--format', 'pdf', '--quiet'], project, 10);
  execFileSync('cp', [join(project, 'output/table/table.zh-CN.pdf'), out]);
  const verified = spawnSync(process.execPath, [cli, 'verify'], { cwd: project, encoding: 'utf8' });
  return verified.status === 0 ? ran : { ...ran, fault: `verify: ${verified.stderr.slice(0, 200)}` };
}

function writeProject(project, count) {
  mkdirSync(join(project, 'data'), { recursive: true });
  const ids = ['size', 'inputs', 'outputs', 'maker', 'released', 'weights', 'remark'];
  const attributes = ids.map((id, at) => `  ${id}: { label: ${HEADERS[at + 1]}, kind: text, neutral: true }\n`);
  const columns = ids.map((id, at) => `${HEADERS[at + 1]}: ${id}`);
  writeFileSync(
    join(project, 'data/catalog.yaml'),
    `project: { format: 1, languages: [zh-CN] }
attributes:
${attributes.join('')}tables:
  models: { file: models.jsonl, id: id, name: 名称, columns: { ${columns.join(', ')} }, defaults: { confidence: authored } }
handouts:
  table:
    title: 对比
    edition: 2026-11-23
    matrices: { main: { concepts: {}, attributes: [${ids.join(', ')}], sort: [{ by: id }] } }
`,
  );
  const line = (cells, at) =>
    JSON.stringify({ id: `m${at}`, ...Object.fromEntries(HEADERS.map((header, column) => [header, cells[column]])) });
  writeFileSync(join(project, 'data/models.jsonl'), `${rows(count).map(line).join('\n')}\n`);
}

function peer(root, name, args) {
  if (!existsSync(join(import.meta.dirname, 'node_modules'))) throw new Error('npm ci --prefix bench');
  return timed([join(peers, `${name}.mjs`), ...args.map(String)], root, 10);
}

async function print(root, count, out) {
  const html = join(root, 'page.html');
  writeFileSync(html, page(count, regular));
  const begun = performance.now();
  const args = ['--headless', '--no-sandbox', '--disable-gpu', '--no-pdf-header-footer', `--print-to-pdf=${out}`, html];
  const status = await new Promise((resolve, reject) => {
    const child = spawn(process.env.CHROMIUM ?? 'chromium', args, { stdio: 'ignore', timeout: 120_000 });
    child.once('error', () => reject(new Error('Chromium is not installed')));
    child.once('exit', resolve);
  });
  if (status !== 0) throw new Error(`Chromium ended with ${status}`);
  return { seconds: (performance.now() - begun) / 1000, memory: [] };
}

/** What is wrong with a PDF: the last row must be in it; where it is tagged, cells must be TD and TH of a table. */
async function faultOf(out, count, tagged) {
  if (!existsSync(out)) return 'nothing was written';
  const pdf = await getDocument({ data: new Uint8Array(readFileSync(out)), verbosity: 0 }).promise;
  const numbers = [1, Math.ceil(pdf.numPages / 2), pdf.numPages];
  let text = '';
  for (const number of numbers) {
    const sheet = await pdf.getPage(number);
    const { items } = await sheet.getTextContent();
    text += items.map((item) => item.str ?? '').join('');
    if (!tagged) continue;
    const roles = new Set(rolesIn(await sheet.getStructTree()));
    if (!roles.has('TD') || !roles.has('Table')) return `page ${number} has no tagged cells`;
  }
  return text.replace(/\s/g, '').includes(`模型${count - 1}`) ? undefined : 'the last row is missing';
}

function rolesIn(node) {
  return node === null ? [] : [node.role, ...(node.children ?? []).flatMap((child) => rolesIn(child))];
}
