/** Called for each entry of an object: where its key (without quotes) and its value stand. */
export type OnEntry = (keyStart: number, keyEnd: number, start: number, end: number) => void;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const ESCAPES: ReadonlySet<number> = new Set([...'"\\/bfnrt'].map((sign) => sign.charCodeAt(0)));

/**
 * Walks a line of UTF-8 that is one JSON object, and calls back at its own entries. False where the line is no such
 * object, or anything in it is not JSON; what it says yes to, `JSON.parse` takes too.
 */
export function scanObject(bytes: Uint8Array, start: number, end: number, onEntry: OnEntry): boolean {
  const at = afterSpace(bytes, start, end);
  if (bytes[at] !== OPEN_BRACE) return false;
  const close = afterObject(bytes, at, end, onEntry);
  return close >= 0 && afterSpace(bytes, close, end) === end;
}

/** Where a value that `scanObject` has found ends. */
export function valueEnd(bytes: Uint8Array, start: number, end: number): number {
  return afterValue(bytes, start, end);
}

/** The place after the value that begins at a place; -1 where there is none. */
function afterValue(bytes: Uint8Array, at: number, end: number): number {
  const lead = bytes[at];
  if (lead === QUOTE) return afterString(bytes, at, end);
  if (lead === OPEN_BRACE) return afterObject(bytes, at, end, undefined);
  if (lead === OPEN_BRACKET) return afterList(bytes, at, end);
  return afterWord(bytes, at, end);
}

function afterObject(bytes: Uint8Array, open: number, end: number, onEntry: OnEntry | undefined): number {
  let at = afterSpace(bytes, open + 1, end);
  if (bytes[at] === CLOSE_BRACE) return at < end ? at + 1 : -1;
  while (at < end) {
    if (bytes[at] !== QUOTE) return -1;
    const keyEnd = afterString(bytes, at, end);
    if (keyEnd < 0) return -1;
    const colon = afterSpace(bytes, keyEnd, end);
    if (colon >= end || bytes[colon] !== COLON) return -1;
    const start = afterSpace(bytes, colon + 1, end);
    const close = afterValue(bytes, start, end);
    if (close < 0) return -1;
    onEntry?.(at + 1, keyEnd - 1, start, close);
    at = afterSpace(bytes, close, end);
    if (at >= end) return -1;
    if (bytes[at] === CLOSE_BRACE) return at + 1;
    if (bytes[at] !== COMMA) return -1;
    at = afterSpace(bytes, at + 1, end);
  }
  return -1;
}

function afterList(bytes: Uint8Array, open: number, end: number): number {
  let at = afterSpace(bytes, open + 1, end);
  if (bytes[at] === CLOSE_BRACKET) return at < end ? at + 1 : -1;
  while (at < end) {
    const close = afterValue(bytes, at, end);
    if (close < 0) return -1;
    at = afterSpace(bytes, close, end);
    if (at >= end) return -1;
    if (bytes[at] === CLOSE_BRACKET) return at + 1;
    if (bytes[at] !== COMMA) return -1;
    at = afterSpace(bytes, at + 1, end);
  }
  return -1;
}

function afterString(bytes: Uint8Array, open: number, end: number): number {
  for (let at = open + 1; at < end; at += 1) {
    const byte = bytes[at] as number;
    if (byte === QUOTE) return at + 1;
    if (byte < 0x20) return -1;
    if (byte !== BACKSLASH) continue;
    at += 1;
    const sign = bytes[at] as number;
    if (sign === 0x75) {
      for (let digit = 1; digit <= 4; digit += 1) if (!isHex(bytes[at + digit] ?? 0)) return -1;
      at += 4;
    } else if (!ESCAPES.has(sign)) return -1;
  }
  return -1;
}

/** A number, `true`, `false` or `null`. */
function afterWord(bytes: Uint8Array, start: number, end: number): number {
  const first = bytes[start] ?? 0;
  for (const word of WORDS) if (first === word[0]) return isWord(bytes, start, end, word) ? start + word.length : -1;
  let at = first === 0x2d ? start + 1 : start;
  const whole = at;
  at = afterDigits(bytes, at, end);
  if (at === whole || (bytes[whole] === 0x30 && at > whole + 1)) return -1;
  if (at < end && bytes[at] === 0x2e) {
    const fraction = at + 1;
    at = afterDigits(bytes, fraction, end);
    if (at === fraction) return -1;
  }
  if (at < end && (bytes[at] === 0x65 || bytes[at] === 0x45)) {
    const sign = bytes[at + 1];
    const power = sign === 0x2b || sign === 0x2d ? at + 2 : at + 1;
    at = afterDigits(bytes, power, end);
    if (at === power) return -1;
  }
  return at;
}

const WORDS = ['true', 'false', 'null'].map((word) => new TextEncoder().encode(word));

function isWord(bytes: Uint8Array, start: number, end: number, word: Uint8Array): boolean {
  return start + word.length <= end && word.every((byte, index) => bytes[start + index] === byte);
}

function afterDigits(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end && (bytes[at] as number) >= 0x30 && (bytes[at] as number) <= 0x39) at += 1;
  return at;
}

function afterSpace(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end) {
    const byte = bytes[at];
    if (byte !== 0x20 && byte !== 0x09 && byte !== 0x0d && byte !== 0x0a) break;
    at += 1;
  }
  return at;
}

function isHex(byte: number): boolean {
  return (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x46) || (byte >= 0x61 && byte <= 0x66);
}
