import { headerAddress } from '../core/address.ts';
import type { ReadCell, Reader } from '../core/format.ts';
import { ENTRY } from './table.ts';
import { unescaped } from './text.ts';

type TableIds =
  | {
      readonly matrix: string;
      readonly concepts: 'rows' | 'columns';
      readonly columns: readonly string[];
      readonly rows: readonly string[];
    }
  | {
      readonly crosstab: string;
      readonly columns: readonly string[];
      readonly rows: readonly { readonly id: string; readonly cells: readonly (readonly string[])[] }[];
    };

/** Finds each table by the comment before it and gives its cells their addresses by place. */
export const reader: Reader = {
  async read(bytes) {
    const lines = new TextDecoder('utf-8', { fatal: true }).decode(bytes).split('\n');
    const cells: ReadCell[] = [];
    for (const [index, line] of lines.entries()) {
      const comment = /^<!-- (\{.*\}) -->$/.exec(line)?.[1];
      if (comment === undefined) continue;
      const ids = JSON.parse(comment) as TableIds;
      const rows = tableAfter(lines, index);
      cells.push(...('matrix' in ids ? matrixCells(ids, rows) : crosstabCells(ids, rows)));
    }
    return cells;
  },
};

function tableAfter(lines: readonly string[], index: number): readonly (readonly string[])[] {
  const rows: (readonly string[])[] = [];
  for (let at = index + 1; lines[at]?.startsWith('| ') === true; at++) {
    const inner = (lines[at] as string).replace(/^\| /, '').replace(/ \|$/, '');
    rows.push(inner.split(/(?<!\\) \| /));
  }
  return rows;
}

function* matrixCells(
  ids: Extract<TableIds, { matrix: string }>,
  rows: readonly (readonly string[])[],
): Generator<ReadCell> {
  const [head = [], , ...body] = rows;
  for (const [index, column] of ids.columns.entries()) {
    yield { address: headerAddress(ids.matrix, column), text: unescaped(head[index + 1] ?? '') };
  }
  for (const [at, row] of body.entries()) {
    const id = ids.rows[at] ?? `row ${at + 1}`;
    yield { address: headerAddress(ids.matrix, id), text: unescaped(row[0] ?? '') };
    for (const [index, column] of ids.columns.entries()) {
      const [concept, attribute] = ids.concepts === 'rows' ? [id, column] : [column, id];
      yield { address: `${ids.matrix}:${concept}.${attribute}`, text: unescaped(row[index + 1] ?? '') };
    }
  }
}

function* crosstabCells(
  ids: Extract<TableIds, { crosstab: string }>,
  rows: readonly (readonly string[])[],
): Generator<ReadCell> {
  const [, , ...body] = rows;
  for (const [at, row] of ids.rows.entries()) {
    for (const [index, concepts] of row.cells.entries()) {
      const texts = (body[at]?.[index + 1] ?? '').split(ENTRY);
      for (const [place, concept] of concepts.entries()) {
        const address = `${ids.crosstab}:${row.id}/${ids.columns[index]}/${concept}`;
        yield { address, text: unescaped(texts[place] ?? '') };
      }
    }
  }
}
