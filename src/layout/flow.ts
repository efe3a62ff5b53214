import { blankSheet, drawAsArtifact, type Sheet } from './sheet.ts';

/** A piece of the flow that stands on one page, unless it can be split. Heights in points. */
export interface Strip {
  readonly height: number;
  /** Room above, dropped at the top of a page. */
  readonly before: number;
  /** Stays on the page of the strip that follows. */
  readonly keep: boolean;
  draw(sheet: Sheet, y: number): void;
  /** Height of the smallest first part of what splits freely. */
  readonly least?: number;
  /** Goes to the next page whole, if that can hold it, rather than leave less than this for it. */
  readonly tail?: number;
  /** How it may be cut: never, only when no page could hold it, or wherever a page ends. */
  readonly splits?: 'if-taller' | 'freely';
  /** Its first part, at most `room` high, and the rest; undefined where nothing fits. */
  split?(room: number): readonly [Strip, Strip] | undefined;
  /** Strips of one table share this: what closes it at the end of a page and opens it again on the next. */
  readonly table?: Continuation;
  /** A new page begins here. */
  readonly turnsPage?: boolean;
  /** With `turnsPage`: what the pages from here on are like. */
  readonly area?: Area;
}

export interface Continuation {
  /** The same for all parts of a table. */
  readonly of: object;
  /** The head is drawn wherever its strips open a page, not only where they go on. */
  readonly always?: boolean;
  /** The repeated head: drawn as an artifact. */
  readonly head: { readonly height: number; draw(sheet: Sheet, y: number): void };
  close(sheet: Sheet, y: number): void;
}

/** The part of a page that the flow fills, and the page's size. */
export interface Area {
  readonly pageWidth: number;
  readonly pageHeight: number;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The strip as a part of a table, and so all that it is split into. */
export function within(strip: Strip, table: Continuation): Strip {
  const { split } = strip;
  if (split === undefined) return { ...strip, table };
  return {
    ...strip,
    table,
    split(room) {
      const parts = split(room);
      return parts && [within(parts[0], table), within(parts[1], table)];
    },
  };
}

/** Heads of pages below which at least so much of a tall row must follow before it is worth starting it there. */
const LEAST_PART = 60;
const TOLERANCE = 0.05;
/** More than this part of a page is not left empty to spare the next a slight end. */
const MOST_LEFT = 0.55;

interface Cursor {
  area: Area;
  readonly sheets: Sheet[];
  sheet: Sheet;
  y: number;
  /** Nothing stands on the page yet, save a repeated head. */
  fresh: boolean;
  table: Continuation | undefined;
}

/** Puts strips on pages, one below the other; each is drawn before those far behind it are asked for. */
export function paginate(strips: Iterable<Strip>, area: Area): readonly Sheet[] {
  const first = blankSheet(0, area.pageWidth, area.pageHeight);
  const cursor: Cursor = { area, sheets: [first], sheet: first, y: area.top, fresh: true, table: undefined };
  const coming = new Queue(strips);
  for (let chain = takeChain(coming); chain.length > 0; chain = takeChain(coming)) {
    coming.putBack(placeChain(cursor, chain));
  }
  return cursor.sheets;
}

/** Strips to come: those put back first, then the others as they are made. */
class Queue {
  private readonly back: Strip[] = [];
  private readonly strips: Iterator<Strip>;

  constructor(strips: Iterable<Strip>) {
    this.strips = strips[Symbol.iterator]();
  }

  next(): Strip | undefined {
    const strip = this.back.pop();
    if (strip !== undefined) return strip;
    const { value, done } = this.strips.next();
    return done === true ? undefined : value;
  }

