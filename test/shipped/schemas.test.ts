import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { copyShipped, duibi, filesOf } from '../project.ts';
import { OFFICE } from '../xlsx/office.ts';
import { judge, SCHEMA_FOLDER } from '../xlsx/schemas.ts';

const python = ['python3', '/usr/bin/python3'].find(
  (name) => spawnSync(name, ['-c', 'import openpyxl'], { stdio: 'ignore' }).status === 0,
);
let output = '';
let workbooks: readonly (readonly [path: string, bytes: Buffer])[] = [];

beforeAll(async () => {
  const root = copyShipped();
  const ran = await duibi(['build', '--format', 'xlsx', '--lang', 'en'], root);
  expect(ran, ran.stderr).toMatchObject({ status: 0 });
  output = join(root, 'output');
  workbooks = [...filesOf(output)].filter(([path]) => path.endsWith('.xlsx'));
  expect(workbooks.length).toBeGreaterThanOrEqual(18);
}, 300_000);

describe.skipIf(!SCHEMA_FOLDER)('every shipped workbook (schemas in DUIBI_OOXML_XSD)', () => {
  test('holds by the ISO/IEC 29500 schemas, part by part', { timeout: 120_000 }, () => {
    const faults = workbooks.flatMap(([path, bytes]) => judge(bytes).faults.map((fault) => `${path}: ${fault}`));
    expect(faults).toEqual([]);
  });
});

/** Counts what workbooks have of all that is made for them. */
const COUNTS = `
import sys, json, warnings, openpyxl
warnings.simplefilter('ignore')
total = dict(tables=0, notes=0, links=0, charts=0, rules=0, lists=0, panes=0)
for path in sys.argv[1:]:
  for sheet in openpyxl.load_workbook(path).worksheets:
    total['tables'] += len(sheet.tables)
    total['charts'] += len(sheet._charts)
    total['rules'] += len(list(sheet.conditional_formatting))
    total['lists'] += sum(1 for one in sheet.data_validations.dataValidation if one.type == 'list')
    total['panes'] += 1 if sheet.freeze_panes else 0
    for row in sheet.iter_rows():
      for cell in row:
        total['notes'] += 1 if cell.comment else 0
        total['links'] += 1 if cell.hyperlink else 0
print(json.dumps(total))
`;

test.skipIf(!python)('openpyxl loads each, and finds all that is made for them', { timeout: 300_000 }, () => {
  const paths = workbooks.map(([path]) => join(output, path));
  const run = spawnSync(python ?? '', ['-c', COUNTS, ...paths], { encoding: 'utf8' });
  expect(run.status, run.stderr).toBe(0);
  const found = Object.entries(JSON.parse(run.stdout) as Record<string, number>);
  expect(found).toHaveLength(7);
  for (const [what, count] of found) expect(count, what).toBeGreaterThan(0);
});

test.skipIf(!OFFICE)('LibreOffice opens and converts each', { timeout: 600_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'duibi-converted-'));
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
  const paths = workbooks.map(([path]) => join(output, path));
  const csv = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1';
  const args = [profile, '--headless', '--convert-to', csv, '--outdir', folder, ...paths];
  const run = spawnSync(OFFICE ?? '', args, { encoding: 'utf8' });
  expect(run.status, run.stderr).toBe(0);
  const names = readdirSync(folder);
  for (const path of paths) {
    // One file a sheet.
    const own = names.filter((name) => name.startsWith(`${basename(path, '.xlsx')}-`));
    expect(own.length, path).toBeGreaterThanOrEqual(4);
  }
});
