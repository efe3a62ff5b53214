import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { copyShipped, duibi, filesOf } from '../project.ts';
import { judge, SCHEMA_FOLDER } from '../xlsx/schemas.ts';

let workbooks: readonly (readonly [path: string, bytes: Buffer])[] = [];

describe.skipIf(!SCHEMA_FOLDER)('every shipped workbook (schemas in DUIBI_OOXML_XSD)', () => {
  beforeAll(async () => {
    const root = copyShipped();
    const ran = await duibi(['build', '--format', 'xlsx', '--lang', 'en'], root);
    expect(ran, ran.stderr).toMatchObject({ status: 0 });
    workbooks = [...filesOf(join(root, 'output'))].filter(([path]) => path.endsWith('.xlsx'));
  }, 120_000);

  test('holds by the ISO/IEC 29500 schemas, part by part', { timeout: 120_000 }, () => {
    expect(workbooks.length).toBeGreaterThanOrEqual(6);
    const faults = workbooks.flatMap(([path, bytes]) => judge(bytes).faults.map((fault) => `${path}: ${fault}`));
    expect(faults).toEqual([]);
  });
});
