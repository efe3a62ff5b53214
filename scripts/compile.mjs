// What the built program makes for itself, so that it starts sooner: `templates.json`, what the built-in templates hold,
// and beside each script, as `.compiled`, what V8 compiled of it while it built the shipped data. Usage: node scripts/compile.mjs [dist]
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { setFlagsFromString } from 'node:v8';

// Else V8 drops, as its memory is swept, what was run some time ago: the frame of a script first, which is then parsed whole.
setFlagsFromString('--no-flush-bytecode');

const root = join(import.meta.dirname, '..');
const dist = resolve(process.argv[2] ?? join(root, 'dist'));
const { scriptOf, exportsOf, optimise } = createRequire(import.meta.url)(join(dist, 'load.js'));
// What is kept is taken only under the flags that it was kept under.
optimise('late');

const TABLE = `project: { format: 1, languages: [zh-CN] }
vocabularies: { openness: { open: { label: 开放 }, closed: { label: 不开放 } } }
units: { parameters: { label: 参数, dimension: parameters } }
sources: { a: { title: A, date: 2026-10 } }
attributes:
  maker: { label: 开发者, kind: text, neutral: true }
  summary: { label: 简介, kind: text }
  parameters: { label: 参数, kind: quantity, unit: parameters }
  released: { label: 发布, kind: date }
  open: { label: 权重, kind: choice, of: openness }
  inputs: { label: 输入, kind: set, of: openness }
  page: { label: 主页, kind: link }
  lead: { label: 团队, kind: text }
tables:
  rows:
    file: rows.jsonl
    id: id
    name: 名
    columns: { 开发者: maker, 简介: summary, 参数: parameters, 发布: released, 权重: open, 输入: inputs, 主页: page, 团队: lead }
    defaults: { sources: [a], confidence: secondary-seen }
handouts:
  table:
    title: 表
    edition: 2026-11-23
    matrices: { main: { concepts: {}, attributes: [maker, summary, parameters, released, open, inputs, page, lead], stub: 名 } }
`;

function rowOf(at) {
  return JSON.stringify({
    id: `m${at}`,
    名: `名 ${at}`,
    开发者: ['甲', '乙', '丙'][at % 3],
    简介: `第 ${at} 号：在 ${at * 7} 项评测中排名第 ${at % 13}，每秒生成 ${at} 词。`,
    参数: at * 370_000_000,
    发布: `20${10 + (at % 10)}-0${1 + (at % 9)}-11`,
    权重: at % 2 === 0 ? 'open' : 'closed',
    输入: ['open', 'closed'].slice(at % 2),
    主页: `https://example.org/${at}`,
    团队: `第 ${at % 40} 组`,
  });
}

const scripts = new Map();
const loaded = new Map();
const load = (file) => {
  const known = loaded.get(file);
  if (known) return known;
  const script = scriptOf(file);
  scripts.set(file, script);
  const made = exportsOf(script, file, load);
  loaded.set(file, made);
  return made;
};
const program = load(join(dist, 'program.js'));
const templates = join(root, 'templates');
const names = readdirSync(templates, { recursive: true, withFileTypes: true })
  .filter((entry) => /\.(yaml|hbs)$/.test(entry.name))
  .map((entry) => relative(templates, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
const texts = names.sort().map((name) => [name, readFileSync(join(templates, name), 'utf8')]);
const { aheadText } = await program.templates();
writeFileSync(join(dist, 'templates.json'), aheadText(Object.fromEntries(texts)));

// As `duibi build` is run, by the way that needs no parser of command lines: first of the shipped data, then of a table of
// so many rows that they are read, compared and written as very many are.
const { buildCommand } = await program.build();
const project = mkdtempSync(join(tmpdir(), 'duibi-compile-'));
cpSync(join(root, 'data'), join(project, 'data'), { recursive: true });
mkdirSync(join(project, 'rows'));
writeFileSync(join(project, 'rows/table.yaml'), TABLE);
writeFileSync(join(project, 'rows/rows.jsonl'), Array.from({ length: 2_500 }, (_, at) => rowOf(at)).join('\n'));
process.chdir(project);
// Mistakes in the data are told by the build itself; what was run until then is compiled all the same.
const flags = {
  prune: true,
  keepGoing: false,
  frozen: false,
  why: false,
  json: false,
  annotations: false,
  quiet: true,
};
for (const data of ['data', 'rows']) {
  const folders = { data, out: `output-${data}`, template: 'templates' };
  await buildCommand({ ...folders, ...flags, format: [], rendition: [], jobs: 0 }, 'en');
}
process.chdir(root);
rmSync(project, { recursive: true });
setFlagsFromString('--flush-bytecode');
for (const [file, script] of scripts) writeFileSync(`${file}.compiled`, script.createCachedData());
