import type { YAMLError } from 'yaml';
import type { Diagnostic, Span } from '../core/diagnostic.ts';

/** What the YAML library found wrong, as our diagnostics, and the stretches of the file that it then only guessed at. */
export interface YamlErrors {
  readonly diagnostics: readonly Diagnostic[];
  readonly unsure: readonly Span[];
}

/**
 * Sorts YAML errors: tabs and values that need quotes each get their own code and are local to their line; of the
 * others only the first is told, since those after it mostly follow from it.
 */
export function yamlErrors(file: string, text: string, errors: readonly YAMLError[]): YamlErrors {
  const diagnostics: Diagnostic[] = [];
  const unsure: Span[] = [];
  const toldLines = new Set<number>();
  let lost = false;
  for (const error of errors) {
    const line = lineAround(text, error.pos[0]);
    const local = tabAt(file, text, error) ?? colonInValue(file, text, error) ?? quoteNeeded(file, text, error);
    const at = local?.span === undefined ? line.start : lineAround(text, local.span.start).start;
    if (toldLines.has(at) || (local === undefined && lost)) continue;
    toldLines.add(at);
    diagnostics.push(local ?? syntax(file, text, error));
    if (local === undefined) lost = true;
    unsure.push({ file, start: at, end: local === undefined ? text.length + 1 : line.end + 1 });
  }
  return { diagnostics, unsure };
}

/** True where one of the errors is a tab used as indentation. */
export function hasTabs(text: string, errors: readonly YAMLError[]): boolean {
  return errors.some((error) => tabAt('', text, error) !== undefined);
}

function syntax(file: string, text: string, error: YAMLError): Diagnostic {
  const start = Math.min(error.pos[0], text.length);
  const span = { file, start, end: Math.max(start, Math.min(error.pos[1], text.length)) };
  return { code: 'yaml-syntax', severity: 'error', args: { detail: error.message }, span };
}

function tabAt(file: string, text: string, error: YAMLError): Diagnostic | undefined {
  const from = text[error.pos[0]] === '\n' ? error.pos[0] + 1 : error.pos[0];
  const { start, end } = lineAround(text, from);
  const tab = /^ *\t/.exec(text.slice(start, end))?.[0].length;
  if (tab === undefined) return undefined;
  const span = { file, start: start + tab - 1, end: start + tab };
  const corrected = text.slice(start, end).replace(/^[ \t]+/, (indent) => indent.replaceAll('\t', '  '));
  return { code: 'yaml-tab', severity: 'error', args: { corrected }, span };
}

/** A plain value that holds `: `, on a line of its own or between brackets: `title: GPT-3: models`. */
function colonInValue(file: string, text: string, error: YAMLError): Diagnostic | undefined {
  if (error.code !== 'BLOCK_AS_IMPLICIT_KEY' && error.code !== 'BLOCK_IN_FLOW') return undefined;
  const start = error.pos[0];
  const line = lineAround(text, start);
  const flow = error.code === 'BLOCK_IN_FLOW';
  const rest = text.slice(start, line.end);
  const value = (flow ? /^[^,\]}]*/ : /^.*?(?=\s+#|\s*$)/).exec(rest)?.[0].trimEnd() ?? '';
  if (!/^[^\s[{"'|>].*: /.test(value)) return undefined;
  const { args, span } = quoteDiagnostic(file, text, { start, end: start + value.length });
  return { code: 'yaml-colon-in-value', severity: 'error', args, ...(span && { span }) };
}

const SIGNS = '>|*&!%@`';
/** The value of a line: after `key:`, after `-`, or after both. */
const VALUE = /^(\s*(?:-\s+)*(?:(?:"[^"]*"|'[^']*'|[^\s:#"'[\]{},][^:#]*?)\s*:\s+)?)([>|*&!%@`[{].*?)(\s+#.*|\s*)$/;

function quoteNeeded(file: string, text: string, error: YAMLError): Diagnostic | undefined {
  const at = error.pos[0];
  const line = lineAround(text, at);
  const found = inFlow(text, at, error) ?? valueOfLine(text.slice(line.start, line.end), at - line.start, error);
  if (found === undefined) return undefined;
  const start = found.inLine ? line.start + found.start : found.start;
  return quoteDiagnostic(file, text, { start, end: start + found.text.length });
}

/** The diagnostic for a value that YAML takes for something else, with the whole line as it should be. */
export function quoteDiagnostic(
  file: string,
  text: string,
  place: { start: number; end: number },
): Extract<Diagnostic, { code: 'yaml-quote-needed' }> {
  const line = lineAround(text, place.start);
  const value = text.slice(place.start, place.end);
  const quoted = `${text.slice(line.start, place.start)}'${value.replaceAll("'", "''")}'${text.slice(place.end, line.end)}`;
  const args = { text: value, quoted: quoted.trim() };
  return { code: 'yaml-quote-needed', severity: 'error', args, span: { file, ...place } };
}

interface Found {
  readonly start: number;
  readonly text: string;
  readonly inLine: boolean;
}

/** A plain scalar that begins with a sign; between brackets it ends at a comma or bracket. */
function inFlow(text: string, at: number, error: YAMLError): Found | undefined {
  if (error.code !== 'BAD_SCALAR_START' || !SIGNS.includes(text[at] ?? ' ')) return undefined;
  const { start, end } = lineAround(text, at);
  const before = text.slice(start, at);
  const between = /[[{]/.test(before);
  const value = (between ? /^[^,\]}\n]*/ : /^.*?(?=\s+#|\s*$)/).exec(text.slice(at, end))?.[0].trimEnd() ?? '';
  return { start: at, text: value, inLine: false };
}

function valueOfLine(line: string, column: number, error: YAMLError): Found | undefined {
  const [, before = '', value = ''] = VALUE.exec(line) ?? [];
  if (value === '' || column < before.length) return undefined;
  // An opening bracket needs quotes only where text follows its end; else the brackets themselves are wrong.
  if ('[{'.includes(value[0] ?? '') && !/at node end/.test(error.message)) return undefined;
  return { start: before.length, text: value, inLine: true };
}

function lineAround(text: string, at: number): { start: number; end: number } {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const feed = text.indexOf('\n', at);
  const end = feed < 0 ? text.length : feed;
  return { start: at === 0 ? 0 : start, end: text[end - 1] === '\r' ? end - 1 : end };
}
