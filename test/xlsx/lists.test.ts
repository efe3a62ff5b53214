import { describe, expect, test } from 'vitest';
import type { Header, Matrix } from '../../src/core/matrix.ts';
import { listsOf } from '../../src/xlsx/lists.ts';
import { planWorkbook } from '../../src/xlsx/plan.ts';
import { writeWorkbook } from '../../src/xlsx/write.ts';
import { partsOf } from './parts.ts';
import { cell, inputOf, modelMatrix, plain, smallHandout } from './sample.ts';

const LONG = Array.from({ length: 40 }, (_, index) => `choice ${index}`);

describe('a list', () => {
  test.each([
    ['short', ['开放', '部分开放', '? 未查到'], '"开放,部分开放,? 未查到"'],
    ['with a comma', ['yes, of course', 'no'], 'List_1'],
    ['with a quotation mark', ['a "b"', 'c'], 'List_1'],
    ['of two languages', ['开放\nOpen', '不开放\nClosed'], 'List_1'],
    ['that begins like a formula', ['=a', 'b'], 'List_1'],
    ['with a blank at an end', ['a ', 'b'], 'List_1'],
    ['just short enough', ['x'.repeat(127), 'y'.repeat(127)], `"${'x'.repeat(127)},${'y'.repeat(127)}"`],
    ['over 255 characters', ['x'.repeat(128), 'y'.repeat(127)], 'List_1'],
  ])('%s', (_, list, source) => {
    const lists = listsOf([list], () => '_lists');
    expect(lists.sourceOf(list)).toBe(source);
    expect(lists.kept?.names).toEqual(
      source === 'List_1' ? [{ name: 'List_1', range: "'_lists'!$A$1:$A$2" }] : undefined,
    );
  });

  test('that several cells share stands once', () => {
    const lists = listsOf([LONG, ['a', 'b'], [...LONG], ['a,', 'b']], () => '_lists');
    expect(lists.kept?.names.map(({ range }) => range)).toEqual(["'_lists'!$A$1:$A$40", "'_lists'!$B$1:$B$2"]);
    expect([...(lists.kept?.sheet.rows() ?? [])]).toHaveLength(40);
  });
});

describe('cells of a matrix', () => {
  const matrix = modelMatrix(['en']);
  const [first] = matrix.rows as unknown as [Matrix['rows'] extends Iterable<infer Row> ? Row : never];
  const [column] = matrix.columns as [Header];
  const header = (id: string, choices?: readonly string[]): Header => ({
    ...column,
    id,
    lines: plain(id),
    footnotes: [],
    ...(choices ? { choices: choices.map(plain) } : {}),
  });
  const headers = [header('free'), header('open', ['Yes', 'No']), header('state', LONG)];

  async function partsFor(one: Matrix) {
    const sections = [{ id: 's', title: plain('S'), blocks: [{ kind: 'matrix' as const, matrix: one }] }];
    return partsOf(await writeWorkbook(planWorkbook(inputOf({ ...smallHandout(['en']), sections })).plan));
  }

  function validations(xml = ''): readonly string[] {
    return [...xml.matchAll(/<dataValidation type="list"[^>]*sqref="([^"]*)"><formula1>(.*?)<\/formula1>/g)].map(
      ([, range, formula]) => `${range} ${formula}`,
    );
  }

  const plainCell = (concept: string, attribute: string) =>
    cell(concept, attribute, { kind: 'text', text: {} }, plain('x'));
  const bare = { ...matrix, spanners: [], groups: [], footnotes: [] };

  test('are chosen from the list of their column', async () => {
    const rows = ['a', 'b'].map((id) => ({
      header: { ...first.header, id },
      cells: headers.map((one) => plainCell(id, one.id)),
    }));
    const parts = await partsFor({ ...bare, columns: headers, rows });
    expect(validations(parts.get('xl/worksheets/sheet2.xml'))).toEqual(['C5:C6 &quot;Yes,No&quot;', 'D5:D6 List_1']);
    expect(parts.get('xl/workbook.xml')).toContain('<definedName name="List_1">&apos;_lists&apos;!$A$1:$A$40<');
    expect(parts.get('xl/workbook.xml')).toMatch(/name="_lists" state="veryHidden"/);
  });

  test('or, side by side, of their row', async () => {
    const columns = ['a', 'b'].map((id) => ({ ...first.header, id, lines: plain(id), footnotes: [] }));
    const rows = headers.map((one) => ({ header: one, cells: columns.map(({ id }) => plainCell(id, one.id)) }));
    const parts = await partsFor({ ...bare, conceptsAs: 'columns', columns, rows });
    expect(validations(parts.get('xl/worksheets/sheet2.xml'))).toEqual(['B6:C6 &quot;Yes,No&quot;', 'B7:C7 List_1']);
  });
});
