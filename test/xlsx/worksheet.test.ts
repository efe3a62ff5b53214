import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { Handout } from '../../src/core/handout.ts';
import type { Answers, Worksheet } from '../../src/core/worksheet.ts';
import { digitsOf, quoted } from '../../src/xlsx/formula.ts';
import { renderNumber } from '../../src/xlsx/number-format.ts';
import { planWorkbook } from '../../src/xlsx/plan.ts';
import type { RowPlan, WorkbookPlan } from '../../src/xlsx/sheet.ts';
import { entryFormat } from '../../src/xlsx/worksheet-sheet.ts';
import { writeWorkbook } from '../../src/xlsx/write.ts';
import { OFFICE, recalculated } from './office.ts';
import { inputOf, plain, smallHandout } from './sample.ts';
import { judge, SCHEMA_FOLDER } from './schemas.ts';
import { answers, rules, worksheetOf } from './worksheet-rules.ts';

function handoutOf(worksheet: Worksheet): Handout {
  const blocks = [{ kind: 'worksheet', worksheet }] as const;
  return { ...smallHandout(['en']), sections: [{ id: 's', title: plain('Form'), blocks }] };
}

function formRows(plan: WorkbookPlan): readonly RowPlan[] {
  return [...(plan.sheets.find((sheet) => sheet.name === 'Form')?.rows() ?? [])];
}

test.each([
  ['1', 9, 8, '10'],
  ['1', 9, 9, '1'],
  ['1.50', 8, 9, '0.15'],
  ['340', 6, 9, '0.34'],
  ['2', 0, 0, '2'],
  ['0', 0, 8, '0'],
  ['12.5', -2, 0, '0.125'],
  ['100', 0, 0, '100'],
])('%s × 10^%i over 10^%i is %s', (digits, exp10, power, expected) => {
  expect(digitsOf({ digits, exp10 }, power)).toBe(expected);
});

test('digits of any amount are the same number', () => {
  const amount = fc.record({
    digits: fc.integer({ min: 0, max: 1e9 }).map(String),
    exp10: fc.integer({ min: -6, max: 12 }),
  });
  fc.assert(
    fc.property(amount, fc.constantFrom(0, 4, 8, 9), ({ digits, exp10 }, power) => {
      const text = digitsOf({ digits, exp10 }, power);
      expect(text).toMatch(/^\d+(\.\d*[1-9])?$/);
      expect(Number(text)).toBe(Number(`${digits}e${exp10 - power}`));
    }),
  );
});

test('no text can leave its quotation marks', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (text) => {
      const constants = quoted(text).split(/(?<=")&(?=")/);
      expect(constants.filter((constant) => constant.length > 257 || !/^"(?:[^"]|"")*"$/.test(constant))).toEqual([]);
    }),
  );
  expect(quoted('a"&B1&"')).toBe('"a""&B1&"""');
});

const SEED = { seed: 20261123, numRuns: 40 };
const sampleRules = fc.sample(rules, SEED);
const sampleAnswers: readonly Answers[] = [{}, ...fc.sample(answers, { ...SEED, numRuns: 60 })];
const worksheet = worksheetOf(sampleRules, sampleAnswers);
const { plan, diagnostics } = planWorkbook(inputOf(handoutOf(worksheet)));

test('formulas consist of the known functions, references, numbers and constants only', () => {
  expect(diagnostics).toEqual([]);
  const formulas = formRows(plan).flatMap((row) => row.cells.flatMap((cell) => cell?.formula ?? []));
  expect(formulas).toHaveLength(sampleRules.length * (sampleAnswers.length + 1));
  const word = /^(?:AND|OR|NOT|IF|COUNT|COUNTA|MIN|MAX|TRUE|FALSE|[A-Z]{1,3}\d+|\d+(?:\.\d+)?)$/;
  for (const formula of formulas) {
    const bare = formula.replaceAll(/"(?:[^"]|"")*"/g, '0');
    expect(bare.split(/[(),:=<>+&]+/).filter((token) => token !== '' && !word.test(token))).toEqual([]);
  }
});

test('answers are chosen from lists, one too long for its cells on a hidden sheet; numbers are checked', async () => {
  const parts = unzipSync(await writeWorkbook(plan));
  const names = [
    ...strFromU8(parts['xl/workbook.xml'] ?? new Uint8Array()).matchAll(/<sheet [^>]*name="([^"]*)" state="(\w+)"/g),
  ];
  expect(names.map(([, name, state]) => `${name} ${state}`)).toContain('_lists veryHidden');
  const index = names.findIndex(([, name]) => name === 'Form') + 1;
  const xml = strFromU8(parts[`xl/worksheets/sheet${index}.xml`] ?? new Uint8Array());
  const validations = [...xml.matchAll(/<dataValidation type="(\w+)"[^>]*sqref="([^"]*)"/g)].map(
    ([, type, range]) => `${type} ${range}`,
  );
  const last = 4 + sampleAnswers.length + 1;
  const column = (name: string, type: string) => `${type} ${name}5:${name}${last}`;
  expect(validations).toEqual(
    [...'BCDEFG'].map((name) => column(name, 'list')).concat(column('H', 'decimal'), column('I', 'decimal')),
  );
});

test.skipIf(SCHEMA_FOLDER === undefined)('the schemas accept formulas and validations', async () => {
  expect(judge(await writeWorkbook(plan)).faults).toEqual([]);
});

describe.skipIf(OFFICE === undefined)('LibreOffice', () => {
  test(`comes to what the evaluator says, for ${sampleRules.length} rules and ${sampleAnswers.length} answers`, async () => {
    const table = await recalculated(plan, 'Form');
    const [heads = []] = table.slice(3);
    const first = heads.indexOf('Rule 0');
    const found = table
      .slice(4, 4 + sampleAnswers.length)
      .map((cells) => cells.slice(first, first + sampleRules.length));
    expect(found).toEqual(worksheet.entries.map(({ outcomes }) => Object.values(outcomes)));
    // Each outcome occurs: the samples tell the rules apart.
    expect(new Set(found.flat()).size).toBe(4);
  }, 180_000);
});

test.each([
  [1.02007137, '1.02'],
  [0.0037512345, '0.00375'],
  [1234.5678, '1235'],
  [1750, '1750'],
  [0.01, '0.01'],
  [0, '0'],
])('an answer of %s is shown as %s, and kept', (value, text) => {
  expect(renderNumber(entryFormat(value) ?? 'General', value)).toBe(text);
});
