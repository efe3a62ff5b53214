import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectedCells } from '../../src/core/address.ts';
import type { Rendition } from '../../src/core/language.ts';
import { planWorkbook } from '../../src/xlsx/plan.ts';
import { reader } from '../../src/xlsx/read.ts';
import { writeWorkbook } from '../../src/xlsx/write.ts';
import { inputOf, sampleHandout } from './sample.ts';
import { judge, SCHEMA_FOLDER } from './schemas.ts';

const RENDITIONS: readonly Rendition[] = [['zh-CN'], ['en'], ['zh-CN', 'en']];
const folder = mkdtempSync(join(tmpdir(), 'duibi-xlsx-'));
const python = ['python3', '/usr/bin/python3'].find((name) => runs(name, ['-c', 'import openpyxl']));
const office = ['soffice', 'libreoffice'].find((name) => runs(name, ['--version']));

function runs(command: string, args: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}

function pathOf(rendition: Rendition): string {
  return join(folder, `${rendition.join('_')}.xlsx`);
}

beforeAll(async () => {
  for (const rendition of RENDITIONS) {
    writeFileSync(pathOf(rendition), await writeWorkbook(planWorkbook(inputOf(sampleHandout(rendition))).plan));
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs a Python script on a workbook; gives what it prints, as JSON. */
function script(lines: readonly string[], args: readonly string[]): unknown {
  const run = spawnSync(python ?? '', ['-c', ['import sys, json, openpyxl', ...lines].join('\n'), ...args], {
    encoding: 'utf8',
  });
  if (run.status !== 0) throw new Error(run.stderr);
  return JSON.parse(run.stdout);
}

describe.skipIf(!python)('openpyxl', () => {
  test('reads values, types, formats, tables, panes, links, notes and bars', () => {
    const found = script(
      [
        'book = openpyxl.load_workbook(sys.argv[1])',
        "sheet = book['模型对照']",
        'print(json.dumps({',
        "  'names': book.sheetnames, 'hidden': book['_duibi'].sheet_state,",
        "  'number': sheet['C7'].value, 'format': sheet['C7'].number_format,",
        "  'day': sheet['H7'].value.isoformat(), 'missing': sheet['C16'].value, 'formula': sheet['I19'].data_type,",
        "  'tables': {name: sheet.tables[name].ref for name in sheet.tables}, 'panes': sheet.freeze_panes,",
        "  'titles': sheet.print_title_rows, 'merged': len(sheet.merged_cells.ranges),",
        "  'link': sheet['J7'].hyperlink.target, 'inner': sheet['K7'].hyperlink.location, 'note': sheet['C10'].comment.text[:12],",
        "  'rules': [[str(one.sqref), one.rules[0].type, one.rules[0].dataBar.cfvo[0].val] for one in sheet.conditional_formatting],",
        '}))',
      ],
      [pathOf(['zh-CN'])],
    );
    expect(found).toEqual({
      names: ['一览', '两个词各在问什么', '模型对照', '规模与模态', '常见误解', '事实', '图例', '来源', '_duibi'],
      hidden: 'veryHidden',
      number: 175e9,
      format: '[=175000000000]"1750亿";0\\.00,,"亿"',
      day: '2020-05-28T00:00:00',
      missing: '⊘ 未公开',
      formula: 's',
      tables: { Matrix_main: 'A4:K19' },
      panes: 'B5',
      titles: '$4:$4',
      merged: 0,
      link: 'https://example.org/models/gpt-3?a=1&b=2',
      inner: "'来源'!A5",
      note: 'a) 这是文章举的“多模',
      rules: [['D5:D19', 'dataBar', 6]],
    });
  });

  test('reads the native charts: kind, log axis, and each number by its cell', () => {
    const found = script(
      [
        'book = openpyxl.load_workbook(sys.argv[1])',
        'charts = [(sheet, chart) for sheet in book.worksheets for chart in sheet._charts]',
        'def cells(ref): return [float(cell[0].value) for cell in book[ref.split("!")[0].strip("\'")][ref.split("!")[1].replace("$", "") + (":" + ref.split("!")[1].replace("$", "") if ":" not in ref else "")]]',
        'def cached(ref): return [float(point.v) for point in ref.numCache.pt]',
        'out = []',
        'for sheet, chart in charts:',
        '  axis = chart.y_axis if chart.tagname == "barChart" else chart.x_axis',
        '  numbers = [one.val.numRef if chart.tagname == "barChart" else one.xVal.numRef for one in chart.series if chart.tagname == "barChart" or one.xVal.numRef]',
        '  out.append([sheet.title, chart.tagname, axis.scaling.logBase, sum(len(cells(n.f)) for n in numbers), all(cells(n.f) == cached(n) for n in numbers)])',
        'print(json.dumps(out))',
      ],
      [pathOf(['zh-CN'])],
    );
    expect(found).toEqual([['规模与模态', 'scatterChart', 10, 11, true]]);
  });

  test('saves it, and every cell is still found; edits of a digit, a name, a swap and a dropped row are seen', async () => {
    const rendition: Rendition = ['zh-CN', 'en'];
    const edited = join(folder, 'edited.xlsx');
    const save = (edits: readonly string[]) =>
      script(
        [
          'book = openpyxl.load_workbook(sys.argv[1])',
          "sheet = book['模型对照']",
          ...edits,
          'book.save(sys.argv[2])',
          'print("1")',
        ],
        [pathOf(rendition), edited],
      );
    const changed = async () => {
      const found = new Map((await reader.read(readFileSync(edited))).map((cell) => [cell.address, cell]));
      return expectedCells(sampleHandout(rendition))
        .filter(({ address, text, number }) => {
          const cell = found.get(address);
          return cell?.text.replaceAll('\n', '') !== text.replaceAll('\n', '') || cell.number !== number;
        })
        .map((cell) => cell.address);
    };
    save([]);
    expect(await changed()).toEqual([]);
    save(["sheet['C7'] = 176000000000"]);
    expect(await changed()).toEqual(['main:gpt-3.parameters']);
    save(["sheet['A5'] = 'DeepSeek-V4'"]);
    expect(await changed()).toEqual(['main:deepseek-v3']);
    save(["a, b = sheet['E6'].value, sheet['F6'].value", "sheet['E6'], sheet['F6'] = b, a"]);
    expect(await changed()).toEqual(['main:palm-e.inputs', 'main:palm-e.outputs']);
    save(['sheet.delete_rows(19)']);
    expect(await changed()).toHaveLength(8);
    save(["[row for row in book['一览'].iter_rows() if row[1].value == 'GPT-3'][0][2].value = 1"]);
    expect(await changed()).toEqual(['quadrants:large/single/gpt-3']);
  });
});

describe.skipIf(!office)('LibreOffice', () => {
  test('opens it and shows numbers as the handout does', { timeout: 120_000 }, () => {
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    const args = [profile, '--headless', '--convert-to', 'html', '--outdir', folder, pathOf(['zh-CN', 'en'])];
    expect(spawnSync(office ?? '', args, { stdio: 'ignore' }).status).toBe(0);
    const text = readFileSync(join(folder, 'zh-CN_en.html'), 'utf8')
      .replace(/<[^>]*>/g, ' ')
      .replaceAll('&nbsp;', '\u00a0');
    for (const shown of ['1750亿 · 175B', '≈1.51亿 · ≈151M', '2020-05-28', '=1+1 @ -2', 'DALL·E\u00a0†'])
      expect(text).toContain(shown);
  });
});

describe.skipIf(!SCHEMA_FOLDER)('the ISO/IEC 29500 schemas (folder in DUIBI_OOXML_XSD)', () => {
  test.each(RENDITIONS.map((rendition) => [rendition.join('_'), rendition] as const))(
    'hold for each part: %s',
    (_, rendition) => {
      const { judged, faults } = judge(readFileSync(pathOf(rendition)));
      expect(faults).toEqual([]);
      expect(judged).toBeGreaterThan(25);
    },
  );

  test('refuse a part that is wrong, a missing target and a part without a type', () => {
    const parts = unzipSync(readFileSync(pathOf(['en'])));
    const sheet = 'xl/worksheets/sheet1.xml';
    const broken = {
      ...parts,
      [sheet]: strToU8(strFromU8(parts[sheet] as Uint8Array).replace('<cols>', '<cols/><cols>')),
    };
    expect(judge(zipSync(broken)).faults).toEqual([expect.stringContaining(sheet)]);
    const { 'xl/tables/table1.xml': _, ...fewer } = parts;
    expect(judge(zipSync(fewer)).faults).toHaveLength(2);
    expect(judge(zipSync({ ...parts, 'xl/a.bin': strToU8('b') })).faults).toEqual(['no content type: xl/a.bin']);
  });
});
