import { DOT, FIGURE_MIDDLE, MINOR, type Track, trackAt } from '../chart/index.ts';
import type { Chart, ChartValue } from '../core/chart.ts';
import { plainLines } from '../core/inline.ts';
import type { MeasureText, Shape } from '../core/shapes.ts';
import type { Composing } from './composing.ts';
import type { Continuation, Strip } from './flow.ts';
import { moved, spacedText } from './picture.ts';
import type { Place } from './prose.ts';
import { type Paragraph, paragraphsOf } from './runs.ts';
import { addShape, drawBox, type Sheet } from './sheet.ts';
import { type Branch, grow } from './structure.ts';
import { LOOKS } from './style.ts';
import { continuedCaption } from './table-continued.ts';
import type { Frame } from './text-strip.ts';
import { naturalWidth, type TextBox, wrap } from './wrap.ts';

type BarChart = Chart & { kind: 'bar' };

const LOOK = { ...LOOKS.small, paint: 'ink' } as const;

/**
 * A bar chart of any length: pages end between its rows, and each page repeats title and axis. The names and values
 * that stand in it are the cells of a Table; axis and marks are a Figure on each page, whose alternative text says the
 * conclusion.
 */
export function barStrips(composing: Composing, place: Place, chart: BarChart, measure: MeasureText): readonly Strip[] {
  const { style } = composing;
  const figures = new Figures(composing, place.parent, chart);
  const body = grow(grow(place.parent, 'Table'), 'TBody');
  const drafts = chart.bars.map((bar) => draftOf(composing, body, bar, chart.id));
  const columns = columnsOf(composing, place.frame, drafts);
  const text = { ...MINOR, size: style.fine };
  const trackPlace = { ...columns.track, left: columns.name, right: columns.value };
  const track = trackAt(chart.axis, trackPlace, measure, text);
  const head = headOf(composing, track, chart.id);
  const table = continuation(composing, place.frame, chart, head, figures);
  const rows = drafts.map((draft, index): Strip => {
    const rest = drafts.length - 1 - index;
    return rowStrip(composing, draft, {
      frame: place.frame,
      columns,
      track,
      figures,
      table,
      keep: index === 0 || rest === 1,
    });
  });
  const first: Strip = {
    height: head.height,
    before: style.body * 0.3,
    keep: true,
    draw: (sheet, y) => head.draw(sheet, y, figures.on(sheet)),
  };
  return [first, ...rows];
}

/** The Figures of a chart, one a page, in the order of the pages. */
class Figures {
  private readonly holder: Branch;
  private readonly composing: Composing;
  private readonly chart: BarChart;
  private readonly marks = new Map<Sheet, number>();

  constructor(composing: Composing, parent: Branch, chart: BarChart) {
    this.composing = composing;
    this.chart = chart;
    this.holder = grow(parent, 'Sect');
  }

  /** The mark of what is drawn on that page. */
  on(sheet: Sheet): number {
    const known = this.marks.get(sheet);
    if (known !== undefined) return known;
    const { alt } = this.chart;
    const more = this.marks.size === 0 ? [] : [plainLines(this.composing.word('continued'))];
    const mark = this.composing.newMark();
    grow(this.holder, 'Figure', { alt: [plainLines(alt), ...more].join(' ') }).children.push(mark);
    this.marks.set(sheet, mark);
    return mark;
  }
}

interface Draft {
  readonly bar: ChartValue;
  readonly name: readonly Paragraph[];
  readonly value: readonly Paragraph[];
}

function draftOf(composing: Composing, body: Branch, bar: ChartValue, where: string): Draft {
  const line = grow(body, 'TR');
  const name = paragraphsOf(composing, grow(line, 'TH', { scope: 'Row' }), bar.name, LOOK, where);
  const value = paragraphsOf(composing, grow(line, 'TD'), bar.display, LOOK, where);
  return { bar, name, value };
}

interface Columns {
  /** Widths. */
  readonly name: number;
  readonly value: number;
  readonly track: Frame;
}

function columnsOf({ style, type }: Composing, frame: Frame, drafts: readonly Draft[]): Columns {
  const widest = (part: 'name' | 'value', limit: number) =>
    Math.min(limit, Math.max(0, ...drafts.map((draft) => naturalWidth(type, draft[part], style.small) + 0.5)));
  const name = widest('name', frame.width * 0.34);
  const value = widest('value', frame.width * 0.28);
  const gutter = style.small * 1.2 + DOT;
  return { name, value, track: { x: frame.x + name + gutter, width: frame.width - name - value - 2 * gutter } };
}

interface Head {
  readonly height: number;
  draw(sheet: Sheet, y: number, mark: number): void;
}

function headOf(composing: Composing, track: Track, where: string): Head {
  return {
    height: track.headHeight,
    draw(sheet, y, mark) {
      for (const shape of track.head(y)) addShapes(composing, sheet, mark, shape, where);
    },
  };
}

function addShapes(composing: Composing, sheet: Sheet, mark: number, shape: Shape, where: string): void {
  for (const each of shape.kind === 'text' ? spacedText(composing, shape, where) : [shape]) {
    addShape(sheet, mark, moved(each, 0, 0));
  }
}

function continuation(composing: Composing, frame: Frame, chart: BarChart, head: Head, figures: Figures): Continuation {
  const caption = continuedCaption(composing, chart.title, { frame, size: composing.style.small });
  return {
    of: head,
    head: {
      height: caption.height + head.height,
      draw(sheet, y) {
        caption.draw(sheet, y);
        head.draw(sheet, y + caption.height, figures.on(sheet));
      },
    },
    close: () => undefined,
  };
}

/** Room above and below a row, in em. */
const ROOM = 0.28;

interface RowPlace {
  readonly frame: Frame;
  readonly columns: Columns;
  readonly track: Track;
  readonly figures: Figures;
  readonly table: Continuation;
  readonly keep: boolean;
}

function rowStrip(composing: Composing, draft: Draft, place: RowPlace): Strip {
  const { style, type } = composing;
  const { frame, columns, track, figures, table, keep } = place;
  const name = wrap(type, draft.name, style.small, columns.name);
  const value = wrap(type, draft.value, style.small, columns.value);
  const room = style.small * ROOM;
  const height = Math.max(name.height, value.height) + 2 * room;
  return {
    height,
    before: 0,
    keep,
    table,
    draw(sheet, y) {
      const mark = figures.on(sheet);
      const middle = y + room + firstMiddle(value, style.small);
      for (const shape of [...track.grid(y, y + height), ...track.marks(draft.bar, middle)])
        addShape(sheet, mark, moved(shape, 0, 0));
      drawBox(sheet, name, frame.x, y + room, columns.name);
      drawBox(sheet, value, frame.x + frame.width - columns.value, y + room, columns.value, 'right');
    },
  };
}

/** Where the mark of a value stands: at the middle of its first line. */
function firstMiddle(box: TextBox, size: number): number {
  return (box.lines[0]?.baseline ?? 0) - size * FIGURE_MIDDLE;
}
