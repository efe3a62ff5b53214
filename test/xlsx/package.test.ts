import { describe, expect, test } from 'vitest';
import { expectedCells } from '../../src/core/address.ts';
import type { ReadCell } from '../../src/core/format.ts';
import type { Handout } from '../../src/core/handout.ts';
import type { Rendition } from '../../src/core/language.ts';
import { linkWriter } from '../../src/xlsx/links.ts';
import { fixDefaultFont } from '../../src/xlsx/mends/default-font.ts';
import { nameNotesAuthor, numberNotes, sizeNotes } from '../../src/xlsx/mends/notes.ts';
import type { Parts } from '../../src/xlsx/mends/part.ts';
import { joinPrintAreas } from '../../src/xlsx/mends/print-areas.ts';
import { addQuotePrefix } from '../../src/xlsx/mends/quote-prefix.ts';
import { addSharedStrings } from '../../src/xlsx/mends/shared-strings.ts';
import { addTables } from '../../src/xlsx/mends/tables.ts';
import { setThemeColors } from '../../src/xlsx/mends/theme-colors.ts';
import { finishPackage } from '../../src/xlsx/package.ts';
import { planWorkbook } from '../../src/xlsx/plan.ts';
import { reader } from '../../src/xlsx/read.ts';
import { writeWorkbook } from '../../src/xlsx/write.ts';
import { packed } from '../../src/xlsx/zip.ts';
import { bare, partsOf } from './parts.ts';
import { inputOf, sampleHandout, smallHandout } from './sample.ts';

const RENDITIONS: readonly Rendition[] = [['zh-CN'], ['en'], ['zh-CN', 'en']];

async function bytesOf(handout: Handout): Promise<Uint8Array> {
  return writeWorkbook(planWorkbook(inputOf(handout)).plan);
}

const plan = planWorkbook(inputOf(smallHandout(['zh-CN']))).plan;

function joined(cells: readonly ReadCell[]): readonly ReadCell[] {
  return cells
    .map((cell) => ({ ...cell, text: cell.text.replaceAll('\n', '') }))
    .sort((a, b) => (a.address < b.address ? -1 : 1));
}

