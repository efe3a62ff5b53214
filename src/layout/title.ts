import type { Composing } from './composing.ts';
import type { Strip } from './flow.ts';
import type { Place } from './prose.ts';
import { inOneLine, paragraphsOf, plainRun } from './runs.ts';
import { drawBox } from './sheet.ts';
import { grow } from './structure.ts';
import { LOOKS } from './style.ts';
import { wrap, wrapEvenly } from './wrap.ts';

/** The title at the top of the first page, the edition at its right, on the title's last line where it fits. */
export function titleStrips(composing: Composing, place: Place): readonly Strip[] {
  const { handout, style, type } = composing;
  const { frame } = place;
  const heading = paragraphsOf(composing, grow(place.parent, 'H1'), handout.title, LOOKS.heading, 'title');
  const node = grow(place.parent, 'P');
  const words = inOneLine(composing, node, composing.word('edition'), LOOKS.small, 'edition');
  const day = words.length === 0 ? handout.edition : ` ${handout.edition}`;
  const run = plainRun(composing, node, day, { weight: 'body', paint: 'muted' }, 'edition');
  const runs = [...words.flatMap((each) => each.runs), run];
  const edition = wrap(type, [{ runs, scale: 1, leading: 1.3, before: 0 }], style.small, frame.width);
  const room = frame.width - edition.width - style.body * 1.5;
  const title = wrapEvenly(type, heading, style.h1, room);
  const baseline = title.lines.at(0)?.baseline ?? 0;
  const editionTop = baseline - (edition.lines[0]?.baseline ?? 0);
  return [
    {
      height: title.height,
      before: 0,
      keep: true,
      draw(sheet, y) {
        drawBox(sheet, title, frame.x, y, room);
        drawBox(sheet, edition, frame.x, y + editionTop, frame.width, 'right');
      },
    },
  ];
}
