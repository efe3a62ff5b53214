import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compactAmount, plainAmount, stepsOf } from '../../src/compare/number.ts';
import type { Amount } from '../../src/core/value.ts';
import { amount } from './builder.ts';

function shown(text: string, language: string, significant = 3): string {
  const { digits, suffix, rounded } = compactAmount(amount(text), significant, stepsOf(language));
  return `${rounded ? '≈' : ''}${digits}${suffix}`;
}

describe('compact amounts', () => {
  test.each([
    ['175e9', '1750亿', '175B'],
    ['3.25e9', '32.5亿', '3.25B'],
    ['1.50e9', '15亿', '1.5B'],
    ['151277313', '≈1.51亿', '≈151M'],
    ['340e6', '3.4亿', '340M'],
    ['12345678', '≈1235万', '≈12.3M'],
    ['99999999', '≈1亿', '≈100M'],
    ['9999', '9,999', '≈10K'],
    ['9999.6', '≈1万', '≈10K'],
    ['999.96', '≈1,000', '≈1K'],
    ['1.2e13', '12万亿', '12T'],
    ['7e16', '70000万亿', '70000T'],
    ['0', '0', '0'],
    ['0.00', '0', '0'],
    ['0.0012345', '≈0.00123', '≈0.00123'],
    ['000175e9', '1750亿', '175B'],
    ['2.5', '2.5', '2.5'],
    ['1e400', '1e400', '1e400'],
  ])('%s is %s and %s', (text, zh, en) => {
    expect([shown(text, 'zh-CN'), shown(text, 'en')]).toEqual([zh, en]);
  });

  test('as many digits as asked for', () => {
    expect(shown('151277313', 'zh-CN', 6)).toBe('≈1.51277亿');
    expect(shown('151277313', 'en', 9)).toBe('151.277313M');
    expect(shown('151277313', 'en', 1)).toBe('≈151M');
  });

  test('traditional characters', () => expect(shown('175e9', 'zh-TW')).toBe('1750億'));
});

describe('plain amounts', () => {
  test.each([
    ['1.50', '1.50'],
    ['1234567.5', '1,234,567.5'],
    ['1.5e3', '1,500'],
    ['0', '0'],
    ['12e-3', '0.012'],
  ])('%s is %s', (text, expected) => expect(plainAmount(amount(text)).digits).toBe(expected));
});

const amounts = fc
  .record({ units: fc.bigInt(0n, 10n ** 24n), point: fc.nat(30), exp10: fc.integer({ min: -20, max: 20 }) })
  .map(({ units, point, exp10 }): Amount => {
    const digits = units.toString().padStart(point + 1, '0');
    return { digits: point === 0 ? digits : `${digits.slice(0, -point)}.${digits.slice(-point)}`, exp10 };
  });

/** The amount as an integer over 10^60, large enough for every amount above. */
function scaled({ digits, exp10 }: Amount): bigint {
  const [whole = '', fraction = ''] = digits.split('.');
  return BigInt(whole + fraction) * 10n ** BigInt(60 + exp10 - fraction.length);
}

test('what is shown is the amount rounded half up at the shown decimal, by a BigInt oracle', () => {
  fc.assert(
    fc.property(
      amounts,
      fc.integer({ min: 1, max: 12 }),
      fc.constantFrom('zh-CN', 'en'),
      (given, significant, language) => {
        const result = compactAmount(given, significant, stepsOf(language));
        const unit = 10n ** BigInt(60 + result.power - result.decimals);
        const display = BigInt(result.digits.replace(/[.,]/g, '')) * unit;
        const difference = scaled(given) - display;
        expect(result.rounded).toBe(difference !== 0n);
        // Trailing zeros may have gone, so the bound is that of the asked digits, or of the whole part if it is longer.
        const magnitude = scaled(given).toString().length;
        const bySignificant = 10n ** BigInt(Math.max(0, magnitude - significant));
        const tolerance =
          bySignificant < 10n ** BigInt(60 + result.power) ? bySignificant : 10n ** BigInt(60 + result.power);
        expect(difference * 2n < tolerance && -difference * 2n <= tolerance).toBe(true);
      },
    ),
  );
});

test('the shown number stands in its named power', () => {
  fc.assert(
    fc.property(amounts, fc.constantFrom('zh-CN', 'en'), (given, language) => {
      const steps = stepsOf(language);
      const { digits, power } = compactAmount(given, 3, steps);
      const value = Number(digits.replaceAll(',', ''));
      const next = steps.find((step) => step.power > power);
      expect(power === 0 || value >= 1).toBe(true);
      expect(next === undefined || value < 10 ** (next.power - power)).toBe(true);
    }),
  );
});

test('a plain amount loses no digit', () => {
  fc.assert(
    fc.property(amounts, (given) => {
      const { digits, decimals } = plainAmount(given);
      expect(BigInt(digits.replace(/[.,]/g, '')) * 10n ** BigInt(60 - decimals)).toBe(scaled(given));
    }),
  );
});
