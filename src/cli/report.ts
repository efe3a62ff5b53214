import { sourceText } from '../catalog/index.ts';
import type { Diagnostic, Span } from '../core/diagnostic.ts';
import type { Host } from '../core/host.ts';
import { refName } from '../core/value.ts';
import { type Excerpt, excerptAt } from './excerpt.ts';
import { codeFrame, type Position, positionAt } from './frame.ts';
import { type MessageLanguage, sentenceOf } from './messages/index.ts';

/** A diagnostic as people and programs are told of it. */
export interface Told {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly hint?: string;
  readonly file?: string;
  readonly start?: Position;
  readonly end?: Position;
  readonly cell?: string;
  readonly frame?: string;
  /** In a table: the row as spreadsheets count, and the column's name. */
  readonly row?: number;
  readonly column?: string;
}

/** Makes sentences, lines and columns of diagnostics. */
export async function tell(
  diagnostics: readonly Diagnostic[],
  language: MessageLanguage,
  host: Host,
): Promise<readonly Told[]> {
  const told: Told[] = [];
  for (const diagnostic of diagnostics) {
    const { code, severity, span, cell } = diagnostic;
    const where = span ? await place(span, host) : {};
    const about = { ...(cell && { cell: refName(cell) }), ...diagnostic.tableCell };
    told.push({ code, severity, ...sentenceOf(diagnostic, language), ...where, ...about });
  }
  return told;
}

async function place(span: Span, host: Host) {
  const { text, offset, linesBefore } = excerptAt(host.stretches(span.file), span) ?? (await whole(span.file, host));
  const [start, end] = [span.start - offset, span.end - offset];
  return {
    file: span.file,
    start: positionAt(text, start, linesBefore),
    end: positionAt(text, end, linesBefore),
    frame: codeFrame(text, { ...span, start, end }, linesBefore),
  };
}

/** Of a file in another encoding. */
async function whole(file: string, host: Host): Promise<Excerpt> {
  const bytes = await host.read(file);
  return { text: bytes ? sourceText(bytes, file) : '', offset: 0, linesBefore: 0 };
}

/** The text form, for people: place, sentence, frame, hint. */
export function plainReport(told: readonly Told[], language: MessageLanguage, color: boolean): string {
  const words =
    language === 'zh-CN'
      ? { error: '错误', warning: '警告', hint: '提示', row: '行', column: '列' }
      : { error: 'error', warning: 'warning', hint: 'hint', row: 'row', column: 'column' };
  return told
    .map((one) => {
      const place =
        one.file && one.start ? `${one.file}:${one.start.line}:${one.start.column} ${tablePlace(one, words)}` : '';
      const head = `${paint(words[one.severity], one.severity === 'error' ? 31 : 33, color)}[${one.code}] ${place}`;
      const rest = [one.frame, one.hint === undefined ? undefined : `  ${words.hint}: ${one.hint}`];
      return [head + one.message, ...rest.filter((part) => part !== undefined)].join('\n');
    })
    .join('\n\n');
}

/** `(row 4, column 参数) ` for what stands in a table. */
function tablePlace({ row, column }: Told, words: { readonly row: string; readonly column: string }): string {
  if (row === undefined) return '';
  return `(${words.row} ${row}${column === undefined ? '' : `, ${words.column} ${column}`}) `;
}

function paint(text: string, code: number, color: boolean): string {
  return color ? `\u001b[${code}m${text}\u001b[0m` : text;
}
