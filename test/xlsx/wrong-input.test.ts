import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../src/core/diagnostic.ts';
import type { FormatInput } from '../../src/core/format.ts';
import type { Handout } from '../../src/core/handout.ts';
import { type Inline, textInlines } from '../../src/core/inline.ts';
import type { Header, MatrixCell, NumberFormat } from '../../src/core/matrix.ts';
import { planWorkbook } from '../../src/xlsx/plan.ts';
import { reader } from '../../src/xlsx/read.ts';
import { writeWorkbook } from '../../src/xlsx/write.ts';
import { englishIn } from '../chinese.ts';
import { cell, inputOf, modelMatrix, plain, smallHandout } from './sample.ts';

/** A handout of one matrix with one row of these cells. */
function handoutOf(cells: readonly MatrixCell[], title = 'S'): Handout {
  const matrix = modelMatrix(['en']);
  const [row] = [...matrix.rows];
  const [column] = matrix.columns;
  const header = (id: string): Header => ({ ...(column as Header), id, lines: plain(id), footnotes: [] });
  const one = {
    ...matrix,
    columns: cells.map(({ ref }) => header(ref.attribute)),
    rows: [{ header: { ...(row as NonNullable<typeof row>).header, footnotes: [] }, cells }],
    spanners: [],
    groups: [],
    footnotes: [],
  };
  const sections = [{ id: 's', title: plain(title), blocks: [{ kind: 'matrix' as const, matrix: one }] }];
  return { ...smallHandout(['en']), sections };
}

function told(handout: Handout, more: Partial<FormatInput> = {}): readonly Diagnostic[] {
  const { diagnostics } = planWorkbook({ ...inputOf(handout), ...more });
  // Whatever is provoked here must also be told wholly in Chinese.
  expect(diagnostics.flatMap((one) => englishIn(one, JSON.stringify(one.args)))).toEqual([]);
  return diagnostics;
}

const text = (attribute: string, inlines: readonly Inline[]) =>
  cell('gpt-3', attribute, { kind: 'text', text: {} }, [{ inlines }]);
const linkTo = (href: string): readonly Inline[] => [{ kind: 'link', href, children: textInlines('here') }];
const AT = { concept: 'gpt-3', attribute: 'a' };
const LONG = `https://example.org/${'x'.repeat(2_060)}`;

describe('what a workbook cannot have is told before anything is written, with the cell', () => {
  test.each([
    [
      'a text over 32,767 characters',
      text('a', textInlines('x'.repeat(32_768))),
      'text-too-long',
      'error',
      { length: 32_768 },
    ],
    ['a control character', text('a', textInlines('a\u0007b')), 'text-not-xml', 'error', { codePoint: 'U+0007' }],
    ['half a surrogate pair', text('a', textInlines('\udc00')), 'text-not-xml', 'error', { codePoint: 'U+DC00' }],
    ['a noncharacter', text('a', textInlines('\ufffe')), 'text-not-xml', 'error', { codePoint: 'U+FFFE' }],
    [
      'an address over 2,079 characters',
      cell('gpt-3', 'a', { kind: 'link', url: LONG }, plain('l')),
      'link-too-long',
      'warning',
      { length: 2_080, limit: 2_079 },
    ],
    ['such an address in running text', text('a', linkTo(LONG)), 'link-too-long', 'warning', { length: 2_080 }],
    [
      'an address that runs a script',
      cell('gpt-3', 'a', { kind: 'link', url: 'javascript:x' }, plain('l')),
      'link-unsafe',
      'error',
      { text: 'javascript:x' },
    ],
    [
      'a path on the reader’s machine',
      text('a', linkTo('file:///etc/hosts')),
      'link-unsafe',
      'error',
      { text: 'file:///etc/hosts' },
    ],
  ] as const)('%s', (_, bad, code, severity, args) => {
    expect(told(handoutOf([bad]))).toMatchObject([{ code, severity, args, cell: AT }]);
  });

  test('number formats beyond those that Excel keeps; the numbers still read back as they are shown', async () => {
    const cells = Array.from({ length: 70 }, (_, index) => {
      const number: NumberFormat = { power: 0, decimals: 0, prefix: '', suffix: ` u${index}` };
      const measure = { op: 'exact', at: { digits: '7', exp10: 0 } } as const;
      const parts = [{ id: 'value', label: {}, role: 'member', measure }] as const;
      return cell('gpt-3', `a${index}`, { kind: 'quantity', unit: 'u', parts }, plain(`7 u${index}`), { number });
    });
    const handout = handoutOf(cells);
    expect(told(handout)).toMatchObject([
      { code: 'too-many-formats', severity: 'warning', cell: { concept: 'gpt-3', attribute: 'a60' } },
    ]);
    const found = await reader.read(await writeWorkbook(planWorkbook(inputOf(handout)).plan));
    expect(found.find(({ address }) => address.endsWith('.a69'))).toMatchObject({ text: '7 u69', number: 7 });
  });
});

describe('what belongs to no cell is told by its name', () => {
  const fine = text('a', textInlines('x'));
  const { theme } = inputOf(handoutOf([fine]));

  test.each([
    ['over 31 characters', 'A title that is rather long for a sheet', 'A title that is rather long for'],
    ['with a sign that no sheet may have', 'Size [2026]', 'Size 2026'],
    ['that Excel keeps for itself', 'History', 'History_'],
    ['with half a character at the cut', `${'x'.repeat(30)}🙂y`, 'x'.repeat(30)],
  ])('a title %s', (_, title, name) => {
    expect(told(handoutOf([fine], title))).toMatchObject([
      { code: 'sheet-renamed', severity: 'warning', args: { title, name } },
    ]);
  });

  test('two sheets of one title are numbered, which nobody need be told', () => {
    const one = handoutOf([fine], 'Same');
    const two = one.sections.map((section) => ({
      ...section,
      blocks: section.blocks.map((block) =>
        block.kind === 'matrix' ? { ...block, matrix: { ...block.matrix, id: 'other' } } : block,
      ),
    }));
    const handout = { ...one, sections: [...one.sections, ...two] };
    expect(told(handout)).toEqual([]);
    const names = planWorkbook(inputOf(handout)).plan.sheets.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['Same', 'Same 2']));
  });

  test.each(['header', 'footer'] as const)('a %s over 255 characters', (where) => {
    const long = { ...theme, [where]: ['&'.repeat(130), '', '{page}'] as const };
    expect(told(handoutOf([fine]), { theme: long })).toMatchObject([
      { code: 'furniture-too-long', severity: 'warning', args: { where, limit: 255 } },
    ]);
    const print = planWorkbook({ ...inputOf(handoutOf([fine])), theme: long }).plan.sheets[1]?.print;
    expect(print?.[where].length).toBeLessThanOrEqual(255);
    expect(print?.[where]).toMatch(/^&L(&&)+…&R&P$/);
  });
});