  putBack(strips: readonly Strip[]): void {
    for (const strip of strips.toReversed()) this.back.push(strip);
  }
}

/** The next strip with all that it must stay with. */
function takeChain(rest: Queue): Strip[] {
  const chain: Strip[] = [];
  for (let strip = rest.next(); strip !== undefined; strip = rest.next()) {
    if (strip.turnsPage === true && chain.length > 0) {
      rest.putBack([strip]);
      break;
    }
    chain.push(strip);
    if (!strip.keep) break;
  }
  return chain;
}

/** Places a chain, and returns what is left of it for the next round. */
function placeChain(cursor: Cursor, chain: readonly Strip[]): Strip[] {
  const [first] = chain;
  if (first === undefined) return [];
  if (first.turnsPage === true) {
    cursor.area = first.area ?? cursor.area;
    if (!cursor.fresh) turnPage(cursor, undefined);
    else if (first.area !== undefined) startAnew(cursor);
    return chain.slice(1);
  }
  if (!cursor.fresh && leavesTail(cursor, chain)) return onNextPage(cursor, chain, first);
  if (needOf(chain, cursor.fresh) <= room(cursor)) return placeAll(cursor, chain);
  if (chain.length === 1 && first.splits === 'freely') {
    const rest = placePart(cursor, first);
    if (rest !== undefined) return [rest];
  }
  if (!cursor.fresh && !startsHere(cursor, chain)) return onNextPage(cursor, chain, first);
  // Not even a page of its own holds the chain: as much of it as can stays together.
  for (let count = chain.length - 1; count > 0; count -= 1) {
    const together = chain.slice(0, count);
    if (needOf(together, cursor.fresh) > room(cursor)) continue;
    return [...placeAll(cursor, together), ...chain.slice(count)];
  }
  const rest = first.splits === undefined ? undefined : placePart(cursor, first);
  if (rest !== undefined) return [rest, ...chain.slice(1)];
  return cursor.fresh ? placeFirst(cursor, chain, first) : onNextPage(cursor, chain, first);
}

/** Nothing stands on the page yet: it takes the size that is asked for. */
function startAnew(cursor: Cursor): void {
  const { pageWidth, pageHeight, top } = cursor.area;
  cursor.sheets.pop();
  cursor.sheet = blankSheet(cursor.sheets.length, pageWidth, pageHeight);
  cursor.sheets.push(cursor.sheet);
  cursor.y = top;
}

function onNextPage(cursor: Cursor, chain: readonly Strip[], first: Strip): Strip[] {
  const { table } = first;
  turnPage(cursor, table?.always === true || table?.of === cursor.table?.of ? table : undefined);
  return [...chain];
}

function placeFirst(cursor: Cursor, chain: readonly Strip[], first: Strip): Strip[] {
  place(cursor, first);
  return chain.slice(1);
}

/** Whether a chain that no page can hold should begin on this page: its small strips and a good part of the tall one. */
function startsHere(cursor: Cursor, chain: readonly Strip[]): boolean {
  const capacity = cursor.area.height - (chain[0]?.table?.head.height ?? 0);
  if (needOf(chain, true) <= capacity) return false;
  let need = 0;
  for (const strip of chain) {
    const tall = strip.splits !== undefined && strip.height > capacity - need;
    need += strip.before + (tall ? LEAST_PART : strip.height);
    if (tall) return need <= room(cursor);
  }
  return false;
}

/** Whether only a slight end of what the chain closes with would stand on the next page, which could hold it all. */
function leavesTail(cursor: Cursor, chain: readonly Strip[]): boolean {
  const last = chain.at(-1);
  if (last?.tail === undefined) return false;
  const need = (fresh: boolean) => needOf([...chain.slice(0, -1), { ...last, least: last.height }], fresh);
  const over = need(false) - room(cursor);
  const fits = over > 0 && over < last.tail && need(true) <= cursor.area.height;
  return fits && room(cursor) <= cursor.area.height * MOST_LEFT;
}

function needOf(chain: readonly Strip[], fresh: boolean): number {
  let need = 0;
  for (const [index, strip] of chain.entries()) {
    const top = index === 0 && fresh;
    // What splits freely asks at the end of a chain only for the part that must stand there.
    const tail = index > 0 && index === chain.length - 1;
    need += (top ? 0 : strip.before) + (tail ? (strip.least ?? strip.height) : strip.height);
  }
  return need - TOLERANCE;
}

function room(cursor: Cursor): number {
  return cursor.area.top + cursor.area.height - cursor.y;
}

/** Places a chain that fits; its end, when only a part of that may fit, is left for the next round. */
function placeAll(cursor: Cursor, chain: readonly Strip[]): Strip[] {
  const last = chain.at(-1);
  const open = chain.length > 1 && last?.least !== undefined ? last : undefined;
  for (const strip of chain) if (strip !== open) place(cursor, strip);
  if (open === undefined) return [];
  // It stays below what was kept with it.
  const { tail: _, ...begun } = open;
  return [begun];
}

function place(cursor: Cursor, strip: Strip): void {
  if (!cursor.fresh) cursor.y += strip.before;
  strip.draw(cursor.sheet, cursor.y);
  cursor.y += strip.height;
  cursor.fresh = false;
  cursor.table = strip.table;
}

/** Places as much of a strip as the page holds, turns the page, and returns what is left. */
function placePart(cursor: Cursor, strip: Strip): Strip | undefined {
  const before = cursor.fresh ? 0 : strip.before;
  const parts = strip.split?.(room(cursor) - before);
  if (parts === undefined) return undefined;
  place(cursor, parts[0]);
  turnPage(cursor, parts[1].table);
  return parts[1];
}

function turnPage(cursor: Cursor, table: Continuation | undefined): void {
  if (cursor.table !== undefined && cursor.table.of === table?.of) {
    cursor.table.close(cursor.sheet, cursor.y);
  }
  const { pageWidth, pageHeight, top } = cursor.area;
  const sheet = blankSheet(cursor.sheets.length, pageWidth, pageHeight);
  cursor.sheets.push(sheet);
  cursor.sheet = sheet;
  cursor.y = top;
  cursor.fresh = true;
  cursor.table = undefined;
  if (table !== undefined) {
    drawAsArtifact(sheet, 'repeated', () => table.head.draw(sheet, top));
    cursor.y += table.head.height;
    cursor.table = table;
  }
}