describe('a written workbook', () => {
  test.each(RENDITIONS.map((rendition) => [rendition.join('_'), rendition] as const))(
    'shows every address with its text and number, and no other: %s',
    async (_, rendition) => {
      const handout = sampleHandout(rendition);
      expect(joined(await reader.read(await bytesOf(handout)))).toEqual(joined(expectedCells(handout)));
    },
  );

  test('has the same bytes each time, whatever the time zone', async () => {
    const zone = process.env.TZ;
    const first = await bytesOf(sampleHandout(['zh-CN', 'en']));
    try {
      process.env.TZ = 'Pacific/Kiritimati';
      expect(Buffer.compare(await bytesOf(sampleHandout(['zh-CN', 'en'])), first)).toBe(0);
    } finally {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    }
  });

  test('holds no formula but those of bars, no clock and no external reference but links', async () => {
    const parts = partsOf(await bytesOf(sampleHandout(['en'])));
    for (const [path, xml] of parts) {
      for (const [formula] of xml.matchAll(/<f[ >][^<]*<\/f>/g)) {
        expect(formula, path).toMatch(/^<f>IF\(ISNUMBER\((D|C)\d+\),IF\(\1\d+&gt;0,LOG10\(\1\d+\),""\),""\)<\/f>$/);
      }
      for (const [target] of xml.matchAll(/<Relationship [^>]*TargetMode="External"[^>]*>/g)) {
        expect(target).toMatch(/relationships\/hyperlink" Target="https:/);
      }
    }
    expect(parts.get('docProps/core.xml')).toContain('2026-11-23T00:00:00Z');
    expect([...parts.keys()].filter((path) => path.endsWith('/'))).toEqual([]);
  });

  test('keeps a text that looks like a formula, and one that looks like an escape', async () => {
    const handout = sampleHandout(['en']);
    const bytes = await bytesOf({ ...handout, title: [{ inlines: [{ kind: 'text', text: '_x0041_ <&>' }] }] });
    const parts = partsOf(bytes);
    expect(parts.get('xl/sharedStrings.xml')).toContain('_x005F_x0041_ &lt;&amp;&gt;');
    const cell = /<c r="I19" s="(\d+)" t="s">/.exec(parts.get('xl/worksheets/sheet3.xml') ?? '')?.[1];
    const styles = /<cellXfs.*<\/cellXfs>/s
      .exec(parts.get('xl/styles.xml') ?? '')?.[0]
      .match(/<xf .*?(?:<\/xf>|\/>)/gs);
    expect(styles?.[Number(cell)]).toContain('quotePrefix="1"');
    expect(styles?.filter((style) => style.includes('quotePrefix')).length).toBeLessThan(styles?.length ?? 0);
  });

  test('has native tables whose heads are the cells of their first row', async () => {
    const parts = partsOf(await bytesOf(sampleHandout(['zh-CN', 'en'])));
    const table = parts.get('xl/tables/table2.xml') ?? '';
    expect(table).toContain('displayName="Matrix_main" ref="A4:K19"');
    expect(table).toContain('name="参数规模_x000a_Parameters"');
    expect(parts.get('xl/worksheets/sheet3.xml')).toMatch(/<pane xSplit="1" ySplit="4" topLeftCell="B5"/);
    expect(parts.get('xl/workbook.xml')).toContain('&apos;模型对照&apos;!$4:$4');
    // Of the facts what people read; exceljs alone would set half of the signs.
    expect(parts.get('xl/workbook.xml')).toMatch(/_xlnm\.Print_Area"[^>]*>&apos;事实&apos;!\$A\$1:\$I\$\d+</);
  });
});

describe('each mend answers a fault that exceljs still has', () => {
  test('several areas of one sheet are one name', async () => {
    const parts = await bare((book) => {
      const printArea = 'I$5:J$40&&A$1:G$53';
      for (const name of ['a', 'b']) book.addWorksheet(name, { pageSetup: { printArea } });
    });
    const names = (all: Parts) => all.get('xl/workbook.xml')?.match(/<definedName .*?<\/definedName>/g) ?? [];
    expect(names(parts)).toHaveLength(4);
    const area = (sheet: string) => `&apos;${sheet}&apos;!$I$5:$J$40,&apos;${sheet}&apos;!$A$1:$G$53`;
    expect(names(joinPrintAreas(parts, plan, []))).toEqual(
      ['a', 'b'].map(
        (sheet, index) => `<definedName name="_xlnm.Print_Area" localSheetId="${index}">${area(sheet)}</definedName>`,
      ),
    );
  });

  test('#3027: links inside the workbook', async () => {
    const parts = await bare((book) => {
      book.addWorksheet('a').getCell('A1').value = { text: 'x', hyperlink: "#'b'!A1" };
    });
    expect(parts.get('xl/worksheets/_rels/sheet1.xml.rels')).toContain('#&apos;b&apos;!A1');
    const none = await bare((book) => book.addWorksheet('a'));
    const url = 'https://example.org/?a=1&b=2';
    const links = linkWriter();
    links.add('A1', { sheet: "b's", cell: 'A1' });
    links.add('A2', { url });
    links.add('A3', { url });
    const body = { rows: await packed(''), extent: 'A1', notes: [], links: await links.end(), accepts: [] };
    const made = partsOf(await finishPackage(none, { ...plan, sheets: [] }, [body], await packed('<sst/>')));
    expect(made.get('xl/worksheets/sheet1.xml')).toContain(
      `<hyperlinks><hyperlink ref="A1" location="'b''s'!A1"/><hyperlink ref="A2" r:id="rIdLink1"/><hyperlink ref="A3" r:id="rIdLink1"/></hyperlinks><pageMargins`,
    );
    expect(made.get('xl/worksheets/_rels/sheet1.xml.rels')?.match(/<Relationship [^>]*>/g)).toEqual([
      expect.stringContaining('Target="https://example.org/?a=1&amp;b=2" TargetMode="External"'),
    ]);
  });

  test('PR #3070: ids of notes on several sheets', async () => {
    const parts = await bare((book) => {
      for (const name of ['a', 'b']) book.addWorksheet(name).getCell('A1').note = '很长的说明'.repeat(40);
    });
    const path = 'xl/drawings/vmlDrawing2.vml';
    expect(parts.get(path)).toContain('data="1"');
    const mended = numberNotes(parts, plan, []);
    expect(mended.get(path)).toContain('data="2"');
    expect(mended.get(path)).toContain('id="_x0000_s2049"');
    expect(mended.get('xl/drawings/vmlDrawing1.vml')).toContain('id="_x0000_s1025"');
  });

  test('one size for all notes, and one author', async () => {
    const parts = await bare((book) => {
      const sheet = book.addWorksheet('a');
      sheet.getCell('A1').note = '短';
      sheet.getCell('A2').note = '很长的说明'.repeat(40);
    });
    const sizes = (xml = '') => new Set([...xml.matchAll(/height:[\d.]+pt/g)].map(([size]) => size)).size;
    const path = 'xl/drawings/vmlDrawing1.vml';
    expect(sizes(parts.get(path))).toBe(1);
    expect(sizes(sizeNotes(parts, plan, []).get(path))).toBe(2);
    expect(parts.get('xl/comments1.xml')).toContain('<author>Author</author>');
    expect(nameNotesAuthor(parts, plan, []).get('xl/comments1.xml')).toContain('<author>Duibi</author>');
  });

  test('#2092: no word to Excel that a text may look like a number', async () => {
    const parts = await bare((book) => {
      book.addWorksheet('a').getCell('A1').value = '2018';
    });
    expect(parts.get('xl/worksheets/sheet1.xml')).not.toContain('ignoredErrors');
    const own = partsOf(await writeWorkbook(plan)).get('xl/worksheets/sheet2.xml');
    expect(own).toMatch(/<ignoredError sqref="A4:\w+" numberStoredAsText="1"\/>/);
  });

  test('no part for texts where it was told of none', async () => {
    const parts = await bare((book) => book.addWorksheet('a'));
    expect(parts.get('[Content_Types].xml')).not.toContain('sharedStrings');
    const made = addSharedStrings(parts, plan, []);
    expect(made.get('[Content_Types].xml')).toContain('PartName="/xl/sharedStrings.xml"');
    expect(made.get('xl/_rels/workbook.xml.rels')?.match(/sharedStrings\.xml/g)).toHaveLength(1);
  });

  test('no quote prefix', async () => {
    const parts = await bare((book) => {
      const cell = book.addWorksheet('a').getCell('A1');
      cell.value = '=1';
      cell.style = { protection: { locked: true, hidden: true }, alignment: { wrapText: true } };
    });
    expect(parts.get('xl/styles.xml')).not.toContain('quotePrefix');
    const styles = addQuotePrefix(parts, plan, []).get('xl/styles.xml');
    expect(styles).toMatch(/quotePrefix="1"[^>]*><alignment wrapText="1"\/><\/xf>/);
    expect(styles).not.toContain('protection');
  });

  test('a fixed default font', async () => {
    const parts = await bare((book) => book.addWorksheet('a'));
    expect(parts.get('xl/styles.xml')).toContain('Calibri');
    expect(fixDefaultFont(parts, plan, []).get('xl/styles.xml')).toContain('<name val="Noto Sans SC"/>');
    expect(fixDefaultFont(parts, plan, []).get('xl/styles.xml')).not.toContain('Calibri');
  });

  test('a table and a note on one sheet: the table stands after the drawing', async () => {
    const parts = await bare((book) => {
      const sheet = book.addWorksheet('a');
      sheet.addTable({ name: 't', ref: 'A1', columns: [{ name: 'h' }], rows: [['v']] });
      sheet.getCell('A2').note = 'n';
    });
    expect(parts.get('xl/worksheets/sheet1.xml')).toMatch(/<tableParts.*<legacyDrawing/s);
    const own = partsOf(await writeWorkbook(plan)).get('xl/worksheets/sheet2.xml');
    expect(own).toMatch(/<legacyDrawing.*<tableParts/s);
  });

  test('no charts', async () => {
    const parts = await bare((book) => book.addWorksheet('a'));
    expect([...parts.keys()].filter((path) => path.includes('chart'))).toEqual([]);
    const own = partsOf(await bytesOf(sampleHandout(['en'])));
    const chart = own.get('xl/charts/chart1.xml') ?? '';
    expect(chart).toContain('<c:logBase val="10"/>');
    expect(chart).toContain("<c:xVal><c:numRef><c:f>'Map'!$E$5:$E$9</c:f>");
    expect(own.get('xl/drawings/drawing1.xml')).toMatch(/descr="[^"]{20,}"/);
    expect(own.get('xl/worksheets/sheet4.xml')).toMatch(/<drawing r:id="rIdDrawing"\/>.*<tableParts/);
  });

  test('Office’s colours whatever the workbook’s', async () => {
    const parts = await bare((book) => book.addWorksheet('a'));
    expect(parts.get('xl/theme/theme1.xml')).toMatch(/<a:accent1>\s*<a:srgbClr val="4F81BD"\/>/);
    expect(setThemeColors(parts, plan, []).get('xl/theme/theme1.xml')).toContain(
      '<a:accent1><a:srgbClr val="1F5FA8"/>',
    );
  });

  test('heads that a table may not have become a plain filter', () => {
    const [, sheet] = plan.sheets;
    const table = { name: 'T', headRow: 1, lastRow: 2, heads: ['a', 'A'] };
    const parts: Parts = new Map([['xl/worksheets/sheet1.xml', '<worksheet><sheetData></sheetData></worksheet>']]);
    const doubled = { ...plan, sheets: [{ ...(sheet as (typeof plan.sheets)[number]), table }] };
    expect(addTables(parts, doubled, []).get('xl/worksheets/sheet1.xml')).toContain('<autoFilter ref="A1:B2"/>');
  });
});
