import { type Lines, plainLines } from '../core/inline.ts';
import type { OutlineEntry } from '../core/paged.ts';
import type { OnDraw } from './caption.ts';

interface OpenEntry {
  readonly title: string;
  readonly children: OpenEntry[];
  page: number;
  y: number;
  drawn: boolean;
}

/** Gathers the outline while blocks are drawn: sections, and the tables and charts in them. */
export interface OutlineTracker {
  /** A new section; its place is that of the first of its blocks, unless its heading tells. */
  section(title: Lines): { readonly onDraw: OnDraw; entry(title: Lines): OnDraw };
  entries(): readonly OutlineEntry[];
}

export function outlineTracker(): OutlineTracker {
  const sections: OpenEntry[] = [];
  return {
    section(title) {
      const section = opened(title);
      sections.push(section);
      return {
        onDraw: (sheet, y) => settle(section, sheet.index, y),
        entry(own) {
          const child = opened(own);
          section.children.push(child);
          return (sheet, y) => {
            settle(child, sheet.index, y);
          };
        },
      };
    },
    entries: () => sections.flatMap(closed),
  };
}

function opened(title: Lines): OpenEntry {
  return { title: plainLines(title.slice(0, 1)), children: [], page: 0, y: 0, drawn: false };
}

function settle(entry: OpenEntry, page: number, y: number): void {
  if (entry.drawn) return;
  entry.page = page;
  entry.y = Math.round(y * 100) / 100;
  entry.drawn = true;
}

function closed(entry: OpenEntry): readonly OutlineEntry[] {
  if (!entry.drawn) return [];
  const { title, page, y } = entry;
  const children = entry.children.flatMap(closed);
  return title === '' ? children : [{ title, page, y, children }];
}
