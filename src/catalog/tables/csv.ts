import type { Report } from '../../core/diagnostic.ts';
import { type HeaderCell, listed, type TableCell, type TableRow, type TableText } from './rows.ts';

/** Reads CSV (RFC 4180; also with LF, with semicolons or tabs) with the place of every cell. */
export function readCsv(path: string, text: string, report: Report): TableText {
  const records = recordsOf(text, separatorOf(text), (start) =>
    report({ code: 'table-quote', severity: 'error', args: {}, span: { file: path, start, end: start + 1 } }),
  );
  const [first, ...rest] = records;
  if (first === undefined || first.every((cell) => cell.text === '')) {
    report({
      code: 'table-no-header',
      severity: 'error',
      args: { file: path },
      span: { file: path, start: 0, end: 0 },
    });
    return listed(path, [], []);
  }
  const headers = headersOf(path, first, report);
  const rows = rest.flatMap((cells, index) => rowOf(path, headers, cells, index + 2, report) ?? []);
  return listed(path, headers, rows);
}

/** The sign that the header holds most often outside quotes; a comma unless another is commoner. */
function separatorOf(text: string): string {
  const header = text.slice(0, (text.indexOf('\n') + text.length + 1) % (text.length + 1)).replace(/"[^"]*"/g, '');
  const count = (sign: string) => header.split(sign).length;
  return [',', ';', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}

type Records = readonly (readonly TableCell[])[];

function recordsOf(text: string, separator: string, unclosed: (start: number) => void): Records {
  const records: TableCell[][] = [];
  let cells: TableCell[] = [];
  let at = 0;
  while (at < text.length || cells.length > 0) {
    const cell = cellAt(text, at, separator, unclosed);
    cells.push(cell);
    at = cell.end;
    if (text[at] === separator) {
      at += 1;
      // A separator at the very end has an empty cell after it.
      if (at < text.length) continue;
      cells.push({ text: '', start: at, end: at });
    }
    records.push(cells);
    cells = [];
    at += text.startsWith('\r\n', at) ? 2 : 1;
  }
  return records;
}

/** The cell that begins at an offset; it ends before a separator or the end of its line. */
function cellAt(text: string, start: number, separator: string, unclosed: (start: number) => void): TableCell {
  const quote = /^ *"/.exec(text.slice(start, start + 20))?.[0];
  if (quote !== undefined) {
    const open = start + quote.length - 1;
    const close = closingQuote(text, open);
    if (close < 0) unclosed(open);
    const inner = text.slice(open + 1, close < 0 ? endOfCell(text, open, separator) : close);
    const end = endOfCell(text, close < 0 ? open : close, separator);
    const after = close < 0 ? '' : text.slice(close + 1, end);
    return { text: (inner.replaceAll('""', '"') + after).trim(), start, end };
  }
  const end = endOfCell(text, start, separator);
  return { text: text.slice(start, end).trim(), start, end };
}

function closingQuote(text: string, open: number): number {
  let at = text.indexOf('"', open + 1);
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
}

function endOfCell(text: string, from: number, separator: string): number {
  let at = from;
  while (at < text.length && text[at] !== separator && text[at] !== '\n' && !text.startsWith('\r\n', at)) at += 1;
  return at;
}

function headersOf(path: string, cells: readonly TableCell[], report: Report): readonly HeaderCell[] {
  const seen = new Set<string>();
  return cells.map(({ text: name, start, end }) => {
    if (name !== '' && seen.has(name)) {
      report({
        code: 'table-header-twice',
        severity: 'error',
        args: { header: name },
        span: { file: path, start, end },
      });
    }
    seen.add(name);
    return { name, start, end };
  });
}

/** A row by header; lines without anything are passed over. */
function rowOf(
  path: string,
  headers: readonly HeaderCell[],
  found: readonly TableCell[],
  number: number,
  report: Report,
): TableRow | undefined {
  if (found.every((cell) => cell.text === '')) return undefined;
  const start = found[0]?.start ?? 0;
  const end = found.at(-1)?.end ?? start;
  if (found.length !== headers.length) {
    const args = { expected: headers.length, found: found.length };
    report({ code: 'table-ragged', severity: 'error', args, span: { file: path, start, end } });
  }
  const cells = new Map<string, TableCell>();
  for (const [index, { name }] of headers.entries()) {
    const cell = found[index];
    if (cell !== undefined && name !== '' && !cells.has(name)) cells.set(name, cell);
  }
  return { number, start, end, cells };
}
