/** How PDF writes numbers, strings and references (ISO 32000-1, 7.3). */

/** A reference to an object by its number. pdfkit writes such values by `toString`. */
export class Ref {
  readonly id: number;
  constructor(id: number) {
    this.id = id;
  }
  /** pdfkit takes an object that is not `[object Object]` as it prints itself. */
  get [Symbol.toStringTag](): string {
    return 'Ref';
  }
  toString(): string {
    return `${this.id} 0 R`;
  }
}

/** A number with at most three decimals (a thousandth of a point), never with an exponent. */
export function number(value: number): string {
  const rounded = Math.round(value * 1000) / 1000;
  // Adding zero turns -0 into 0.
  return String(rounded + 0);
}

/** What most strings are made of: nothing to escape. */
const PLAIN = /^[\x20-\x27\x2a-\x5b\x5d-\x7e]*$/;

/** A text string: characters of ASCII as they are, anything else as UTF-16 with its mark, in hexadecimal. */
export function textString(text: string): string {
  if (PLAIN.test(text)) return `(${text})`;
  if (isAscii(text)) return `(${text.replace(/[\\()]/g, '\\$&')})`;
  return `<FEFF${hexUnits(text)}>`;
}

/** The UTF-16 units of a text, big end first, in hexadecimal. */
export function hexUnits(text: string): string {
  let hex = '';
  for (let index = 0; index < text.length; index++) hex += hex4(text.charCodeAt(index));
  return hex;
}

/** A URI: seven-bit, other characters percent-encoded. */
export function uriString(url: string): string {
  return textString(wellFormed(url).replace(/[^\x21-\x7e]+/g, encodeURIComponent));
}

/** The text with halves of surrogate pairs replaced: they are no characters, and encoders throw on them. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}

export function hex4(value: number): string {
  return value.toString(16).toUpperCase().padStart(4, '0');
}

/** Whether a string is written as its characters, not as UTF-16. */
export function isAscii(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(text);
}

/** Orders strings as `textString` writes them, byte by byte, which name trees demand. */
export function compareWritten(a: string, b: string): number {
  const plainA = isAscii(a);
  const plainB = isAscii(b);
  // UTF-16 strings begin with FE FF, which comes after all of ASCII.
  if (plainA !== plainB) return plainA ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}
