import type { CellStyle, Look } from './sheet.ts';
import { type StyleParts, styleParts } from './style.ts';

/** The distinct styles of a workbook, numbered from 1 in order of first use; 0 is the style of untouched cells. */
export interface StyleTable {
  number(style: CellStyle): number;
  all(): readonly StyleParts[];
}

export function styleTable(look: Look): StyleTable {
  // Most cells share their style object, so that it is looked up by identity first.
  const byObject = new WeakMap<CellStyle, number>();
  const byParts = new Map<string, number>();
  const parts: StyleParts[] = [];
  const add = (style: CellStyle) => {
    const made = styleParts(style, look);
    const key = JSON.stringify(made);
    const known = byParts.get(key) ?? parts.push(made);
    byParts.set(key, known);
    byObject.set(style, known);
    return known;
  };
  return { number: (style) => byObject.get(style) ?? add(style), all: () => parts };
}
