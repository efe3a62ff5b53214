import type { NumberFormat } from '../core/matrix.ts';

/** The format of day dates. */
export const DAY_FORMAT = 'yyyy\\-mm\\-dd';
/** The formats that cells have whatever a handout holds: days, counts, places in a list, logarithms, the dagger of examples. */
export const FIXED_FORMATS: ReadonlySet<string> = new Set([DAY_FORMAT, '#,##0', '0', '0.0', '@"\u00a0†"']);
/** Of a number without a format of its own. */
export const GENERAL: NumberFormat = { power: 0, decimals: 0, prefix: '', suffix: '' };
/** A literal that begins so is a mark beside the value (a footnote's letter, a dagger), not part of its text. */
const MARK_START = '\u00a0';

/**
 * Excel's code for a number format. Thousands are scaled by commas; 万 and 亿, which are no powers of a thousand, by
 * setting the point among the digits: `0\.00,,` shows hundred-millionths of 10^6, that is 10^8 with two decimals.
 * Other decimals of 万 and 亿 have no code; `exactFormat` then shows the text itself.
 */
export function numberFormat(format: NumberFormat): string {
  // Excel's own % shows hundreds, and stands outside quotes.
  if (format.power === -2) return `${literal(format.prefix)}${percentCode(format)}%${literal(format.suffix.slice(1))}`;
  return literal(format.prefix) + digitsCode(format) + literal(format.suffix);
}

/** The code of a number format, made once for each: neighbours have the very same format. */
export function numberCode(format: NumberFormat): string {
  const known = CODES.get(format);
  if (known !== undefined) return known;
  const made = numberFormat(format);
  CODES.set(format, made);
  return made;
}

const CODES = new WeakMap<NumberFormat, string>();

/** The power, prefix and suffix of a format, from the code that `numberFormat` makes of it; marks are left out. */
export function formatOfCode(code: string): Pick<NumberFormat, 'power' | 'prefix' | 'suffix'> | undefined {
  const [, before = '', set = '', commas = '', after = ''] =
    /^((?:"[^"]*"|\\")*)(?:#,##0|0)(?:\.0+|\\\.(0+))?(,*)((?:"[^"]*"|\\")*)$/.exec(code) ?? [];
  const power = POWERS.find((one) => one === 3 * commas.length + set.length);
  if (power === undefined || code === '') return undefined;
  const text = (literals: string) =>
    tokensOf(literals)
      .map((token) => shown(token.text))
      .join('');
  return { power, prefix: text(before), suffix: text(after) };
}

const POWERS = [0, 3, 4, 6, 8, 9, 12] as const;
/** Codes are few but for those that show one exact text. */
const MOST_KNOWN = 1_000;

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
  const all = parsedSections(code);
  const section = all.find(({ condition }) => condition === undefined || condition === value) ?? all.at(-1);
  if (!section) return general(value);
  const { tokens } = section;
  if (section.kind === 'day') return renderDay(tokens, value);
  if (section.kind === 'digits') return renderDigits(section, value);
  return tokens.map((token) => (token.literal ? shown(token.text) : general(value))).join('');
}

/** One section of a code, taken apart. */
interface Section {
  readonly kind: 'day' | 'digits' | 'general';
  /** The only number for which it holds. */
  readonly condition?: number;
  readonly tokens: readonly Token[];
  /** Of digits: by what power of ten the number is divided, how many decimals there are, whether it is grouped. */
  readonly power: number;
  readonly decimals: number;
  readonly grouped: boolean;
  /** What of digits makes up the text, from the right. */
  readonly slots: readonly Slot[];
}

/** A literal, the decimals behind their point, or placeholders for so many digits, the first of which takes all that are left. */
type Slot =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'decimals' }
  | { readonly kind: 'digits'; readonly count: number; readonly zeros: number; readonly first: boolean };

const SECTIONS = new Map<string, readonly Section[]>();

function parsedSections(code: string): readonly Section[] {
  const known = SECTIONS.get(code);
  if (known) return known;
  const made = sections(code).map(parsedSection);
  if (SECTIONS.size < MOST_KNOWN) SECTIONS.set(code, made);
  return made;
}

