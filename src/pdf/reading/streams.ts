import { inflateSync } from 'node:zlib';

/** What a stream's dictionary says of its coding. */
export interface Coding {
  readonly filters: readonly string[];
  readonly predictor: number;
  readonly columns: number;
}

/** The bytes that a stream stands for. Throws where its filter is not one that we or the usual tools write. */
export function decodeStream(raw: Uint8Array, coding: Coding): Uint8Array {
  let bytes = raw;
  for (const filter of coding.filters) {
    if (filter !== 'FlateDecode') throw new Error(`a stream is coded as ${filter}`);
    bytes = inflateSync(bytes);
  }
  return coding.predictor >= 10 ? undoPrediction(bytes, coding.columns) : bytes;
}

/** Undoes the PNG predictors (ISO 15948, 9) for samples of one byte. */
function undoPrediction(coded: Uint8Array, columns: number): Uint8Array {
  const rows = Math.floor(coded.length / (columns + 1));
  const plain = new Uint8Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    const from = row * (columns + 1);
    const to = row * columns;
    const type = coded[from] ?? 0;
    for (let column = 0; column < columns; column++) {
      const left = column === 0 ? 0 : (plain[to + column - 1] ?? 0);
      const above = row === 0 ? 0 : (plain[to + column - columns] ?? 0);
      const corner = row === 0 || column === 0 ? 0 : (plain[to + column - columns - 1] ?? 0);
      plain[to + column] = (coded[from + 1 + column] ?? 0) + predicted(type, left, above, corner);
    }
  }
  return plain;
}

function predicted(type: number, left: number, above: number, corner: number): number {
  switch (type) {
    case 0:
      return 0;
    case 1:
      return left;
    case 2:
      return above;
    case 3:
      return (left + above) >> 1;
    case 4:
      return paeth(left, above, corner);
    default:
      throw new Error(`a stream has the unknown predictor ${type}`);
  }
}

function paeth(left: number, above: number, corner: number): number {
  const estimate = left + above - corner;
  const [a, b, c] = [Math.abs(estimate - left), Math.abs(estimate - above), Math.abs(estimate - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? above : corner;
}
