import { plainLines } from '../core/inline.ts';
import { onOneLine } from './columns.ts';
import type { Context } from './context.ts';
import type { CellPlan, CellStyle, Link, Sheet } from './sheet.ts';
import { headCell, tableSheet } from './table-sheet.ts';
import { linesCell, safeLink, textCell } from './text.ts';
import { word } from './words.ts';

/** The greatest widths of the title and the address of a source. */
const TITLE_WIDTH = 56;
const URL_WIDTH = 62;

/** Of the columns after the number. */
export const SOURCE_HEADS = ['source', 'publisher', 'date', 'address'];

/** The sources that are cited: number, title, publisher, date, address. */
export function sourcesSheet(name: string, context: Context): Sheet {
  const { handout } = context;
  const heads = SOURCE_HEADS.map((key) => headCell(plainLines(word(handout, key))));
  const rows = sourceRows(context);
  return tableSheet(
    {
      name,
      title: word(handout, 'sources'),
      tableName: 'Sources',
      heads: [headCell('#', 'right'), ...heads],
      bodyCount: rows.length,
      body: () => rows,
      most: [6, TITLE_WIDTH, 28, 14, URL_WIDTH],
      after: [],
    },
    context,
  );
}

/** The signs that occur, with their words. */
export function legendSheet(name: string, context: Context): Sheet {
  const { handout } = context;
  return tableSheet(
    {
      name,
      title: word(handout, 'legend'),
      tableName: 'Legend',
      heads: [headCell(plainLines(word(handout, 'sign'))), headCell(plainLines(word(handout, 'meaning')))],
      bodyCount: handout.legend.length,
      *body() {
        for (const [index, entry] of handout.legend.entries()) {
          const style = cellStyle(index === handout.legend.length - 1);
          yield [textCell(entry.sign, { ...style, role: 'stub' }), linesCell(entry.lines, style)];
        }
      },
      most: [14, 70],
      after: [],
    },
    context,
  );
}

/**
 * Each source with its link: at its title, or where that takes several lines at its address, else at its number.
 * LibreOffice draws a linked text on one line, cut off by the next cell or over the edge of the table.
 */
function sourceRows(context: Context): readonly (readonly CellPlan[])[] {
  const rows = context.handout.sources.map((_, index) => sourceRow(index, context));
  const column = (index: number) => rows.map((cells) => cells[index] as CellPlan);
  const titles = onOneLine(column(TITLE), TITLE_WIDTH, context.look);
  const urls = onOneLine(column(URL), URL_WIDTH, context.look);
  return rows.map((cells, index) => {
    const link = safeLink(context.handout.sources[index]?.url ?? '');
    const at = titles[index] ? TITLE : urls[index] ? URL : NUMBER;
    return link ? cells.map((cell, place) => (place === at ? linkedCell(cell, link) : cell)) : cells;
  });
}

const [NUMBER, TITLE, URL] = [0, 1, 4];

function linkedCell(cell: CellPlan, link: Link): CellPlan {
  return { ...cell, style: { ...cell.style, link: true }, link };
}

function sourceRow(index: number, { handout }: Context): readonly CellPlan[] {
  const source = handout.sources[index];
  if (!source) return [];
  const style = cellStyle(index === handout.sources.length - 1);
  return [
    { value: index + 1, style: { ...style, align: 'right', format: '0' } },
    linesCell(source.title, style),
    linesCell(source.publisher ?? [], style),
    linesCell(source.date, style),
    textCell(source.url ?? '', style),
  ];
}

function cellStyle(last: boolean): CellStyle {
  return { role: 'cell', align: 'left', ...(last ? { edge: 'bottom' } : {}) };
}