function parsedSection(section: string): Section {
  const condition = /^\[=([^\]]*)\]/.exec(section)?.[1];
  const tokens = tokensOf(section.replace(/^\[=[^\]]*\]/, ''));
  const codes = tokens.filter((token) => !token.literal).map((token) => token.text);
  const code = tokens.map((token) => (token.literal ? '\u0000' : token.text)).join('');
  const point = tokens.findIndex((token) => !token.literal && token.text === '.');
  const kind = codes.some((text) => /[yd]/i.test(text)) ? 'day' : /[0#]/.test(codes.join('')) ? 'digits' : 'general';
  return {
    kind,
    ...(condition === undefined ? {} : { condition: Number(condition) }),
    tokens,
    power: code.includes('%') ? -2 : 3 * (/(,+)[^0#,]*$/.exec(code)?.[1]?.length ?? 0),
    decimals: point < 0 ? 0 : (code.slice(code.indexOf('.')).match(/0/g)?.length ?? 0),
    grouped: /[#0],[#0]/.test(code),
    slots: slotsOf(tokens, point < 0 ? tokens.length : point),
  };
}

function slotsOf(tokens: readonly Token[], point: number): readonly Slot[] {
  const slots: Slot[] = [];
  const first = tokens.findIndex((token) => !token.literal && isPlaceholder(token));
  for (let index = tokens.length - 1; index >= 0; index -= 1) {
    const token = tokens[index] as Token;
    if (token.literal) slots.push({ kind: 'text', text: shown(token.text) });
    else if (token.text === '%') slots.push({ kind: 'text', text: '%' });
    else if (index === point) slots.push({ kind: 'decimals' });
    else if (index < point && isPlaceholder(token)) addPlaceholder(slots, token.text === '0' ? 1 : 0, index === first);
  }
  return slots;
}

/** Neighbouring placeholders take their digits together. */
function addPlaceholder(slots: Slot[], zeros: number, first: boolean): void {
  const before = slots.at(-1);
  if (before?.kind !== 'digits') slots.push({ kind: 'digits', count: 1, zeros, first });
  else slots[slots.length - 1] = { kind: 'digits', count: before.count + 1, zeros: before.zeros + zeros, first };
}

function isPlaceholder({ text }: Token): boolean {
  return text === '0' || text === '#';
}

interface Token {
  readonly literal: boolean;
  readonly text: string;
}

function percentCode({ decimals }: NumberFormat): string {
  return digitsCode({ power: 0, decimals, prefix: '', suffix: '' });
}

function digitsCode({ power, decimals }: NumberFormat): string {
  if (power % 3 === 0) {
    const point = decimals > 0 ? `.${'0'.repeat(decimals)}` : '';
    return (power === 0 ? '#,##0' : '0') + point + ','.repeat(power / 3);
  }
  const commas = [...Array(Math.floor(power / 3) + 1).keys()].reverse().find((n) => power - 3 * n >= decimals) ?? 0;
  return `0\\.${'0'.repeat(power - 3 * commas)}${','.repeat(commas)}`;
}

function sections(code: string): readonly string[] {
  return code.match(/(?:"[^"]*"|\\.|[^;"\\])+/gsu) ?? [code];
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
function renderDigits({ slots, power, decimals, grouped }: Section, value: number): string {
  const units = unitsOf(Math.abs(value), power, decimals).padStart(decimals + 1, '0');
  let left = decimals === 0 ? units : units.slice(0, -decimals);
  let out = '';
  let placed = 0;
  for (const slot of slots) {
    if (slot.kind === 'text') out = slot.text + out;
    else if (slot.kind === 'decimals') out = `.${units.slice(units.length - decimals)}${out}`;
    else {
      const from = slot.first ? 0 : Math.max(0, left.length - slot.count);
      const digits = left.slice(from).padStart(slot.zeros, '0');
      left = left.slice(0, from);
      out = (grouped ? group(digits, placed) : digits) + out;
      placed += digits.length;
    }
  }
  return (value < 0 ? '-' : '') + out;
}

/** Digits with commas between thousands; so many stand to the right of them. */
function group(digits: string, placed: number): string {
  let out = '';
  for (let index = 0; index < digits.length; index += 1) {
    const right = digits.length - index - 1 + placed;
    out += right > 0 && right % 3 === 0 ? `${digits[index]},` : digits[index];
  }
  return out;
}

/** value / 10^power in units of so many decimals, half away from zero on the decimal digits, as Excel rounds. */
function unitsOf(value: number, power: number, decimals: number): string {
  const step = 10 ** (power - decimals);
  if (step >= 1 && Number.isSafeInteger(value) && Number.isSafeInteger(step)) {
    const over = value % step;
    return String((value - over) / step + (over * 2 >= step ? 1 : 0));
  }
  const [digits = '0', exponent = '0'] = value.toExponential().split('e');
  const shift = Number(exponent) - power + decimals - (digits.length > 1 ? digits.length - 2 : 0);
  const units = BigInt(digits.replace('.', ''));
  const scaled =
    shift >= 0 ? units * 10n ** BigInt(shift) : (units + 5n * 10n ** BigInt(-shift - 1)) / 10n ** BigInt(-shift);
  return scaled.toString();
}

/** As a cell without a format shows it: eleven significant digits. */
function general(value: number): string {
  return String(Number(value.toPrecision(11)));
}
