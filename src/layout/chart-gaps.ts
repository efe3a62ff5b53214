import { byWords } from '../chart/index.ts';
import type { ChartGap } from '../core/chart.ts';
import { plainLines, plainText } from '../core/inline.ts';
import type { Composing } from './composing.ts';
import type { Strip } from './flow.ts';
import { spokenMissing } from './marks.ts';
import type { Place } from './prose.ts';
import { type Paragraph, paragraphsOf, plainRun, type Run } from './runs.ts';
import { addFill } from './sheet.ts';
import { type Branch, grow } from './structure.ts';
import { LOOKS } from './style.ts';
import { textStrip } from './text-strip.ts';
import { wrap } from './wrap.ts';

/** What has no number, beside a hatched strip: a line for each reason, `? not found: A, B, C`. */
export function gapStrips(
  composing: Composing,
  place: Place,
  gaps: readonly ChartGap[],
  where: string,
): readonly Strip[] {
  const { style, type } = composing;
  const indent = style.small * 1.2;
  const frame = { x: place.frame.x + indent, width: place.frame.width - indent };
  const reasons = byWords(gaps);
  return reasons.map((same, index) => {
    const box = wrap(type, [gapParagraph(composing, grow(place.parent, 'P'), same, where)], style.small, frame.width);
    return textStrip(box, frame, {
      before: style.small * (index === 0 ? 0.7 : 0.3),
      keep: index < reasons.length - 1,
      under(sheet, y, height) {
        const strip = { x: place.frame.x, y: y + 1, width: style.small * 0.7, height: height - 2 };
        addFill(sheet, { ...strip, paint: 'muted', hatch: true });
      },
    });
  });
}

/** Words in every language first, then the names. */
function gapParagraph(composing: Composing, node: Branch, gaps: readonly ChartGap[], where: string): Paragraph {
  const plain = (text: string) => plainRun(composing, node, text, { weight: 'body', paint: LOOKS.small.paint }, where);
  const runs: Run[] = [];
  for (const line of gaps[0]?.display ?? []) {
    if (runs.length > 0) runs.push(plain(' / '));
    const words = paragraphsOf(composing, node, [line], LOOKS.small, where, spokenMissing(composing));
    runs.push(...words.flatMap((paragraph) => paragraph.runs));
  }
  runs.push(plain(/^(?:zh|ja)\b/.test(composing.language) ? '：' : ': '));
  const names = gaps.map(({ name }) => name.map((line) => plainText(line.inlines)).join(' / '));
  const separator = plainLines(composing.word('list-separator').slice(0, 1));
  runs.push(plainRun(composing, node, names.join(separator), { weight: 'body', paint: 'ink' }, where));
  return { runs, scale: 1, leading: LOOKS.small.leading, before: 0 };
}
