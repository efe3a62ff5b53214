import { MOST_DIGITS } from '../../core/amount-text.ts';
import type { Attribute } from '../../core/catalog.ts';
import { LONGEST_MISSING } from './missing-words.ts';

/** Whether UTF-8 between two places is surely a text of which `PlainReader` makes a value; it may well be where this is false. */
export type PlainBytes = (bytes: Uint8Array, start: number, end: number) => boolean;

/** Of very large tables most values are read a first time only for what is wrong with them; their bytes tell as much. */
export function plainBytes({ kind }: Attribute): PlainBytes | undefined {
  switch (kind) {
    case 'text':
      return isLongText;
    case 'quantity':
      return isNumber;
    case 'link':
      return isPlainAddress;
    default:
      return undefined;
  }
}

/** A character of Unicode has no more bytes for each of its units of UTF-16. */
const MOST_BYTES = 3;

/** Longer than any word for a missing value, whatever stands around it. */
function isLongText(bytes: Uint8Array, start: number, end: number): boolean {
  return end - start > MOST_BYTES * LONGEST_MISSING && beginsVisibly(bytes, start, end) && endsVisibly(bytes, end);
}

function isNumber(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at] as number;
    if (byte < 0x30 || byte > 0x39) return false;
  }
  return end > start && end - start <= MOST_DIGITS;
}

const HTTPS = [...'https://'].map((one) => one.charCodeAt(0));
/** What stands in most addresses: 1 where one may begin with it after its scheme, 2 elsewhere. */
const IN_ADDRESS = new Uint8Array(256);
for (const one of '-._~/?#=&%+:@,;') IN_ADDRESS[one.charCodeAt(0)] = 2;
for (const one of '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ') IN_ADDRESS[one.charCodeAt(0)] = 1;

function isPlainAddress(bytes: Uint8Array, start: number, end: number): boolean {
  const first = start + HTTPS.length;
  for (let at = start; at < first; at += 1) if (bytes[at] !== HTTPS[at - start]) return false;
  for (let at = first; at < end; at += 1) if (IN_ADDRESS[bytes[at] as number] === 0) return false;
  return first < end && IN_ADDRESS[bytes[first] as number] === 1;
}

/** Whether a text begins with an ASCII sign or a common Chinese character, so that trimming takes nothing from it. */
export function beginsVisibly(bytes: Uint8Array, start: number, end: number): boolean {
  return start < end && isVisibleLead(bytes[start] as number);
}

/** The same of its end. */
function endsVisibly(bytes: Uint8Array, end: number): boolean {
  let at = end - 1;
  while (((bytes[at] as number) & 0xc0) === 0x80) at -= 1;
  const lead = bytes[at] as number;
  // U+3002, a full stop, beside U+3000, a space.
  return isVisibleLead(lead) || (lead === 0xe3 && bytes[at + 1] === 0x80 && bytes[at + 2] === 0x82);
}

/** Of a character that is no space: an ASCII sign, or U+4000 to U+9FFF. */
function isVisibleLead(byte: number): boolean {
  return (byte > 0x20 && byte < 0x7f) || (byte >= 0xe4 && byte <= 0xe9);
}
