import type { Lines } from '../core/inline.ts';
import type { Matrix } from '../core/matrix.ts';
import { unexpected } from '../core/unexpected.ts';
import { captionStrip, type OnDraw } from './caption.ts';
import type { Composing } from './composing.ts';
import { type Demand, demandsOf } from './demands.ts';
import { type Strip, within } from './flow.ts';
import { footnoteStrips } from './footnotes.ts';
import { type Place, paragraphStrips } from './prose.ts';
import { LOOKS } from './style.ts';
import { type TableContent, tableContent } from './table-content.ts';
import { continuation, continuedCaption, titledContinuation, withinGroup } from './table-continued.ts';
import { available, type Grid, gridOf, panels, tableSize } from './table-grid.ts';
import { bandStrip, emptyStrip, headBox, headStrip, rowStrip } from './table-rows.ts';

/** A matrix: caption, head, rows, then its footnotes and note. Columns that no page can hold go into panels below. */
export function* matrixStrips(composing: Composing, place: Place, matrix: Matrix, onDraw?: OnDraw): Generator<Strip> {
  const demands = demandsOf(composing, matrix);
  const size = tableSize(composing, demands, place.frame.width);
  const dealt = panels(composing, demands, place.frame.width, size);
  const content = tableContent(composing, place.parent, matrix, dealt.length > 1);
  for (const [order, panel] of dealt.entries()) {
    const grid = gridOf(composing, matrix, demands, panel, place.frame, size);
    const noted = order === dealt.length - 1 && hasNotes(matrix);
    yield* panelStrips(composing, content, grid, matrix, { first: order === 0, noted }, onDraw);
  }
  const note = noteStrips(composing, place, content.key.withNote(composing, matrix.note));
  const notes = [...footnoteStrips(composing, place, matrix, note.length > 0), ...note];
  const table = titledContinuation(composing, matrix, place.frame, 'footnotes');
  for (const strip of notes) yield within(strip, table);
}

/** The demands of a matrix at a width: whether it wants the page turned. */
export function wantsWidth(composing: Composing, demands: readonly Demand[], width: number): boolean {
  const room = available(composing, demands.length, width, composing.style.small);
  return demands.reduce((sum, demand) => sum + demand.fair, 0) > room;
}

/** Whether something is sure to stand under the table. */
function hasNotes({ footnotes, note = [], grade }: Matrix): boolean {
  return footnotes.length + note.length > 0 || grade !== undefined;
}

/** A first row of at least so many lines does not look lost at the foot of a page. */
const FEW_LINES = 5;

function* panelStrips(
  composing: Composing,
  content: TableContent,
  grid: Grid,
  matrix: Matrix,
  { first, noted }: { readonly first: boolean; readonly noted: boolean },
  onDraw: OnDraw | undefined,
): Generator<Strip> {
  const head = headBox(composing, content, grid, first);
  const word = first ? 'continued' : 'further-columns';
  const table = continuation(composing, head, grid, matrix, word);
  yield first
    ? captionStrip(composing, content.caption, grid.frame, onDraw)
    : { ...continuedCaption(composing, matrix.title, grid, word), before: composing.style.gap * 1.6 };
  yield headStrip(head);
  const last = matrix.rows.length - 1;
  let inside = table;
  let inGroup = 0;
  for (const part of content.parts()) {
    switch (part.kind) {
      case 'heading':
        yield bandStrip(composing, part.content, grid, { table, first: part.before === 0, firstPanel: first });
        inside = withinGroup(composing, table, part.lines, grid);
        inGroup = 0;
        break;
      case 'row': {
        const { index } = part;
        // A last row never stands alone on a page, nor a first one of few lines; notes do not stand without a row.
        const keep = index === last - 1 || (index === last && noted);
        const place = { table: inside, keep, index, inGroup, last: index === last, firstPanel: first };
        const row = rowStrip(composing, part.row, grid, place);
        const leads = index === 0 && last > 1 && row.height < grid.size * LOOKS.cell.leading * FEW_LINES;
        yield leads ? { ...row, keep: true } : row;
        inGroup += 1;
        break;
      }
      case 'empty':
        yield emptyStrip(composing, part.content, grid);
        break;
      default:
        unexpected(part);
    }
  }
}

/** The note under a table or picture. */
export function noteStrips(composing: Composing, place: Place, note: Lines | undefined): readonly Strip[] {
  if (note === undefined || note.length === 0) return [];
  return paragraphStrips(composing, place, note, 'small', composing.style.body * 0.5);
}
