import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Run } from '../../src/layout/runs.ts';
import { typesetter } from '../../src/layout/typeset.ts';
import { wrap } from '../../src/layout/wrap.ts';
import { FONTS } from './sample.ts';

function paragraph(text: string, mark: number, weight: Run['weight']) {
  const run: Run = { text, weight, paint: 'ink', scale: 1, rise: 0, mark };
  return { runs: [run], scale: 1, leading: 1.4, before: 0 };
}

test('a text that was set before is set as it was, and belongs to its own run', () => {
  const texts = fc.array(
    fc.constantFrom('文本', '参数 1.5 亿', 'GPT-4 与 BERT', '，', '一段较长的说明：约 10～20 层'),
    {
      minLength: 1,
      maxLength: 3,
    },
  );
  const weights = fc.constantFrom('body' as const, 'bold' as const);
  fc.assert(
    fc.property(texts, weights, fc.constantFrom(8, 10), fc.constantFrom(30, 60, 61), (parts, weight, size, width) => {
      const text = parts.join('、');
      const again = wrap(typesetter(FONTS), [paragraph(text, 2, weight)], size, width);
      // Faces that nothing has been set in.
      const fresh = { ...FONTS, body: { ...FONTS.body }, bold: { ...FONTS.bold } };
      expect(again).toEqual(wrap(typesetter(fresh), [paragraph(text, 2, weight)], size, width));
      wrap(typesetter(FONTS), [paragraph(text, 1, weight)], size, width);
      const marks = again.lines.flatMap(({ fragments }) => fragments.map(({ run }) => run.mark));
      expect(new Set(marks)).toEqual(new Set([2]));
    }),
  );
});
