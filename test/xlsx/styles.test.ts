import { expect, test } from 'vitest';
import { FORMAT_LIMIT } from '../../src/xlsx/cells.ts';
import { FIXED_FORMATS } from '../../src/xlsx/number-format.ts';
import { planWorkbook } from '../../src/xlsx/plan.ts';
import type { CellStyle, Role } from '../../src/xlsx/sheet.ts';
import { lookOf, styleParts } from '../../src/xlsx/style.ts';
import { STYLE_LIMIT, styleTable } from '../../src/xlsx/style-table.ts';
import { inputOf, sampleHandout } from './sample.ts';

/** The roles of cells that may have a number format of those that are counted. */
const FORMATTED: readonly Role[] = ['head', 'stub', 'cell', 'place', 'lane'];
const OTHERS: readonly Role[] = [
  ...(['title', 'answer', 'heading', 'prose', 'remark', 'label'] as const),
  ...(['spanner', 'url', 'bare', 'entry', 'verdict'] as const),
];

/** How many different looks cells of these roles may have, in the theme that tells most of them apart. */
function looks(roles: readonly Role[]): number {
  const { theme } = inputOf(sampleHandout(['en']));
  const look = lookOf({ ...theme, table: { rules: 'grid', band: true } }, ['zh-CN'], false);
  const found = new Set<string>();
  for (const role of roles) {
    for (const align of ['left', 'right', 'center'] as const) {
      for (const edge of [{}, { edge: 'top' }, { edge: 'bottom' }] as const) {
        for (let bits = 0; bits < 32; bits += 1) {
          // Rows of running text have no bars, and heads neither lead anywhere nor are they muted.
          if (bits >= 24 || (role === 'head' && (bits & 6) !== 0)) continue;
          const marks = ['quoted', 'link', 'muted', 'top', 'apart'].filter((_, at) => (bits & (1 << at)) !== 0);
          const style: CellStyle = { role, align, ...edge, ...Object.fromEntries(marks.map((mark) => [mark, true])) };
          found.add(JSON.stringify(styleParts(style, look)));
        }
      }
    }
  }
  return found.size;
}

test('looks and number formats cannot make more styles than Excel keeps', () => {
  const all = [...FORMATTED, ...OTHERS];
  expect(looks(FORMATTED) * FORMAT_LIMIT + looks(all) * (FIXED_FORMATS.size + 1)).toBeLessThan(STYLE_LIMIT);
});

test.each(['standard', 'accessible'] as const)('formats stand only where they are counted: %s', (profile) => {
  const { plan } = planWorkbook({ ...inputOf(sampleHandout(['zh-CN', 'en'])), options: { xlsx: { profile } } });
  const styles = plan.sheets.flatMap((sheet) =>
    [...sheet.rows()].flatMap(({ cells }) => cells.map((cell) => cell?.style)),
  );
  const formatted = styles.filter(
    (one) => one?.format !== undefined && !['General', ...FIXED_FORMATS].includes(one.format),
  );
  expect(formatted.length).toBeGreaterThan(0);
  const roles = new Set(formatted.map((style) => style?.role));
  expect([...roles].filter((role) => role === undefined || !FORMATTED.includes(role))).toEqual([]);
  const codes = new Set(formatted.map((style) => style?.format as string));
  expect(codes.size).toBeLessThanOrEqual(FORMAT_LIMIT);
});

// LibreOffice forgets an indent at the right from one number to the next.
test.each([
  ['left', 1],
  ['right', undefined],
  ['center', undefined],
] as const)('texts keep off the left edges of cells only: %s', (align, indent) => {
  const look = lookOf(inputOf(sampleHandout(['en'])).theme, ['en'], false);
  expect(styleParts({ role: 'cell', align }, look).alignment.indent).toBe(indent);
});

test('each mark that changes how a cell looks has a style of its own', () => {
  const table = styleTable(lookOf(inputOf(sampleHandout(['en'])).theme, ['en'], false));
  const marks = [
    {},
    { quoted: true },
    { link: true },
    { muted: true },
    { top: true },
    { apart: true },
    { format: '0' },
  ];
  const numbers = marks.map((mark) => table.number({ role: 'cell', align: 'right', ...mark } as CellStyle));
  expect(new Set(numbers).size).toBe(marks.length);
});
