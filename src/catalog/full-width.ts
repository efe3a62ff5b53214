import type { Diagnostic, Report, Span } from '../core/diagnostic.ts';

/** A text in which full-width characters in the place of syntax were made half-width, line by line. */
export interface Repair {
  readonly text: string;
  readonly fixes: readonly Fix[];
}

export interface Fix {
  /** Counted from 0; repairs keep the lines. */
  readonly line: number;
  readonly found: string;
  readonly corrected: string;
}

/** Full-width characters that a Chinese keyboard gives in the place of the format's own signs. */
const MARKS = /[：，、；“”‘’｛｝［］＃－　]/u;
const KEY = /^(\s*(?:- +)*)(["'“”‘’]?)([A-Za-z0-9*][\w.*-]*)(["'“”‘’]?)(\s*[:：]\s*)/u;
const BLOCK_SCALAR = /[:：-]\s+[|>][+-]?\d?[+-]?\s*(#.*)?$/u;

/** Makes every line half-width that seems to need it. Lines of block scalars and comments are texts. */
export function repairFullWidth(text: string, wanted?: ReadonlySet<number>): Repair {
  const fixes: Fix[] = [];
  let blockIndent = -1;
  const lines = text.split('\n').map((line, index) => {
    const indent = line.search(/[^\s]/u);
    if (indent < 0 || (blockIndent >= 0 && indent > blockIndent)) return line;
    blockIndent = BLOCK_SCALAR.test(line) ? indent : -1;
    const corrected = MARKS.test(line) && !/^\s*#/u.test(line) ? halfWidthLine(line) : line;
    if (corrected === line || (wanted !== undefined && !wanted.has(index))) return line;
    fixes.push({ line: index, found: firstChanged(line, corrected), corrected: corrected.trim() });
    return corrected;
  });
  return { text: fixes.length === 0 ? text : lines.join('\n'), fixes };
}

/** The line as it is written with half-width signs: indentation, key, brackets and what stands between them. */
function halfWidthLine(line: string): string {
  const indented = line.replace(/^[\s\u3000]+/u, (indent) => indent.replaceAll('\u3000', '  '));
  const [all, before = '', open = '', key = '', , colon = ''] = KEY.exec(indented) ?? [];
  if (all === undefined) return indented;
  const quoted = key.includes('*') || (open !== '' && /["']/.test(open)) ? `'${key}'` : key;
  const changed = /[“”‘’]/u.test(all) || colon.includes('：');
  const head = changed ? `${before}${quoted}:${' '.repeat(Math.max(1, colon.length - 1))}` : all;
  return `${head.trimEnd()}${head.endsWith(' ') ? ' ' : ''}${value(indented.slice(all.length))}`.replace(/ +$/u, '');
}

function value(text: string): string {
  if (/^[{[｛［]/u.test(text)) return insideBrackets(text);
  // Quotation marks of two kinds never close each other; Chinese ones quote nothing, which matters only before ": ".
  const [, mixed] = /^(?:"([^"“”]*)”|“([^"“”]*)")\s*$/u.exec(text) ?? [];
  if (mixed !== undefined) return `"${mixed}"`;
  const [, inner] = /^“([^“”]*: [^“”]*)”\s*$/u.exec(text) ?? [];
  return inner === undefined ? text : `'${inner.replaceAll("'", "''")}'`;
}

const WORD = '["\'“”‘’]?[A-Za-z0-9*][\\w.*-]*["\'“”‘’]?';
const COLON_IN = /([{,，]\s*)(["'“”‘’]?)([A-Za-z0-9*][\w.*-]*)["'“”‘’]?\s*：\s*/gu;
const COMMA_IN = new RegExp(`\\s*，\\s*(?=${WORD}\\s*:)`, 'gu');

function insideBrackets(text: string): string {
  const ascii = text.replace(/[｛｝［］]/gu, (mark) => '{}[]'['｛｝［］'.indexOf(mark)] ?? mark);
  return ascii
    .replace(
      COLON_IN,
      (_, before: string, quote: string, key: string) => `${before}${quote === '' ? key : `'${key}'`}: `,
    )
    .replace(COMMA_IN, ', ')
    .replace(/\[[^[\]{}]*\]/gu, (list) =>
      /^\[[\s\w.,*，、-]*\]$/u.test(list) ? list.replace(/\s*[，、]\s*/gu, ', ') : list,
    );
}

function firstChanged(line: string, corrected: string): string {
  const at = [...line].findIndex((character, index) => character !== [...corrected][index]);
  return MARKS.exec([...line].slice(at).join(''))?.[0] ?? MARKS.exec(line)?.[0] ?? '';
}

/** Gives back, for an offset of the repaired text, the place in the text as it stands in the file. */
export function originalOffset(original: string, repaired: string): (offset: number) => number {
  if (original === repaired) return (offset) => offset;
  const [from, to] = [lineStarts(repaired), lineStarts(original)];
  return (offset) => {
    let low = 0;
    let high = from.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((from[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    const end = (to[low + 1] ?? original.length + 1) - 1;
    return Math.min((to[low] ?? 0) + offset - (from[low] ?? 0), end);
  };
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** The place of the mark that a fix concerns. */
export function reportFixes(file: string, text: string, fixes: readonly Fix[], report: Report): void {
  const starts = lineStarts(text);
  for (const { line, found, corrected } of fixes) {
    const start = Math.max(starts[line] ?? 0, text.indexOf(found, starts[line]));
    const span = { file, start, end: start + found.length };
    report({ code: 'full-width', severity: 'error', args: { found, corrected }, span });
  }
}

/** What is told of a wrong word that holds full-width signs: those are what is wrong. */
const RETOLD: readonly Diagnostic['code'][] = [
  'empty-value',
  'unknown-key',
  'wrong-type',
  'bad-id',
  'not-allowed',
  'unknown-language',
  'unknown-member',
  'unknown-concept',
  'unknown-source',
  'unknown-attribute',
  'unknown-vocabulary',
  'unknown-unit',
];

/** Passes on what is found, told as a full-width mistake where the text in its place shows that it is one. */
export function retellFullWidth(
  texts: (path: string) => string | undefined,
  corrected: (span: Span, write: string) => string,
  report: Report,
): Report {
  return (diagnostic) => {
    const { code, span } = diagnostic;
    const text = span === undefined ? '' : (texts(span.file)?.slice(span.start, span.end).split('\n')[0] ?? '');
    const mark = RETOLD.includes(code) ? /[：，；“”‘’｛｝［］\uff01-\uff5e\u3000]/u.exec(text)?.[0] : undefined;
    if (mark === undefined || span === undefined) return report(diagnostic);
    const first = { ...span, end: span.start + text.length };
    const at = span.start + text.indexOf(mark);
    const args = { found: mark, corrected: corrected(first, halfWidthWord(text)) };
    report({ code: 'full-width', severity: 'error', args, span: { ...span, start: at, end: at + mark.length } });
  };
}

function halfWidthWord(text: string): string {
  return text
    .replace(/[“”‘’]/gu, '')
    .replace(/[\uff01-\uff5e]/gu, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/\u3000/gu, '  ')
    .replace(/([:,;])(?=\S)/gu, '$1 ')
    .trimEnd();
}
