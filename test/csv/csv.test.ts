import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expectedCells } from '../../src/core/address.ts';
import type { MatrixRow } from '../../src/core/matrix.ts';
import { field, parseRecords, unguarded } from '../../src/csv/field.ts';
import { format } from '../../src/csv/index.ts';
import { reader } from '../../src/csv/read.ts';
import { writer } from '../../src/csv/write.ts';
import { inputOf, modelMatrix, plain, sampleHandout, smallHandout } from '../xlsx/sample.ts';

async function bytesOf(handout: ReturnType<typeof smallHandout>): Promise<Uint8Array> {
  return writer.write(writer.plan(inputOf(handout)).plan);
}

describe('fields', () => {
  test.each([
    ['a', 'a'],
    ['a,b', '"a,b"'],
    ['say "x"', '"say ""x"""'],
    ['two\nlines', '"two\nlines"'],
    [' kept ', '" kept "'],
    ['=1+1', "'=1+1"],
    ['＝1', "'＝1"],
    ['@x, y', '"\'@x, y"'],
    ['-5', '-5'],
    ['-5%', "'-5%"],
    ["'=1", "''=1"],
    ["it's", "it's"],
  ])('%j is written %j', (text, written) => {
    expect(field(text)).toBe(written);
  });

  test('come back as they were', () => {
    const text = fc.array(fc.constantFrom('a', '"', ',', '\r', '\n', "'", '=', '－', '1', ' ', '模'), { maxLength: 8 });
    const records = fc.array(
      fc.array(
        text.map((all) => all.join('')),
        { minLength: 2, maxLength: 2 },
      ),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(records, (all) => {
        const written = all.map((record) => `${record.map(field).join(',')}\r\n`).join('');
        expect(parseRecords(written).map((record) => record.map(unguarded))).toEqual(all);
      }),
    );
  });

  test('what is no CSV is refused', () => {
    expect(() => parseRecords('a"b,c')).toThrow('comma-separated');
  });
});

describe('the file', () => {
  test('begins with a byte order mark, ids and labels, and ends its lines with CR LF', async () => {
    const text = Buffer.from(await bytesOf(smallHandout(['zh-CN']))).toString('utf8');
    expect(text.startsWith('\ufeffmain rows,,parameters,')).toBe(true);
    expect(text.split('\r\n')[1]).toMatch(/^,模型,参数规模,/);
    expect(text.endsWith('\r\n')).toBe(true);
  });

  test.each([[['zh-CN']], [['en']], [['zh-CN', 'en']]] as const)('is read back cell by cell: %s', async (rendition) => {
    const handout = sampleHandout(rendition as Parameters<typeof sampleHandout>[0]);
    const shown = format.shows?.(handout) ?? [];
    const texts = (cells: typeof shown) => cells.map(({ address, text }) => [address, text]).sort();
    expect(texts(await reader.read(await bytesOf(handout)))).toEqual(texts(shown));
    expect(expectedCells(handout)).toEqual(expect.arrayContaining([...shown]));
  });

  test('has concepts as columns where the matrix has', async () => {
    const [row] = modelMatrix(['en']).rows as unknown as [MatrixRow];
    const turned = {
      ...modelMatrix(['en']),
      conceptsAs: 'columns' as const,
      columns: [row.header],
      spanners: [],
      groups: [],
    };
    const rows = row.cells
      .slice(0, 1)
      .map((cell) => ({ header: { ...row.header, id: cell.ref.attribute }, cells: [cell] }));
    const block = { kind: 'matrix' as const, matrix: { ...turned, rows } };
    const handout = { ...smallHandout(['en']), sections: [{ id: 's', title: plain('S'), blocks: [block] }] };
    const found = await reader.read(await bytesOf(handout));
    expect(found.map((cell) => cell.address)).toContain('main:deepseek-v3.parameters');
  });

  test('of a handout without a matrix is not made', () => {
    expect(format.parts?.({ ...smallHandout(['en']), sections: [] })).toEqual([]);
  });

  test('is made for each matrix, the main one without a name of its own', async () => {
    const block = (id: string) => ({ kind: 'matrix' as const, matrix: { ...modelMatrix(['en']), id } });
    const sections = [{ id: 's', title: plain('S'), blocks: [block('sizes'), block('main'), block('sizes')] }];
    const handout = { ...smallHandout(['en']), sections };
    expect(format.parts?.(handout)).toEqual(['sizes', undefined]);
    const { plan } = writer.plan({ ...inputOf(handout), part: 'sizes', options: { csv: { bom: false } } });
    const found = await reader.read(await writer.write(plan));
    expect(found).toHaveLength(format.shows?.(handout, 'sizes').length ?? 0);
    expect(found.every(({ address }) => address.startsWith('sizes:'))).toBe(true);
  });
});
