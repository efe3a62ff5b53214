import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { XmlDocument, XsdValidator } from 'libxml2-wasm';
import { xmlRegisterFsInputProviders } from 'libxml2-wasm/lib/nodejs.mjs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectedCells } from '../../src/core/address.ts';
import type { Rendition } from '../../src/core/language.ts';
import { planWorkbook } from '../../src/xlsx/plan.ts';
import { reader } from '../../src/xlsx/read.ts';
import { writeWorkbook } from '../../src/xlsx/write.ts';
import { inputOf, sampleHandout } from './sample.ts';

const RENDITIONS: readonly Rendition[] = [['zh-CN'], ['en'], ['zh-CN', 'en']];
const folder = mkdtempSync(join(tmpdir(), 'duibi-xlsx-'));
const python = ['python3', '/usr/bin/python3'].find((name) => runs(name, ['-c', 'import openpyxl']));
const office = ['soffice', 'libreoffice'].find((name) => runs(name, ['--version']));
/** Folder of the ISO/IEC 29500 transitional schemas; they are not ours to ship. */
const schemas = process.env.DUIBI_OOXML_XSD;

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
  test('reads values, types, formats, tables, panes, links and notes', () => {
    const found = script(
      [
        'book = openpyxl.load_workbook(sys.argv[1])',
        "sheet = book['模型对照']",
        'print(json.dumps({',
        "  'names': book.sheetnames, 'hidden': book['_duibi'].sheet_state,",
        "  'number': sheet['C7'].value, 'format': sheet['C7'].number_format,",
        "  'day': sheet['G7'].value.isoformat(), 'missing': sheet['C16'].value, 'formula': sheet['H19'].data_type,",
        "  'tables': {name: sheet.tables[name].ref for name in sheet.tables}, 'panes': sheet.freeze_panes,",
        "  'titles': sheet.print_title_rows, 'merged': len(sheet.merged_cells.ranges),",
        "  'link': sheet['I7'].hyperlink.target, 'inner': sheet['J7'].hyperlink.location, 'note': sheet['C10'].comment.text[:12],",
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
      tables: { Matrix_main: 'A4:J19' },
      panes: 'B5',
      titles: '$4:$4',
      merged: 0,
      link: 'https://example.org/models/gpt-3?a=1&b=2',
      inner: "'来源'!A5",
      note: 'a) 这是文章举的“多模',
    });
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
    save(["a, b = sheet['D6'].value, sheet['E6'].value", "sheet['D6'], sheet['E6'] = b, a"]);
    expect(await changed()).toEqual(['main:palm-e.inputs', 'main:palm-e.outputs']);
    save(['sheet.delete_rows(19)']);
    expect(await changed()).toHaveLength(8);
    save(["book['一览']['C6'] = 1"]);
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

const SCHEMAS: readonly (readonly [RegExp, string])[] = [
  [
    /^xl\/(workbook|styles|sharedStrings)\.xml$|^xl\/(worksheets|tables)\/[^/]+\.xml$|^xl\/comments\d+\.xml$/,
    'sml.xsd',
  ],
  [/^xl\/theme\/[^/]+\.xml$/, 'dml-main.xsd'],
  [/^\[Content_Types\]\.xml$/, 'opc-xsd/opc-contentTypes.xsd'],
  [/\.rels$/, 'opc-xsd/opc-relationships.xsd'],
  [/^docProps\/app\.xml$/, 'shared-documentPropertiesExtended.xsd'],
];

/** Leaves out what the schemas do not know: extension lists and what a part declares ignorable. */
function judged(xml: string): string {
  const bare = xml.replace(/\s+xml:space="preserve"/g, '').replace(/<extLst\b.*?<\/extLst>/gs, '');
  const prefixes = /mc:Ignorable="([^"]*)"/.exec(bare)?.[1]?.split(' ') ?? [];
  const known = prefixes.reduce(
    (text, prefix) => text.replace(new RegExp(`\\s${prefix}:[\\w.-]+="[^"]*"`, 'g'), ''),
    bare,
  );
  return known.replace(/\smc:Ignorable="[^"]*"/, '');
}

describe.skipIf(!schemas)('the ISO/IEC 29500 schemas (folder in DUIBI_OOXML_XSD)', () => {
  test.each(RENDITIONS.map((rendition) => [rendition.join('_'), rendition] as const))(
    'hold for each part: %s',
    (_, rendition) => {
      xmlRegisterFsInputProviders();
      const parts = Object.entries(unzipSync(readFileSync(pathOf(rendition))));
      let count = 0;
      for (const [pattern, file] of SCHEMAS) {
        const path = join(schemas ?? '', file);
        using source = XmlDocument.fromBuffer(readFileSync(path), { url: path });
        using validator = XsdValidator.fromDoc(source);
        for (const [name, bytes] of parts.filter(([name]) => pattern.test(name))) {
          using document = XmlDocument.fromString(judged(strFromU8(bytes)));
          expect(() => validator.validate(document), name).not.toThrow();
          count += 1;
        }
      }
      expect(count).toBeGreaterThan(25);
    },
  );
});
