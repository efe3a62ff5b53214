import { plainLines } from '../core/inline.ts';
import type { Header, Matrix } from '../core/matrix.ts';
import { HEAD_ROW } from './context.ts';
import { firstPlace, type Layout } from './matrix-layout.ts';
import { cellName, type Sheet } from './sheet.ts';
import { fitText } from './text.ts';

/** The lists that cells of a matrix are chosen from, by column or, side by side, by row; as their cells hold them. */
export function choiceLists(matrix: Matrix): readonly (readonly string[])[] {
  const headers = matrix.conceptsAs === 'rows' ? matrix.columns : matrix.rows.map(({ header }) => header);
  return headers.flatMap((header) => listOf(header) ?? []);
}

function listOf({ choices }: Header): readonly [readonly string[]] | undefined {
  return choices && [[...new Set(choices.map((lines) => fitText(plainLines(lines))))]];
}

/** What may be entered, by ranges. */
export function acceptsOf(layout: Layout): NonNullable<Sheet['accepts']> {
  const { matrix, context, places } = layout;
  const before = firstPlace(layout);
  const accept = (header: Header, from: string, to: string) =>
    (listOf(header) ?? []).map((list) => ({
      range: from === to ? from : `${from}:${to}`,
      accepts: { kind: 'list' as const, source: context.lists.sourceOf(list) },
    }));
  const [first, last] = [HEAD_ROW + 1, HEAD_ROW + matrix.rows.length];
  if (matrix.rows.length === 0 || matrix.columns.length === 0) return [];
  if (matrix.conceptsAs === 'rows') {
    return matrix.columns.flatMap((header, index) => {
      const column = places[index] ?? 0;
      return accept(header, cellName(column, first), cellName(column, last));
    });
  }
  const end = before + matrix.columns.length - 1;
  return matrix.rows.flatMap(({ header }, index) =>
    accept(header, cellName(before, first + index), cellName(end, first + index)),
  );
}
