import type { Block } from '../core/handout.ts';
import type { Lines } from '../core/inline.ts';
import { unexpected } from '../core/unexpected.ts';
import { type AfterLine, afterLines, remarkLines } from './after.ts';
import { type Context, printPlan } from './context.ts';
import { totalPixels } from './extent.ts';
import type { RowPlan, Sheet } from './sheet.ts';
import { backCell } from './table-sheet.ts';
import { lineCell, linesCell } from './text.ts';

/** A heading, paragraph or entry of a list. */
export interface ProseItem {
  readonly kind: 'heading' | 'text' | 'small';
  /** A bullet or number before the first line. */
  readonly lead: string;
  readonly lines: Lines;
}

/** The running text among blocks, in order. The answer is left out: it stands at the head of the first sheet. */
export function proseOf(blocks: readonly Block[]): readonly ProseItem[] {
  return blocks.flatMap((block): readonly ProseItem[] => {
    switch (block.kind) {
      case 'heading':
        return block.level === 1 ? [] : [{ kind: 'heading', lead: '', lines: block.lines }];
      case 'paragraph':
        if (block.role === 'answer') return [];
        return [{ kind: block.role === 'small' ? 'small' : 'text', lead: '', lines: block.lines }];
      case 'list':
        return block.items.map((lines, index) => ({
          kind: 'text',
          lead: block.ordered ? `${index + 1}. ` : '• ',
          lines,
        }));
      case 'note':
        return proseOf(block.blocks);
      case 'matrix':
      case 'crosstab':
      case 'worksheet':
      case 'chart':
      case 'sources':
      case 'legend':
      case 'rule':
      case 'page-break':
        return [];
      default:
        return unexpected(block);
    }
  });
}

/** Whether there is something to read, not only headings. */
export function hasText(items: readonly ProseItem[]): boolean {
  return items.some((item) => item.kind !== 'heading');
}

/** Running text as lines under a table. */
export function proseLines(items: readonly ProseItem[]): readonly AfterLine[] {
  return items.flatMap(({ kind, lead, lines }) =>
    kind === 'small' ? remarkLines(lines, lead) : afterLines(kind === 'heading' ? 'heading' : 'bare', lines, lead),
  );
}

/** Running text on a sheet of its own: one wide column of wrapped paragraphs. */
export function proseSheet(title: Lines, items: readonly ProseItem[], name: string, context: Context): Sheet {
  const columns = [{ width: 86 }];
  return {
    name,
    state: 'visible',
    columns,
    rowCount: 3 + items.length,
    *rows(): Generator<RowPlan> {
      yield { cells: [lineCell(title, { role: 'title', align: 'left' })] };
      yield { cells: [backCell(context)] };
      yield { height: 6, cells: [] };
      for (const item of items) yield { cells: [itemCell(item)] };
    },
    print: printPlan(context, { pixels: totalPixels(columns), pagesHigh: 0 }),
  };
}

function itemCell(item: ProseItem): ReturnType<typeof linesCell> {
  const [first, ...rest] = item.lines;
  const led: Lines =
    item.lead === '' || !first
      ? item.lines
      : [{ ...first, inlines: [{ kind: 'text', text: item.lead }, ...first.inlines] }, ...rest];
  if (item.kind === 'heading') return lineCell(led, { role: 'heading', align: 'left' });
  return linesCell(led, { role: 'prose', align: 'left', ...(item.kind === 'small' ? { muted: true } : {}) });
}
