import { noteLetter } from '../core/marks.ts';
import type { Matrix } from '../core/matrix.ts';
import { columnFrames, columnsStrip } from './column-flow.ts';
import type { Composing } from './composing.ts';
import type { Strip } from './flow.ts';
import { footnoteDestination } from './marks.ts';
import { type LabelledRow, labelledStrips, type Place } from './prose.ts';
import { paragraphsOf, plainRun } from './runs.ts';
import { drawBox } from './sheet.ts';
import { grow } from './structure.ts';
import { LOOKS } from './style.ts';
import { naturalWidth, wrap } from './wrap.ts';

/** The notes to the cells of a table, each behind its letter; `followed` by a note to all of it or not. */
export function footnoteStrips(
  composing: Composing,
  place: Place,
  matrix: Matrix,
  followed: boolean,
): readonly Strip[] {
  const { style } = composing;
  const rows = matrix.footnotes.map((footnote, index) => {
    const note = grow(place.parent, 'Note', { destination: footnoteDestination(matrix.id, index) });
    const where = `${matrix.id} ${noteLetter(index)}`;
    const label = plainRun(composing, grow(note, 'Lbl'), noteLetter(index), { weight: 'body', paint: 'muted' }, where);
    const body = paragraphsOf(composing, note, footnote.lines, LOOKS.small, where);
    return { label: [{ runs: [label], scale: 1, leading: LOOKS.small.leading, before: 0 }], body };
  });
  const options = { size: style.small, before: style.body * 0.5, between: 0, side: 'left' } as const;
  const listed = keptTogether(labelledStrips(composing, place.frame, rows, options), place, followed);
  return besideEachOther(composing, place, rows, followed, heightOf(listed)) ?? listed;
}

function heightOf(strips: readonly Strip[]): number {
  return strips.reduce((sum, strip) => sum + strip.before + strip.height, 0);
}

/** Notes higher than this part of a page may be parted. */
const MOST_KEPT = 1 / 3;

/** Notes stay whole unless they are many: then two of them at least stand on either page. */
export function keptTogether(
  notes: readonly Strip[],
  place: Pick<Place, 'pageHeight'>,
  followed: boolean,
): readonly Strip[] {
  const whole = heightOf(notes) <= place.pageHeight * MOST_KEPT;
  const last = notes.length - 1;
  return notes.map((note, index) => ({
    ...note,
    keep: index === last ? followed : whole || index === 0 || index === last - 1,
  }));
}

/** In columns narrower than so many em sentences are torn into too many lines. */
const NOTE_COLUMN = 26;
/** Fewer notes than this for a column are better read below each other. */
const FEWEST = 3;
/** Columns are worth it where notes take at most so much of the height that they take below each other. */
const WORTH = 0.65;

/** Many short notes in columns, where that is much less high. */
function besideEachOther(
  composing: Composing,
  place: Place,
  rows: readonly LabelledRow[],
  followed: boolean,
  height: number,
): readonly Strip[] | undefined {
  const { small, body } = composing.style;
  const gap = small * 2;
  const fitting = Math.floor((place.frame.width + gap) / (small * NOTE_COLUMN + gap));
  const count = Math.min(fitting, Math.floor(rows.length / FEWEST), 3);
  if (count < 2) return undefined;
  const columns = columnFrames(place.frame, count, gap);
  const { least, ...strip } = columnsStrip(noteItems(composing, rows, columns[0]?.width ?? 0), columns, body * 0.5);
  if (strip.height > height * WORTH) return undefined;
  if (strip.height <= place.pageHeight * MOST_KEPT) return [{ ...strip, keep: followed }];
  return [least === undefined ? strip : { ...strip, least }];
}

function noteItems({ type, style }: Composing, rows: readonly LabelledRow[], width: number) {
  const { small } = style;
  const widest = Math.max(0, ...rows.map((row) => naturalWidth(type, row.label, small)));
  const indent = widest + small * 0.6;
  return rows.map((row) => {
    const label = wrap(type, row.label, small, widest + 1);
    const body = wrap(type, row.body, small, width - indent);
    return {
      height: Math.max(label.height, body.height),
      before: 0,
      draw(sheet: Parameters<Strip['draw']>[0], x: number, y: number) {
        drawBox(sheet, label, x, y, widest);
        drawBox(sheet, body, x + indent, y, width - indent);
      },
    };
  });
}
