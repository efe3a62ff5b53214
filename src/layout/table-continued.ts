import type { Lines } from '../core/inline.ts';
import type { Matrix } from '../core/matrix.ts';
import type { Composing } from './composing.ts';
import type { Continuation, Strip } from './flow.ts';
import { inOneLine, type Paragraph, paragraphsOf } from './runs.ts';
import { drawAsArtifact } from './sheet.ts';
import { branch } from './structure.ts';
import { LOOKS, type Look } from './style.ts';
import type { Grid } from './table-grid.ts';
import { bandStrip, type HeadBox } from './table-rows.ts';
import { type Frame, textStrip } from './text-strip.ts';
import { wrap } from './wrap.ts';

/** That a table goes on; that its rows are shown again, with further columns; that its notes follow. */
type ContinuedWord = 'continued' | 'further-columns' | 'footnotes';

/** How a table is closed at the end of a page, and opened again: its title, what goes on, and its head. */
export function continuation(
  composing: Composing,
  head: HeadBox,
  grid: Grid,
  matrix: Matrix,
  word: ContinuedWord,
): Continuation {
  const caption = continuedCaption(composing, matrix.title, grid, word);
  return {
    of: matrix,
    head: {
      height: caption.height + head.height,
      draw(sheet, y) {
        caption.draw(sheet, y);
        head.draw(sheet, y + caption.height);
      },
    },
    close: (sheet, y) => head.close(sheet, y),
  };
}

/** What goes on under a title alone: notes say whose they are, a form what it is. */
export function titledContinuation(
  composing: Composing,
  of: { readonly title: Lines },
  frame: Frame,
  word: ContinuedWord,
): Continuation {
  const head = continuedCaption(composing, of.title, { frame, size: composing.style.small }, word);
  // No rule sets it off from what follows.
  return { of, head: { ...head, height: head.height + composing.style.body * 0.6 }, close: () => undefined };
}

/** The same within a group: its heading is repeated too, with the word for "continued". */
export function withinGroup(composing: Composing, table: Continuation, group: Lines, grid: Grid): Continuation {
  const paragraphs = unread(composing, continuedLines(composing, group), LOOKS.strongCell);
  const content = { paragraphs, hanging: [], align: 'left' } as const;
  const band = bandStrip(composing, content, grid, { table, first: true, firstPanel: true });
  const { head } = table;
  return {
    ...table,
    head: {
      height: head.height + band.height,
      draw(sheet, y) {
        head.draw(sheet, y);
        band.draw(sheet, y + head.height);
      },
    },
  };
}

function continuedLines(composing: Composing, group: Lines): Lines {
  const words = composing.word('continued-group');
  return group.map((line) => {
    const { inlines = [] } = words.find(({ language }) => language === line.language) ?? words[0] ?? {};
    return { ...line, inlines: [...line.inlines, ...inlines] };
  });
}

export function continuedCaption(
  composing: Composing,
  title: Lines,
  grid: Pick<Grid, 'frame' | 'size'>,
  word: ContinuedWord = 'continued',
): Strip {
  const { type } = composing;
  const words = inOneLine(composing, branch('Caption'), composing.word(word), LOOKS.small, '');
  const label = wrap(type, words, grid.size, grid.frame.width);
  const paragraphs = inOneLine(composing, branch('Caption'), title, LOOKS.caption, '');
  const box = wrap(type, paragraphs, grid.size, grid.frame.width - label.width - grid.size * 2);
  const strip = textStrip(box, grid.frame, { before: 0 });
  const wordsStrip = textStrip(label, grid.frame, { before: 0, side: 'right' });
  return {
    height: box.height + composing.style.body * 0.35,
    before: 0,
    keep: true,
    draw(sheet, y) {
      drawAsArtifact(sheet, 'repeated', () => {
        strip.draw(sheet, y);
        wordsStrip.draw(sheet, y + Math.max(0, box.height - label.height));
      });
    },
  };
}

/** Words that are repeated as an artifact: their nodes are thrown away. */
function unread(composing: Composing, lines: Lines, look: Look): readonly Paragraph[] {
  return paragraphsOf(composing, branch('Caption'), lines, look, '');
}
