import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { init } from '../../src/build/init.ts';
import { schema } from '../../src/build/schema.ts';
import { build, verify } from '../../src/index.ts';
import { duibi, filesOf, optionsFor, repository } from '../project.ts';

const edition = '2026-11-23';
const place = () => mkdtempSync(join(tmpdir(), 'duibi-init-'));

test.each(['zh-CN', 'en'] as const)('a new project in %s builds at once: one PDF and one page', async (language) => {
  const folder = join(place(), 'mine');
  const report = await init({ folder, language, edition });
  expect(report).toMatchObject({ diagnostics: [], written: ['data/catalog.yaml', 'duibi.schema.json'] });
  const built = await build(optionsFor(folder));
  expect(built.diagnostics).toEqual([]);
  expect(built.written.map(({ path }) => path).sort()).toEqual([
    `overview/overview.${language}.html`,
    `overview/overview.${language}.pdf`,
  ]);
  expect(await build(optionsFor(folder))).toMatchObject({ written: [], unchanged: { length: 2 } });
  expect((await verify(optionsFor(folder))).diagnostics).toEqual([]);
});

test('what is there already stays', async () => {
  const folder = place();
  await init({ folder, language: 'en', edition });
  expect((await init({ folder, language: 'en', edition })).diagnostics).toEqual([]);
  writeFileSync(join(folder, 'data/catalog.yaml'), '# mine\n');
  const again = await init({ folder, language: 'zh-CN', edition });
  expect(again.written).toEqual([]);
  expect(again.diagnostics.map(({ code }) => code)).toEqual(['init-exists']);
  expect(readFileSync(join(folder, 'data/catalog.yaml'), 'utf8')).toBe('# mine\n');
});

const TABLE = `模型,参数,发布,开源,输入,厂商,上下文,价格,主页,备注
GPT-3,1750亿,2020年5月,否,文本,OpenAI,2K,$20,https://example.org/a,很大
通义千问,约70亿,2023/8/3,是,"文本、图像",阿里,32K,N/A,https://example.org/b,"有""引号"""
BERT,340M,2018-10,是,文本,Google,512,,https://example.org/c,早
文心一言,未公开,2023年3月,否,"文本、图像",百度,8K,$1.20,https://example.org/d,'单引号
GLM,A32B/355B,2025,是,文本,智谱,128K,$0.6,https://example.org/e,=1+1
`;

test('a project drafted from a table builds, and its guesses are listed', async () => {
  const folder = place();
  const from = join(place(), 'models.csv');
  writeFileSync(from, TABLE);
  const report = await init({ folder, language: 'zh-CN', edition, from });
  expect(report.diagnostics).toEqual([]);
  const guesses = report.guesses.map(({ header, attribute, kind, unit, rewritten, members }) =>
    [header, attribute ?? '', kind ?? '', unit ?? '', rewritten, members].join(' '),
  );
  expect(guesses).toEqual([
    '模型    0 0',
    '参数 parameters quantity parameters 1 0',
    '发布 released date  3 0',
    '开源 open flag  2 0',
    '输入 inputs set  2 2',
    '厂商 maker text  0 0',
    '上下文 context quantity number 0 0',
    '价格 price quantity usd 0 0',
    '主页 link link  0 0',
    '备注 remark text  0 0',
  ]);
  const built = await build(optionsFor(folder));
  expect(built.diagnostics).toEqual([]);
  expect(built.written).toHaveLength(2);
  const page = String(filesOf(join(folder, 'output')).get('overview/overview.zh-CN.html'));
  for (const shown of [
    '通义千问',
    '参数（亿）',
    'data-number=&quot;175000000000&quot;>1750<',
    '2023-03',
    '有&quot;引号&quot;',
    '=1+1',
  ]) {
    expect(page.replaceAll('"', '&quot;')).toContain(shown);
  }
});

test('no table, no project', async () => {
  const report = await init({ folder: place(), language: 'en', edition, from: join(place(), 'none.csv') });
  expect(report).toMatchObject({ written: [], diagnostics: [{ code: 'init-no-table' }] });
});

test('the schema knows the keys, and with a catalog its ids', async () => {
  const plain = JSON.stringify(await schema(repository));
  expect(plain).toContain('"counts-as"');
  expect(plain).not.toContain('idsOf');
  expect(plain).not.toContain('modality-span');
  const whole = (await schema(repository, 'data')) as { properties: { concepts: { additionalProperties: object } } };
  expect(JSON.stringify(whole)).toContain('modality-span');
  expect(whole.properties.concepts.additionalProperties).toMatchObject({
    properties: { inputs: { anyOf: [{ items: { enum: expect.arrayContaining(['text', '3d']) } }, {}, {}] } },
    additionalProperties: false,
  });
});

test('the commands say what they did', async () => {
  const folder = place();
  const made = await duibi(['init', 'mine', '--lang', 'en'], folder);
  expect(made).toMatchObject({ status: 0, stdout: '' });
  expect(made.stderr).toContain('Wrote data/catalog.yaml');
  expect(made.stderr).toContain('cd mine && duibi build');
  const printed = await duibi(['schema', '--catalog'], join(folder, 'mine'));
  expect(printed.status).toBe(0);
  expect(JSON.parse(printed.stdout)).toMatchObject({ type: 'object' });
});
