import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exactFormat, literal, numberFormat, renderNumber, withMarks } from '../../src/xlsx/number-format.ts';

describe('number formats', () => {
  test.each([
    [{ power: 0, decimals: 0, prefix: '', suffix: '' }, '#,##0', 12_345, '12,345'],
    [{ power: 9, decimals: 1, prefix: '', suffix: 'B' }, '0.0,,,"B"', 3.25e9, '3.3B'],
    [{ power: 9, decimals: 0, prefix: '', suffix: 'B' }, '0,,,"B"', 175e9, '175B'],
    [{ power: 12, decimals: 2, prefix: '≈', suffix: '万亿' }, '"≈"0.00,,,,"万亿"', 1.234e12, '≈1.23万亿'],
    [{ power: 8, decimals: 2, prefix: '', suffix: '亿' }, '0\\.00,,"亿"', 3.456e8, '3.46亿'],
    [{ power: 8, decimals: 2, prefix: '', suffix: '亿' }, '0\\.00,,"亿"', 5e6, '0.05亿'],
    [{ power: 8, decimals: 0, prefix: '', suffix: '亿' }, '0\\.00,,"亿"', 175e9, '1750.00亿'],
    [{ power: 4, decimals: 1, prefix: '', suffix: '万' }, '0\\.0,"万"', 12_345, '1.2万'],
    [{ power: 4, decimals: 3, prefix: '', suffix: '万' }, '0\\.0000"万"', 12_345, '1.2345万'],
    [{ power: -2, decimals: 1, prefix: '≈', suffix: '%' }, '"≈"#,##0.0%', 0.125, '≈12.5%'],
    [{ power: 6, decimals: 0, prefix: '$', suffix: 'M' }, '"$"0,,"M"', -2_500_000, '-$3M'],
  ] as const)('%j is %s', (format, code, value, text) => {
    expect(numberFormat(format)).toBe(code);
    expect(renderNumber(code, value)).toBe(text);
  });

  test('groups thousands', () => {
    const code = numberFormat({ power: 0, decimals: 2, prefix: '', suffix: '' });
    expect([0, 12, 1234.5, 1234567.891].map((value) => renderNumber(code, value))).toEqual([
      '0.00',
      '12.00',
      '1,234.50',
      '1,234,567.89',
    ]);
  });

  test('rounds halves away from zero, on the decimal digits', () => {
    expect(renderNumber('0.00', 1.005)).toBe('1.01');
    expect(renderNumber('0', 2.5)).toBe('3');
  });

  test('an exact text holds for its number only', () => {
    const code = exactFormat(175e9, '1750亿 · 175B', '0\\.00,,"亿"') ?? '';
    expect(renderNumber(code, 175e9)).toBe('1750亿 · 175B');
    expect(renderNumber(code, 176e9)).toBe('1760.00亿');
  });

  test('marks show, but are no part of the text', () => {
    const code = withMarks(exactFormat(5, 'five; "5"', '0') ?? '', 'ᵃ');
    expect(code).toBe('[=5]"five; "\\""5"\\""\u00a0ᵃ";0"\u00a0ᵃ"');
    expect(renderNumber(code, 5)).toBe('five; "5"');
    expect(renderNumber(code, 6)).toBe('6');
  });

  test('days by serial number', () => {
    expect(renderNumber('yyyy\\-mm\\-dd', 43_979)).toBe('2020-05-28');
    expect(renderNumber('yyyy\\-mm\\-dd', 61)).toBe('1900-03-01');
  });

  test('any literal comes back as it was', () => {
    const text = fc
      .string({ unit: 'binary' })
      .filter((one) => !one.includes('\u00a0') && !one.includes('\n') && one !== '');
    fc.assert(
      fc.property(text, (one) => {
        expect(renderNumber(`${literal(one)}0`, 7)).toBe(`${one}7`);
      }),
    );
  });

  test('every whole number shows its own digits', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e15 }), (value) => {
        expect(renderNumber('0', value)).toBe(String(value));
        expect(renderNumber('#,##0', value)).toBe(value.toLocaleString('en-US'));
        expect(renderNumber('0\\.0000', value)).toBe(
          `${Math.trunc(value / 1e4)}.${String(value % 1e4).padStart(4, '0')}`,
        );
      }),
    );
  });
});
