import type { NumberFormat } from '../core/matrix.ts';

/** The format of day dates. */
export const DAY_FORMAT = 'yyyy\\-mm\\-dd';
/** A literal that begins so is a mark beside the value (a footnote's letter, a dagger), not part of its text. */
const MARK_START = '\u00a0';

/**
 * Excel's code for a number format. Thousands are scaled by commas; 万 and 亿, which are no powers of a thousand, by
 * setting the point among the digits: `0\.00,,` shows hundred-millionths of 10^6, that is 10^8 with two decimals.
 * Other decimals of 万 and 亿 have no code; `exactFormat` then shows the text itself.
 */
export function numberFormat(format: NumberFormat, grouped: boolean): string {
  return literal(format.prefix) + digitsCode(format, grouped) + literal(format.suffix);
}

/**
 * A code that shows this text for just this number, and another number in the general way: so that an edited cell
 * never goes on showing the old text. Undefined where Excel's limit of 255 characters, or a line break, forbids it.
 */
export function exactFormat(value: number, text: string, general: string): string | undefined {
  const decimal = Number.isInteger(value) ? BigInt(value).toString() : String(value);
  const code = `[=${decimal}]${literal(text)};${general}`;
  return decimal.includes('e') || text.includes('\n') || value < 0 || code.length > 240 ? undefined : code;
}

/** The code with marks after the value, in each of its sections; `@` is the code of texts. */
export function withMarks(code: string, marks: string): string {
  return sections(code)
    .map((section) => section + literal(MARK_START + marks))
    .join(';');
}

/** A quoted literal; a quotation mark inside is escaped outside the quotes, the only way that Excel has. */
export function literal(text: string): string {
  return text
    .split('"')
    .map((piece) => (piece === '' ? '' : `"${piece}"`))
    .join('\\"');
}

/** What a number shows under a code, marks left out: of the codes made here and `General`, the same as in Excel. */
export function renderNumber(code: string, value: number): string {
  const all = sections(code);
  const section = all.find((candidate) => holds(candidate, value)) ?? all.at(-1) ?? 'General';
  const tokens = tokensOf(section.replace(/^\[=[^\]]*\]/, ''));
  const codes = tokens.filter((token) => !token.literal).map((token) => token.text);
  if (codes.some((text) => /[yd]/i.test(text))) return renderDay(tokens, value);
  const digits = codes.join('');
  if (!/[0#]/.test(digits)) return tokens.map((token) => (token.literal ? shown(token.text) : general(value))).join('');
  return renderDigits(tokens, value);
}

interface Token {
  readonly literal: boolean;
  readonly text: string;
}

function digitsCode(format: NumberFormat, grouped: boolean): string {
  const { power, decimals } = format;
  if (power % 3 === 0) {
    const point = decimals > 0 ? `.${'0'.repeat(decimals)}` : '';
    return (grouped ? '#,##0' : '0') + point + ','.repeat(power / 3);
  }
  const commas = [...Array(Math.floor(power / 3) + 1).keys()].reverse().find((n) => power - 3 * n >= decimals) ?? 0;
  return `0\\.${'0'.repeat(power - 3 * commas)}${','.repeat(commas)}`;
}

function sections(code: string): readonly string[] {
  return code.match(/(?:"[^"]*"|\\.|[^;"\\])+/gsu) ?? [code];
}

function holds(section: string, value: number): boolean {
  const condition = /^\[=([^\]]*)\]/.exec(section)?.[1];
  return condition === undefined || Number(condition) === value;
}

function tokensOf(section: string): readonly Token[] {
  const found = section.match(/"[^"]*"|\\.|General|[ymd]+|[^"\\]/gisu) ?? [];
  return found.map((text) => {
    if (text.startsWith('"')) return { literal: true, text: text.slice(1, -1) };
    if (text.startsWith('\\')) return { literal: true, text: text.slice(1) };
    return { literal: /^[- :/]$/.test(text), text };
  });
}

function shown(text: string): string {
  return text.startsWith(MARK_START) ? '' : text;
}

/** Days from 1899-12-30, which absorbs Excel's 1900-02-29. */
function renderDay(tokens: readonly Token[], serial: number): string {
  const iso = new Date(Math.round(serial * 86_400_000) - 2_209_161_600_000).toISOString();
  const fields: Readonly<Record<string, string>> = { yyyy: iso.slice(0, 4), mm: iso.slice(5, 7), dd: iso.slice(8, 10) };
  return tokens.map((token) => (token.literal ? shown(token.text) : (fields[token.text] ?? ''))).join('');
}

/** Digits fill the placeholders from the right, so that literals may stand among them. */
function renderDigits(tokens: readonly Token[], value: number): string {
  const code = tokens.map((token) => (token.literal ? '\u0000' : token.text)).join('');
  const scale = /(,+)[^0#,]*$/.exec(code)?.[1]?.length ?? 0;
  const point = code.indexOf('.');
  const decimals = point < 0 ? 0 : (code.slice(point).match(/0/g)?.length ?? 0);
  const grouped = /[#0],[#0]/.test(code);
  const [whole = '0', fraction = ''] = rounded(Math.abs(value), 3 * scale, decimals).split('.');
  const out: string[] = [];
  let left = whole;
  let placed = 0;
  for (const [index, token] of [...tokens.entries()].reverse()) {
    const first = !tokens.slice(0, index).some((other) => !other.literal && /[0#]/.test(other.text));
    if (token.literal) out.unshift(shown(token.text));
    else if (token.text === '.') out.unshift(`.${fraction}`);
    else if (/[0#]/.test(token.text) && (point < 0 || position(tokens, index) < point)) {
      const take = first ? left : left.slice(-1);
      left = left.slice(0, left.length - take.length);
      const digits = take === '' && token.text === '0' ? '0' : take;
      out.unshift(grouped ? group(digits, placed) : digits);
      placed += digits.length;
    }
  }
  return (value < 0 ? '-' : '') + out.join('');
}

function position(tokens: readonly Token[], index: number): number {
  return tokens.slice(0, index).reduce((sum, token) => sum + (token.literal ? 1 : token.text.length), 0);
}

function group(digits: string, placed: number): string {
  return [...digits]
    .map((digit, index) => {
      const right = digits.length - index - 1 + placed;
      return right > 0 && right % 3 === 0 ? `${digit},` : digit;
    })
    .join('');
}

/** value / 10^power with so many decimals, half away from zero on the decimal digits, as Excel rounds. */
function rounded(value: number, power: number, decimals: number): string {
  const [digits = '0', exponent = '0'] = value.toExponential().split('e');
  const shift = Number(exponent) - power + decimals - (digits.length > 1 ? digits.length - 2 : 0);
  const units = BigInt(digits.replace('.', ''));
  const scaled =
    shift >= 0 ? units * 10n ** BigInt(shift) : (units + 5n * 10n ** BigInt(-shift - 1)) / 10n ** BigInt(-shift);
  const text = scaled.toString().padStart(decimals + 1, '0');
  return decimals === 0 ? text : `${text.slice(0, -decimals)}.${text.slice(-decimals)}`;
}

/** As a cell without a format shows it: eleven significant digits. */
function general(value: number): string {
  return String(Number(value.toPrecision(11)));
}
