import type { CellStyle, Look } from './sheet.ts';
import { type StyleParts, styleKey, styleParts } from './style.ts';

/**
 * Excel keeps 64,000 styles. No handout comes near: a style is a look with a number format or without; styles.test.ts
 * counts the looks, and of formats there are so many at most (`FORMAT_LIMIT` in cells.ts, and the few of `FIXED_FORMATS`).
 */
export const STYLE_LIMIT = 64_000;

/** The distinct styles of a workbook, numbered from 1 in order of first use; 0 is the style of untouched cells. */
export interface StyleTable {
  number(style: CellStyle): number;
  all(): readonly StyleParts[];
}

export function styleTable(look: Look): StyleTable {
  // Most cells share their style object, so that it is looked up by identity first.
  const byObject = new WeakMap<CellStyle, number>();
  const byKey = new Map<string, number>();
  const byParts = new Map<string, number>();
  const parts: StyleParts[] = [];
  const add = (style: CellStyle) => {
    const made = styleParts(style, look);
    const key = JSON.stringify(made);
    const known = byParts.get(key) ?? parts.push(made);
    if (known >= STYLE_LIMIT) throw new Error('more styles than the formats and looks allow');
    byParts.set(key, known);
    return known;
  };
  const find = (style: CellStyle) => {
    const key = styleKey(style);
    const known = byKey.get(key) ?? add(style);
    byKey.set(key, known);
    byObject.set(style, known);
    return known;
  };
  return { number: (style) => byObject.get(style) ?? find(style), all: () => parts };
}
