import { plainLines } from '../core/inline.ts';
import type { Context } from './context.ts';
import type { CellPlan, CellStyle, Sheet } from './sheet.ts';
import { headCell, tableSheet } from './table-sheet.ts';
import { linesCell, safeLink, textCell } from './text.ts';
import { word } from './words.ts';

/** The sources that are cited: number, title, publisher, date, address. */
export function sourcesSheet(name: string, context: Context): Sheet {
  const { handout } = context;
  const heads = ['source', 'publisher', 'date', 'link'].map((key) => headCell(plainLines(word(handout, key))));
  return tableSheet(
    {
      name,
      title: word(handout, 'sources'),
      tableName: 'Sources',
      heads: [headCell('#', 'right'), ...heads],
      bodyCount: handout.sources.length,
      *body() {
        for (const index of handout.sources.keys()) yield sourceRow(index, context);
      },
      most: [6, 48, 24, 14, 84],
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

function sourceRow(index: number, context: Context): readonly CellPlan[] {
  const { sources } = context.handout;
  const source = sources[index];
  if (!source) return [];
  const style = cellStyle(index === sources.length - 1);
  const link = source.url === undefined ? undefined : safeLink(source.url);
  return [
    { value: index + 1, style: { ...style, align: 'right', format: '0' } },
    linesCell(source.title, style),
    linesCell(source.publisher ?? [], style),
    linesCell(source.date, style),
    {
      ...textCell(source.url ?? '', { ...style, role: 'url', ...(link ? { link: true } : {}) }),
      ...(link ? { link } : {}),
    },
  ];
}

function cellStyle(last: boolean): CellStyle {
  return { role: 'cell', align: 'left', ...(last ? { edge: 'bottom' } : {}) };
}
