import type { CitedSource, LegendEntry } from '../core/handout.ts';
import { type Lines, plainLines } from '../core/inline.ts';
import { wholeMembers } from './breaks.ts';
import { type ColumnItem, columnFrames, columnsStrip } from './column-flow.ts';
import type { Composing } from './composing.ts';
import type { Strip } from './flow.ts';
import { sourceDestination, withRuns } from './marks.ts';
import type { Place } from './prose.ts';
import { inOneLine, paragraphsOf, plainRun, type Run } from './runs.ts';
import { drawBox } from './sheet.ts';
import { type Branch, grow } from './structure.ts';
import type { Look } from './style.ts';
import { LOOKS } from './style.ts';
import { textStrip } from './text-strip.ts';
import { wrap } from './wrap.ts';

const ENTRY: Look = { ...LOOKS.small, paint: 'ink', leading: 1.3 };

/** Narrower than so many em a column of sources is torn into too many lines. */
const SOURCE_COLUMN = 21;

/** So small a part of the list is not left for a last page that could hold all of it. */
const SLIGHT_TAIL = 0.4;

/** The cited sources: number, linked title, publisher, date and site, in columns when there are several. */
export function sourcesStrips(composing: Composing, place: Place, titled: boolean): readonly Strip[] {
  const { sources } = composing.handout;
  if (sources.length === 0) return [];
  const { style, type } = composing;
  const head = titled ? [] : smallHead(composing, place, composing.word('sources'));
  const gap = style.fine * 2;
  const fitting = Math.floor((place.frame.width + gap) / (style.fine * SOURCE_COLUMN + gap));
  const columns = columnFrames(place.frame, Math.max(1, Math.min(fitting, Math.ceil(sources.length / 2), 4)), gap);
  const width = columns[0]?.width ?? place.frame.width;
  const list = grow(place.parent, 'L');
  const indent = type.measure(`[${sources.length}]`, style.fine, 'body') + style.fine * 0.45;
  const items = sources.map((source, index) => sourceItem(composing, list, source, index + 1, { width, indent }));
  const strip = columnsStrip(items, columns, (titled ? style.body * 0.5 : style.body * 0.3) * style.tightness);
  return [...head, { ...strip, tail: strip.height * SLIGHT_TAIL }];
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
  const label = wrap(type, [{ runs: [run], scale: 1, leading: ENTRY.leading, before: 0 }], style.fine, shape.indent);
  const body = grow(item, 'LBody');
  const title = paragraphsOf(composing, body, linked(source), ENTRY, where);
  const origin = originOf(source);
  const detail =
    origin === '' ? [] : [plainRun(composing, body, ` · ${origin}`, { weight: 'body', paint: 'muted' }, where)];
  const box = wrap(type, withRuns(title, detail, 'last'), style.fine, shape.width - shape.indent);
  return {
    height: box.height,
    before: style.fine * 0.3 * style.tightness,
    draw(sheet, x, y) {
      drawBox(sheet, label, x, y, shape.indent);
      drawBox(sheet, box, x + shape.indent, y, shape.width - shape.indent);
    },
  };
}

function linked({ title, url }: CitedSource): Lines {
  if (url === undefined) return title;
  return title.map((line) => ({ ...line, inlines: [{ kind: 'link', href: url, children: line.inlines }] }));
}

/** Publisher, date and site, in the leading language first: the address itself is the title's link. */
function originOf({ publisher = [], date, url }: CitedSource): string {
  const named = [publisher, date].map((lines) => lines.map((line) => plainLines([line])).join(' / '));
  const site = /^https?:\/\/(?:www\.)?([^/?#:]+)/.exec(url ?? '')?.[1] ?? '';
  const parts = named[0]?.toLowerCase().includes(site) === true ? named : [...named, site];
  return wholeMembers(parts.filter((text) => text !== '').join(', '));
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
  const paragraphs = inOneLine(composing, grow(place.parent, 'H2'), words, LOOKS.caption, 'heading');
  const box = wrap(type, paragraphs, style.body, place.frame.width);
  return [textStrip(box, place.frame, { before: style.wideGap, keep: true })];
}
