import type { CitedSource, LegendEntry } from '../core/handout.ts';
import { type Lines, plainLines } from '../core/inline.ts';
import { type ColumnItem, columnFrames, columnsStrip } from './column-flow.ts';
import type { Composing } from './composing.ts';
import type { Strip } from './flow.ts';
import { sourceDestination } from './marks.ts';
import type { Place } from './prose.ts';
import { type Paragraph, paragraphsOf, plainRun, type Run } from './runs.ts';
import { drawBox } from './sheet.ts';
import { type Branch, grow } from './structure.ts';
import type { Look } from './style.ts';
import { LOOKS } from './style.ts';
import { textStrip } from './text-strip.ts';
import { wrap } from './wrap.ts';

const ENTRY: Look = { ...LOOKS.small, paint: 'ink', leading: 1.32 };
const DETAIL: Look = { ...LOOKS.small, leading: 1.32 };

/** The cited sources: number, title, publisher and date, address. In two columns when there are several. */
export function sourcesStrips(composing: Composing, place: Place, titled: boolean): readonly Strip[] {
  const { sources } = composing.handout;
  if (sources.length === 0) return [];
  const { style, type } = composing;
  const head = titled ? [] : smallHead(composing, place, composing.word('sources'));
  const count = sources.length < 4 ? 1 : place.frame.width > style.small * 75 ? 3 : 2;
  const columns = columnFrames(place.frame, count, style.small * 2.4);
  const width = columns[0]?.width ?? place.frame.width;
  const list = grow(place.parent, 'L');
  const indent = type.measure(`[${sources.length}]`, style.small, 'body') + style.small * 0.5;
  const items = sources.map((source, index) => sourceItem(composing, list, source, index + 1, { width, indent }));
  return [...head, columnsStrip(items, columns, titled ? style.body * 0.5 : style.body * 0.3)];
}

function sourceItem(
  composing: Composing,
  list: Branch,
  source: CitedSource,
  number: number,
  shape: { readonly width: number; readonly indent: number },
): ColumnItem {
  const { style, type } = composing;
  const where = `source ${source.id}`;
  const item = grow(list, 'LI', { destination: sourceDestination(source.id) });
  const run = plainRun(composing, grow(item, 'Lbl'), `[${number}]`, { weight: 'body', paint: 'muted' }, where);
  const label = wrap(type, [{ runs: [run], scale: 1, leading: ENTRY.leading, before: 0 }], style.small, shape.indent);
  const body = grow(item, 'LBody');
  const paragraphs = [
    ...paragraphsOf(composing, body, source.title, ENTRY, where),
    ...originOf(composing, body, source, where),
    ...addressOf(composing, body, source, where),
  ];
  const box = wrap(type, paragraphs, style.small, shape.width - shape.indent);
  return {
    height: box.height,
    before: style.small * 0.4,
    draw(sheet, x, y) {
      drawBox(sheet, label, x, y, shape.indent);
      drawBox(sheet, box, x + shape.indent, y, shape.width - shape.indent);
    },
  };
}

/** Publisher and date, in the leading language first. */
function originOf(composing: Composing, body: Branch, source: CitedSource, where: string): readonly Paragraph[] {
  const parts: Lines[] = source.publisher === undefined ? [source.date] : [source.publisher, source.date];
  const texts = parts.map((lines) => lines.map((line) => plainLines([line])).join(' / ')).filter((text) => text !== '');
  const [run] = texts.length === 0 ? [] : [mutedRun(composing, body, texts.join(', '), where)];
  return run === undefined ? [] : [{ runs: [run], scale: 0.96, leading: DETAIL.leading, before: 0 }];
}

function mutedRun(composing: Composing, parent: Branch, text: string, where: string): Run {
  return plainRun(composing, parent, text, { weight: 'body', paint: 'muted', scale: 0.96 }, where);
}

/** The address, printed so that it can be typed from paper. */
function addressOf(composing: Composing, body: Branch, source: CitedSource, where: string): readonly Paragraph[] {
  const { url } = source;
  if (url === undefined) return [];
  const text = url.replace(/^https?:\/\/(?:www\.)?/, '').replace(/\/$/, '');
  const link = { target: { url }, contents: `${plainLines(source.title.slice(0, 1))} ${text}`.trim() };
  const style = { weight: 'body', paint: 'accent', scale: 0.92, link } as const;
  const run = plainRun(composing, grow(body, 'Link'), text, style, where);
  return [{ runs: [run], scale: 0.92, leading: DETAIL.leading, before: 0 }];
}

/** The signs that occur and what they mean, as one compact list. */
export function legendStrips(composing: Composing, place: Place, titled: boolean): readonly Strip[] {
  const { legend } = composing.handout;
  if (legend.length === 0) return [];
  const { style, type } = composing;
  const runs: Run[] = [];
  if (!titled) {
    const words = plainLines(composing.word('legend').slice(0, 1));
    if (words !== '') {
      const head = grow(place.parent, 'P');
      runs.push(plainRun(composing, head, `${words}\u2003`, { weight: 'bold', paint: 'muted' }, 'legend'));
    }
  }
  const list = grow(place.parent, 'L');
  for (const [index, entry] of legend.entries()) {
    runs.push(...legendRuns(composing, list, entry, index === legend.length - 1));
  }
  const paragraph = { runs, scale: 1, leading: 1.55, before: 0 };
  const before = titled ? style.body * 0.5 : style.gap * 1.2;
  return [textStrip(wrap(type, [paragraph], style.small, place.frame.width), place.frame, { before })];
}

function legendRuns(composing: Composing, list: Branch, entry: LegendEntry, last: boolean): readonly Run[] {
  const item = grow(list, 'LI');
  const where = `legend ${entry.sign}`;
  const words = entry.lines.map((line) => plainLines([line])).join(' / ');
  const ink = { weight: 'body', paint: 'ink' } as const;
  const sign = plainRun(composing, grow(item, 'Lbl'), `${entry.sign}\u00A0`, ink, where);
  const text = last ? words : `${words}\u2003`;
  return [sign, plainRun(composing, grow(item, 'LBody'), text, { weight: 'body', paint: 'muted' }, where)];
}

/** A small bold heading for what the template did not title. */
function smallHead(composing: Composing, place: Place, words: Lines): readonly Strip[] {
  if (words.length === 0) return [];
  const { style, type } = composing;
  const paragraphs = paragraphsOf(composing, grow(place.parent, 'H2'), words.slice(0, 1), LOOKS.caption, 'heading');
  const box = wrap(type, paragraphs, style.body, place.frame.width);
  return [textStrip(box, place.frame, { before: style.wideGap, keep: true })];
}
