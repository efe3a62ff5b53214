// Workbooks: the whole process through the public build, all default features, beside exceljs, SheetJS, wasm-xlsxwriter
// and XlsxWriter, all from the same JSON Lines. A row whose artifact fails the check says `invalid`.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median, timed } from './measure.mjs';
import { HEADERS, jsonLines, MODALITY, OPENNESS } from './peers/records.mjs';

const repository = join(import.meta.dirname, '..');
const cli = join(repository, 'dist/duibi.js');
const peers = join(import.meta.dirname, 'peers');
/** What the build may take at most of XlsxWriter's time, and what it should. */
const BOUNDS = { 10000: [1.2, 0.7], 100000: [0.6, 0.4] };
const JUDGED = ['duibi', 'XlsxWriter'];
/** Resident memory in MB: what it may take at most, and what it should. */
const MEMORY = [300, 260];

export async function run({ quick }) {
  const root = mkdtempSync(join(tmpdir(), 'duibi-bench-xlsx-'));
  for (const count of quick ? [1000, 10_000] : [1000, 10_000, 100_000]) {
    const [times, judged] = quick ? [1, 1] : count === 100_000 ? [1, 3] : [3, 9];
    console.log(`\n${count} rows × ${HEADERS.length} columns`);
    const project = writeProject(root, count);
    const file = join(project, 'data/models.jsonl');
    const contenders = [
      { name: 'duibi', reader: 'sheetjs', make: (out) => build(project, out), check: () => verify(project) },
      peer('exceljs', 'sheetjs', 'workbook-exceljs.mjs', file),
      { ...peer('SheetJS', 'exceljs', 'workbook-sheetjs.mjs', file), bare: true },
      peer('wasm', 'sheetjs', 'workbook-wasm.mjs', file),
      peer('XlsxWriter', 'sheetjs', 'workbook_xlsxwriter.py', file, process.env.PYTHON ?? 'python3'),
    ];
    const found = new Map();
    // In turns, so that a busy moment of the machine falls on all; oftener those two whose ratio is judged.
    for (let at = 0; at < judged; at++) {
      for (const contender of contenders) {
        if (at >= times && !JUDGED.includes(contender.name)) continue;
        found.set(contender.name, await measured(contender, root, count, found.get(contender.name)));
      }
    }
    report(count, found);
  }
  rmSync(root, { recursive: true });
}

async function measured({ name, reader, make, check, bare }, root, count, before = { seconds: [], memory: 0 }) {
  const out = join(root, `${name}-${count}.xlsx`);
  rmSync(out, { force: true });
  const ran = await make(out).catch((error) => ({ lacking: reasonOf(error) }));
  const fault = ran.lacking ?? faultOf(out, count, reader, bare) ?? check?.();
  return {
    seconds: [...before.seconds, ran.seconds],
    memory: Math.max(before.memory, ...(ran.memory ?? [])),
    bytes: existsSync(out) ? statSync(out).size : 0,
    fault: before.fault ?? fault,
    bare,
  };
}

function reasonOf(error) {
  const told = String(error.message).trim().split('\n');
  return told.find((line) => /Error/.test(line)) ?? told[0];
}

function peer(name, reader, script, file, program = process.execPath) {
  const make = (out) => timed([join(peers, script), file, out], peers, 10, program);
  return { name, reader, make };
}

async function build(project, out) {
  rmSync(join(project, 'output'), { recursive: true, force: true });
  const ran = await timed([cli, 'build', '--format', 'xlsx', '--quiet'], project, 10);
  copyFileSync(join(project, 'output/table/table.zh-CN.xlsx'), out);
  return ran;
}

function verify(project) {
  const ran = spawnSync(process.execPath, [cli, 'verify'], { cwd: project, encoding: 'utf8' });
  return ran.status === 0 ? undefined : `verify: ${ran.stderr.slice(0, 200)}`;
}

function faultOf(out, count, reader, bare) {
  if (!existsSync(out)) return 'nothing was written';
  const args = ['--max-old-space-size=6000', join(peers, 'workbook-check.mjs'), out, String(count), reader];
  const ran = spawnSync(process.execPath, bare ? [...args, 'bare'] : args, { encoding: 'utf8' });
  return ran.status === 0 ? ran.stdout.trim() || undefined : `cannot be read: ${ran.stderr.slice(0, 200)}`;
}

function report(count, found) {
  const own = found.get('duibi');
  for (const [name, { seconds, memory, bytes, fault, bare }] of found) {
    if (fault) {
      console.log(`  ${name.padEnd(10)} invalid: ${fault}`);
      continue;
    }
    const time = median(seconds);
    const ratio = name === 'duibi' || own.fault ? '' : `  duibi is at ${(median(own.seconds) / time).toFixed(2)} of it`;
    const size = `${(bytes / 1e6).toFixed(2)} MB of file`;
    const lack = bare ? ', no styles, no table' : '';
    console.log(`  ${name.padEnd(10)} ${time.toFixed(2)} s, ${memory.toFixed(0)} MB at most, ${size}${lack}${ratio}`);
  }
  const other = found.get('XlsxWriter');
  const bounds = BOUNDS[count];
  if (bounds === undefined || own.fault || other.fault) return;
  console.log(`  of XlsxWriter's time: ${verdict(median(own.seconds) / median(other.seconds), bounds, 2)}`);
  console.log(`  memory in MB: ${verdict(own.memory, MEMORY, 0)}`);
}

function verdict(value, [must, goal], digits) {
  const told = value <= goal ? 'goal met' : value <= must ? 'bound met, goal missed' : 'bound missed';
  return `${value.toFixed(digits)}; must ${must}, goal ${goal}: ${told}`;
}

const KINDS = [
  ['maker', 'kind: text, neutral: true'],
  ['summary', 'kind: text'],
  ['remark', 'kind: text'],
  ['team', 'kind: text'],
  ['licence', 'kind: text, neutral: true'],
  ['parameters', 'kind: quantity, unit: parameters'],
  ['downloads', 'kind: quantity, unit: downloads'],
  ['released', 'kind: date'],
  ['weights', 'kind: choice, of: openness'],
  ['inputs', 'kind: set, of: modality'],
  ['page', 'kind: link'],
];

function writeProject(root, count) {
  const project = join(root, `project-${count}`);
  mkdirSync(join(project, 'data'), { recursive: true });
  const [, ...headers] = HEADERS;
  const ids = KINDS.map(([id]) => id);
  const members = (labels) => Object.entries(labels).map(([id, label]) => `    ${id}: { label: ${label} }\n`);
  writeFileSync(
    join(project, 'data/catalog.yaml'),
    `project: { format: 1, languages: [zh-CN] }
vocabularies:
  openness:
${members(OPENNESS).join('')}  modality:
${members(MODALITY).join('')}units:
  parameters: { label: 参数, dimension: parameters }
  downloads: { label: 下载, dimension: count }
sources:
  census: { title: 模型普查, publisher: 示例研究所, url: 'https://example.org/census', date: 2026-10 }
attributes:
${KINDS.map(([id, kind], at) => `  ${id}: { label: ${headers[at]}, ${kind} }\n`).join('')}tables:
  models:
    file: models.jsonl
    id: id
    name: 名称
    columns: { ${ids.map((id, at) => `${headers[at]}: ${id}`).join(', ')} }
    defaults: { sources: [census], confidence: secondary-seen }
handouts:
  table:
    title: 模型
    edition: 2026-11-23
    matrices: { main: { concepts: {}, attributes: [${ids.join(', ')}], stub: 名称 } }
`,
  );
  writeFileSync(join(project, 'data/models.jsonl'), jsonLines(count));
  return project;
}
