import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { RowPlan, WorkbookPlan } from '../../src/xlsx/sheet.ts';
import { writeWorkbook } from '../../src/xlsx/write.ts';

/** The command of LibreOffice, where it is installed. */
export const OFFICE = ['soffice', 'libreoffice'].find(
  (name) => spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0,
);

/** A sheet as LibreOffice shows it, its formulas worked out anew: rows of cells. */
export async function recalculated(plan: WorkbookPlan, sheet: string): Promise<readonly (readonly string[])[]> {
  const folder = mkdtempSync(join(tmpdir(), 'duibi-office-'));
  try {
    const path = join(folder, 'book.xlsx');
    writeFileSync(path, await writeWorkbook(uncomputed(plan)));
    const csv = 'csv:Text - txt - csv (StarCalc):9,0,76,1,,0,false,true,false,false,false,-1';
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    const run = spawnSync(OFFICE ?? '', [profile, '--headless', '--convert-to', csv, '--outdir', folder, path], {
      encoding: 'utf8',
      timeout: 120_000,
    });
    const found = readdirSync(folder).find((name) => name.endsWith(`-${sheet}.csv`));
    if (found === undefined) throw new Error(`LibreOffice gave no sheet ${sheet}: ${run.stderr}`);
    const lines = readFileSync(join(folder, found), 'utf8').split('\n');
    return lines.map((line) => line.split('\t'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The plan without what its formulas come to, so that a program has to work it out. */
function uncomputed(plan: WorkbookPlan): WorkbookPlan {
  const bare = (row: RowPlan): RowPlan => ({
    ...row,
    cells: row.cells.map((cell) => (cell?.formula === undefined ? cell : { ...cell, value: null })),
  });
  const sheets = plan.sheets.map((sheet) => ({
    ...sheet,
    *rows() {
      for (const row of sheet.rows()) yield bare(row);
    },
  }));
  return { ...plan, sheets };
}
