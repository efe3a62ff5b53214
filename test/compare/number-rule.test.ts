import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compactAmount, plainAmount, stepsOf } from '../../src/compare/number.ts';
import { toNumber } from '../../src/core/amount.ts';
import { formattedText, ruledText } from '../../src/core/number-rule.ts';

const amounts = fc.record({
  digits: fc.integer({ min: 1, max: 1e9 }).map(String),
  exp10: fc.integer({ min: 0, max: 5 }),
});
const around = { prefix: '≈', suffix: '亿' };

test.each([
  [57_930_000_000, 8, 3, 0, '≈579亿'],
  [5_804_000_000, 8, 3, 0, '≈58亿'],
  [5_804_000_000, 8, 3, 1, '≈58.0亿'],
  [5_800, 4, 3, 0, '≈0.58亿'],
  [1_234_567, 0, 3, 0, '≈1,234,567亿'],
  [0, 8, 3, 0, '≈0亿'],
] as const)('%i over 10^%i in %i digits, at least %i decimals', (value, power, significant, decimals, text) => {
  expect(ruledText(value, { power, ...around }, { significant, decimals })).toBe(text);
});

test('a rule gives the text that the comparison gave', () => {
  const inAll = fc.constantFrom('zh-CN', 'en');
  fc.assert(
    fc.property(amounts, fc.integer({ min: 1, max: 5 }), inAll, (amount, significant, language) => {
      const { digits, power, suffix, decimals } = compactAmount(amount, significant, stepsOf(language));
      const format = { power, prefix: '', suffix };
      expect(ruledText(toNumber(amount), format, { significant, decimals: 0 })).toBe(digits + suffix);
      expect(formattedText(toNumber(amount), { ...format, decimals })).toBe(digits + suffix);
    }),
  );
});

test('and so does a format that shows all decimals', () => {
  const decimal = fc.tuple(fc.integer({ min: 0, max: 1e6 }), fc.integer({ min: 0, max: 999 }));
  fc.assert(
    fc.property(decimal, ([whole, part]) => {
      const amount = { digits: `${whole}.${String(part).padStart(3, '0')}`, exp10: 0 };
      const { digits, decimals } = plainAmount(amount);
      expect(formattedText(toNumber(amount), { power: 0, decimals, prefix: '', suffix: '' })).toBe(digits);
    }),
  );
});
