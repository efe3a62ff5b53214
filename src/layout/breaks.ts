import LineBreaker from 'linebreak';

/** Never at the start of a line: pauses, closing marks, joining marks (W3C clreq, basic rules), and what points onward. */
export const NEVER_FIRST = '，。、；：！？）」』】〕》〉〗”’～·‧・％‰℃々ー,.;:!?)]}%→／/';

/** Never at the end of a line: opening marks and signs that belong to the number after them. */
export const NEVER_LAST = '（「『【〔《〈〖“‘([{￥¥$';

// What a character is for breaking, as bits, by UTF-16 unit.
const FIRST = 1;
const LAST = 2;
const WIDE = 4;
const LATIN = 8;
const QUOTE_OPEN = 16;
const QUOTE_CLOSE = 32;
const BRACKET_OPEN = 64;
const PAUSE_OR_CLOSE = 128;
const DIGIT = 256;
const CAPITAL = 512;
const DASH = 1024;
const HYPHEN = 2048;
const SLASH = 4096;
const SIGN = 8192;
const DATE = 16384;
const ORDINAL = 32768;
const bits = bitTable();

function bitTable(): Uint16Array {
  const table = new Uint16Array(0x10000);
  const wide: readonly (readonly [from: number, to: number])[] = [
    [0x2e80, 0x9fff],
    [0xf900, 0xfaff],
    [0xff01, 0xff60],
  ];
  for (const [from, to] of wide) table.fill(WIDE, from, to + 1);
  const mark = (units: string, bit: number) => {
    for (let at = 0; at < units.length; at += 1) table[units.charCodeAt(at)] = (table[units.charCodeAt(at)] ?? 0) | bit;
  };
  mark(NEVER_FIRST, FIRST);
  mark(NEVER_LAST, LAST);
  mark('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz%°', LATIN);
  mark('“‘', QUOTE_OPEN);
  mark('”’', QUOTE_CLOSE);
  mark('（「『【〔《〈', BRACKET_OPEN);
  mark('）」』】〕》〉，。、；：！？', PAUSE_OR_CLOSE);
  mark('0123456789⁰¹²³⁴⁵⁶⁷⁸⁹', DIGIT);
  mark('ABCDEFGHIJKLMNOPQRSTUVWXYZ', CAPITAL);
  mark('～~–—−-', DASH);
  mark('-', HYPHEN);
  mark('/', SLASH);
  mark('≈≥≤<>~±+约', SIGN);
  mark('年月', DATE);
  mark('第', ORDINAL);
  return table;
}

const COUNTERS = '万亿千百十兆个条种倍年月日章节页行列版次位层号项类款代台天周时分秒元岁';
const UNITS =
  '[KMGTPE]i?[Bb](?:ps|/s)?|[kMGTP]?Hz|[mkcnμ]?[mgsWV]|FLOPs?|FLOPS|[KMBTkx]|tokens?|bits?|fps|px|pt|dpi|min|h|USD|RMB';

/** Places that UAX #14 closes and Chinese typesetting opens: around quotation marks and full-width brackets. */
function opens(before: number, after: number): boolean {
  return (
    ((before & WIDE) !== 0 && (after & QUOTE_OPEN) !== 0) ||
    ((before & QUOTE_CLOSE) !== 0 && (after & WIDE) !== 0) ||
    ((before & LATIN) !== 0 && (after & BRACKET_OPEN) !== 0) ||
    ((before & PAUSE_OR_CLOSE) !== 0 && (after & (LATIN | QUOTE_OPEN | WIDE)) !== 0)
  );
}

/** Stretches that stay together: ranges, dates, numbers with their units and signs, `MB/s`, short names. */
const TOGETHER = [
  together(DIGIT | DASH, '\\d[\\d.,]*[ \\u202F\\u2009]?[～~–—−-][ \\u202F\\u2009]?\\d[\\d.,]*'),
  together(DIGIT | DATE, '\\d+ ?年(?: ?\\d+ ?月(?: ?\\d+ ?日)?)?|\\d+ ?月 ?\\d+ ?日'),
  together(DIGIT, `[\\d⁰¹²³⁴-⁹][ \\u202F\\u2009]?(?:(?:${UNITS})(?![A-Za-z])|[%‰℃°])`),
  together(DIGIT | WIDE, `\\d[ \\u202F\\u2009]?[${COUNTERS}]{1,3}`),
  together(DIGIT | ORDINAL, '第 ?\\d+ ?\\p{Script=Han}'),
  together(DIGIT | SIGN, '[≈≥≤<>~±+约][ \\u202F\\u2009]?\\d'),
  together(SLASH, '(?<![A-Za-z/.:])[A-Za-z]{1,6}/[A-Za-z]{1,4}(?![A-Za-z/.])'),
  // Short names: PaLM-E, BERT-Large, ViT-B/32; and with their version: DALL·E 3, Gemini 1.0, SD 1.x.
  together(HYPHEN, '(?<![\\w.-])[A-Za-z\\d][\\w.]{0,9}(?:-[A-Z\\d][\\w.]{0,7}){1,2}(?:/\\d+)?(?![\\w-])'),
  together(DIGIT | CAPITAL, '(?<![\\w·])[A-Z][\\w·]{0,9} \\d{1,2}(?:\\.[\\dx]{1,2})?(?![\\w.,%:])'),
];

