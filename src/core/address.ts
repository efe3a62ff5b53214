import { toNumber } from './amount.ts';
import type { ReadCell } from './format.ts';
import { blocksOf, type Handout, matricesIn } from './handout.ts';
import { plainLines } from './inline.ts';
import type { Crosstab, Matrix, MatrixCell, NumberFormat } from './matrix.ts';
import { type Id, refName, type Value } from './value.ts';

/** The address of a matrix cell in an artifact: `main:gpt-3.parameters`. */
export function cellAddress(block: Id, cell: Pick<MatrixCell, 'ref'>): string {
  return `${block}:${refName(cell.ref)}`;
}

/** The address of a header: `main:gpt-3` or `main:parameters`; the stub head is `main:`. */
export function headerAddress(block: Id, header: Id): string {
  return `${block}:${header}`;
}

/** The address of an entry of a crosstab: its place, then the concept: `quadrants:large/multimodal/dall-e`. */
export function entryAddress(crosstab: Id, row: Id, column: Id, concept: Id): string {
  return `${crosstab}:${row}/${column}/${concept}`;
}

/** Everything that an artifact of this handout must show by address, each address once. */
export function expectedCells(handout: Handout): readonly ReadCell[] {
  const found = new Map<string, ReadCell>();
  for (const cell of everyCell(handout)) found.set(cell.address, cell);
  return [...found.values()];
}

/** All cells of all blocks in order; an address comes again where something is shown again. */
export function* everyCell(handout: Handout): Generator<ReadCell> {
  for (const block of blocksOf(handout)) {
    for (const matrix of matricesIn(block)) yield* matrixCells(matrix);
    if (block.kind === 'crosstab') yield* crosstabCells(block.crosstab);
  }
}

/** What a matrix shows by address: its headers and cells. */
export function expectedMatrixCells(matrix: Matrix): readonly ReadCell[] {
  return [...matrixCells(matrix)];
}

/** The number that a cell is, where it is one plain number. */
export function cellNumber(cell: {
  readonly value: Value;
  readonly number?: NumberFormat | undefined;
}): number | undefined {
  if (cell.number === undefined || cell.value.kind !== 'quantity') return undefined;
  const { measure } = cell.value.parts[0];
  return measure.op === 'exact' || measure.op === 'approx' ? toNumber(measure.at) : undefined;
}

/** The text of an entry: its name, then the shown details, one a line. The mark is not part of it. */
export function entryText(entry: Crosstab['rows'][number]['cells'][number][number]): string {
  return [plainLines(entry.lines), ...entry.details.map((detail) => plainLines(detail.lines))].join('\n');
}

function* matrixCells(matrix: Matrix): Generator<ReadCell> {
  for (const header of matrix.columns) yield headerCell(matrix.id, header.id, plainLines(header.lines));
  for (const row of matrix.rows) {
    yield headerCell(matrix.id, row.header.id, plainLines(row.header.lines));
    for (const cell of row.cells) {
      const number = cellNumber(cell);
      const text = plainLines(cell.lines);
      yield { address: cellAddress(matrix.id, cell), text, ...(number === undefined ? {} : { number }) };
    }
  }
}

function headerCell(block: Id, id: Id, text: string): ReadCell {
  return { address: headerAddress(block, id), text };
}

function* crosstabCells(crosstab: Crosstab): Generator<ReadCell> {
  for (const row of crosstab.rows) {
    for (const [index, entries] of row.cells.entries()) {
      const column = crosstab.columns[index];
      if (column === undefined) continue;
      for (const entry of entries) {
        const address = entryAddress(crosstab.id, row.header.id, column.id, entry.concept);
        yield { address, text: entryText(entry) };
      }
    }
  }
}
