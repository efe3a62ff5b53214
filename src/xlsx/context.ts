import type { Axis } from '../core/chart.ts';
import type { NoteChoice } from '../core/format-options.ts';
import type { Handout } from '../core/handout.ts';
import type { Theme } from '../core/theme.ts';
import type { Id } from '../core/value.ts';
import { PORTRAIT } from './extent.ts';
import type { Lists } from './lists.ts';
import type { Link, Look, PrintPlan } from './sheet.ts';
import type { Survey } from './survey.ts';
import { leading } from './words.ts';

/** What every sheet of one workbook is made with. */
export interface Context {
  readonly handout: Handout;
  readonly theme: Theme;
  readonly look: Look;
  readonly survey: Survey;
  readonly overview: string;
  readonly sources: string;
  /** A source's number: its place in the list, from 1. */
  readonly numbers: ReadonlyMap<Id, number>;
  /** The attributes that a chart shows on a logarithmic axis. */
  readonly logAxes: ReadonlyMap<Id, Axis>;
  readonly lists: Lists;
  /** Nothing frozen, no fills, and one marked-up table a sheet, for those who read by ear or by magnifier. */
  readonly accessible: boolean;
  /** Which cells have a note. */
  readonly notes: NoteChoice;
}

/** The numbers of sources in order, neighbours drawn together: `[1] [4–7]`. The brackets keep them texts. */
export function sourceNumbers(context: Context, ids: Iterable<Id>): string {
  const spans: { from: number; to: number }[] = [];
  for (const number of numbersOf(context, ids)) {
    const last = spans.at(-1);
    if (last && last.to === number - 1) last.to = number;
    else spans.push({ from: number, to: number });
  }
  return spans.map(({ from, to }) => (from === to ? `[${from}]` : `[${from}–${to}]`)).join(' ');
}

/** The row of the first of those sources on their sheet. */
export function sourceLink(context: Context, ids: Iterable<Id>): Link | undefined {
  const [first] = numbersOf(context, ids);
  return first === undefined ? undefined : { sheet: context.sources, cell: `A${first + HEAD_ROW}` };
}

/** The head of a table stands in this row on every sheet; its body follows. */
export const HEAD_ROW = 4;

/** Page setup: as wide as the page, the head repeated, the theme's page furniture. */
export function printPlan(
  context: Context,
  options: Pick<PrintPlan, 'titleRow' | 'columns' | 'area'> & {
    readonly pixels: number;
    readonly pagesHigh: number;
    readonly landscape?: boolean;
  },
): PrintPlan {
  const { theme } = context;
  return {
    paper: theme.page.size,
    landscape: options.landscape ?? isLandscape(options.pixels),
    margin: theme.page.margin,
    pagesHigh: options.pagesHigh,
    ...(options.columns === undefined ? {} : { columns: options.columns }),
    ...(options.area === undefined ? {} : { area: options.area }),
    ...(options.titleRow === undefined ? {} : { titleRow: options.titleRow }),
    header: furniture(context, theme.header),
    footer: furniture(context, theme.footer),
  };
}

/** Whether something so wide is printed on a landscape page. */
export function isLandscape(pixels: number): boolean {
  return pixels > PORTRAIT;
}

function numbersOf(context: Context, ids: Iterable<Id>): readonly number[] {
  const numbers = [...new Set(ids)].map((id) => context.numbers.get(id)).filter((number) => number !== undefined);
  return numbers.sort((a, b) => a - b);
}

/** Excel prints heads and feet of so many characters. */
export const FURNITURE_LIMIT = 255;

/** `&L…&C…&R…`, its parts cut so that it is at most so long; an ampersand of the text is doubled. */
function furniture(context: Pick<Context, 'handout'>, parts: readonly [string, string, string]): string {
  // At the last of these even doubled ampersands keep within the limit.
  const found = [Number.POSITIVE_INFINITY, 80, 60, 40].map((most) => furnitureOf(context, parts, most));
  return found.find((text) => text.length <= FURNITURE_LIMIT) ?? '';
}

/** Whether it has to be cut for that. */
export function isTooLong(context: Pick<Context, 'handout'>, parts: readonly [string, string, string]): boolean {
  return furnitureOf(context, parts, Number.POSITIVE_INFINITY).length > FURNITURE_LIMIT;
}

function furnitureOf(
  context: Pick<Context, 'handout'>,
  parts: readonly [string, string, string],
  most: number,
): string {
  const codes = ['&L', '&C', '&R'];
  return parts.map((part, index) => (part === '' ? '' : codes[index] + fill(context, part, most))).join('');
}

function fill(context: Pick<Context, 'handout'>, part: string, limit: number): string {
  const { handout } = context;
  const fields = { title: leading(handout.title), edition: handout.edition };
  const text = part.replace(/\{(title|edition)\}/g, (_, field: 'title' | 'edition') => fields[field]);
  const short = [...text].length > limit ? `${[...text].slice(0, limit - 1).join('')}…` : text;
  return short.replaceAll('&', '&&').replaceAll('{page}', '&P').replaceAll('{pages}', '&N');
}