/**
 * A pattern, and what a text must hold for it to be looked for: V8 compiles each when it is first used, one
 * without `u`, which only names of scripts ask for, sooner.
 */
function together(needs: number, source: string): { readonly needs: number; readonly pattern: RegExp } {
  return { needs, pattern: new RegExp(source, source.includes('\\p') ? 'gu' : 'g') };
}

/** Forbids a break and is never drawn. */
const JOINER = '\u2060';
const SHORT_MEMBER = /(?<!\p{Script=Han})\p{Script=Han}{2,4}(?!\p{Script=Han})/gu;

/** A list whose short members are not torn: `视频、声音` may part after the `、` only. */
export function wholeMembers(text: string): string {
  return text.replace(SHORT_MEMBER, (member) => [...member].join(JOINER));
}

/** The name in Han characters after a name in Latin letters: `Kunlun Wanwei 昆仑万维`. */
const HAN_NAME =
  /(?<=^[^\p{Script=Han}\u3000-\u303f\uff00-\uffef]*[A-Za-z\d] )\p{Script=Han}{2,4}(?![\p{Script=Han}\u3000-\u303f\uff00-\uffef])/gu;
/** Cheaper to compile, and seldom true. */
const MAY_NAME = /[A-Za-z\d] [\u2e80-\uffff]/;

/**
 * The offsets at which a line of this text may end, in order, the text's own end last. Offsets follow the spaces
 * that stay behind on the line. UAX #14 with the tailorings that Chinese and measured quantities ask for.
 */
export function breaksOf(text: string): readonly number[] {
  const known = RECENT.get(text);
  if (known) return known;
  const found = findBreaks(text);
  if (RECENT.size === MOST_RECENT) RECENT.clear();
  RECENT.set(text, found);
  return found;
}

/** A text is set several times: to find its column's width, at that width, and once more where pages are to be spared. */
const RECENT = new Map<string, readonly number[]>();
const MOST_RECENT = 4000;

function findBreaks(text: string): readonly number[] {
  if (text === '') return [];
  const open = uaxBreaks(text);
  let before = 0;
  let held = 0;
  for (let at = 0; at < text.length; at += 1) {
    const after = bits[text.charCodeAt(at)] ?? 0;
    if (opens(before, after)) open[at] = 1;
    before = after;
    held |= after;
  }
  for (const { needs, pattern } of TOGETHER) if ((held & needs) === needs) keepTogether(text, pattern, open);
  if (MAY_NAME.test(text)) keepTogether(text, HAN_NAME, open);
  const found: number[] = [];
  for (let at = 1; at < text.length; at += 1) {
    if (mustEnd(text.charCodeAt(at - 1)) || (open[at] === 1 && mayPart(text, at))) found.push(at);
  }
  found.push(text.length);
  return found;
}

function keepTogether(text: string, pattern: RegExp, open: Uint8Array): void {
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    open.fill(0, match.index + 1, match.index + match[0].length);
  }
}

/** A full-width bracket, quotation mark, pause or stop. */
export function isMark(unit: number): boolean {
  return ((bits[unit] ?? 0) & (QUOTE_OPEN | QUOTE_CLOSE | BRACKET_OPEN | PAUSE_OR_CLOSE)) !== 0;
}

/** Line feeds, and the sign after the parts of a stacked text. */
function mustEnd(unit: number): boolean {
  return unit === 0x0a || unit === 0x2028;
}

/** Whether the marks on both sides allow a line to end here; spaces around the place are looked through. */
export function mayPart(text: string, at: number): boolean {
  let before = at - 1;
  while (before > 0 && text.charCodeAt(before) === 0x20) before -= 1;
  let after = at;
  while (text.charCodeAt(after) === 0x20) after += 1;
  return ((bits[text.charCodeAt(before)] ?? 0) & LAST) === 0 && ((bits[text.charCodeAt(after)] ?? 0) & FIRST) === 0;
}

let graphemes: Intl.Segmenter | undefined;

/** The offsets between the graphemes of a text, its end included: where an over-long word may be cut. */
export function graphemeEnds(text: string): readonly number[] {
  // Made when a word is first cut, which few documents need: it takes as long as laying out a page.
  graphemes ??= new Intl.Segmenter('und', { granularity: 'grapheme' });
  return Array.from(graphemes.segment(text), (part) => part.index + part.segment.length);
}

function uaxBreaks(text: string): Uint8Array {
  const open = new Uint8Array(text.length + 1);
  const breaker = new LineBreaker(text);
  for (let next = breaker.nextBreak(); next !== null; next = breaker.nextBreak()) open[next.position] = 1;
  return open;
}
