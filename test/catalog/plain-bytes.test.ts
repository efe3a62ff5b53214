import fc from 'fast-check';
import { expect, test } from 'vitest';
import { beginsVisibly, plainBytes } from '../../src/catalog/values/plain-bytes.ts';
import { plainReader } from '../../src/catalog/values/plainly.ts';
import type { CellReading } from '../../src/catalog/values/reading.ts';
import type { Attribute } from '../../src/core/catalog.ts';

const KINDS = ['text', 'quantity', 'link'] as const;

function attributeOf(kind: (typeof KINDS)[number]): Attribute {
  return { id: 'a', label: { '*': 'A' }, kind, neutral: true, unit: 'u' } as unknown as Attribute;
}

function readerOf(kind: (typeof KINDS)[number]) {
  const definitions = { units: new Map([['u', { needsWord: false }]]) };
  const context = { languages: ['zh-CN'] };
  return plainReader({ attribute: attributeOf(kind), context, definitions } as unknown as CellReading);
}

/** Of a text as it stands between quotation marks. */
function isSure(kind: (typeof KINDS)[number], text: string): boolean {
  const bytes = new TextEncoder().encode(`"${text}"`);
  return plainBytes(attributeOf(kind))?.(bytes, 1, bytes.length - 1) ?? false;
}

const unit = fc.constantFrom(...'无0129ab中、。（） \u3000\u00a0\u2003\ufeff𠮷：/.?#<|-*[', 'https://');
const text = fc.oneof(
  fc.string({ unit, maxLength: 60 }),
  fc.string({ unit, maxLength: 12 }).map((tail) => `https://${tail}`),
  fc.tuple(fc.constantFrom('无', 'N/A', '待定'), fc.constantFrom('', ' ', '\u3000')).map(([a, b]) => a + b.repeat(40)),
  fc.string({ unit: fc.constantFrom('0', '7'), maxLength: 70 }),
);

test('bytes that are sure to be a value are read as one', () => {
  fc.assert(
    fc.property(fc.constantFrom(...KINDS), text, (kind, one) => {
      if (isSure(kind, one)) expect(readerOf(kind)?.(one.trim())).toBeDefined();
    }),
    { numRuns: 2_000 },
  );
});

test.each([
  ['text', '第 0 号记录：在 0 项评测中排名第 0，每秒生成 0 词。', true],
  ['text', 'A text that is long enough for any word of the list', true],
  ['text', `无${'\u3000'.repeat(40)}`, false],
  ['text', '无', false],
  ['quantity', '57930000000', true],
  ['quantity', '', false],
  ['quantity', '5.7', false],
  ['quantity', '9'.repeat(61), false],
  ['link', 'https://example.org/models/65529', true],
  ['link', 'https:///a', false],
  ['link', 'javascript:alert(1)', false],
  ['link', 'https://example.org/<a>', false],
] as const)('%s %s: sure %s', (kind, one, sure) => {
  expect(isSure(kind, one)).toBe(sure);
});

test('what begins visibly is not empty when it is trimmed', () => {
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 3 }), (one) => {
      const bytes = new TextEncoder().encode(one);
      if (beginsVisibly(bytes, 0, bytes.length)) expect(one.trim()).not.toBe('');
    }),
  );
});
