import { isUtf8 } from 'node:buffer';
import type { Diagnostic } from '../core/diagnostic.ts';
import { isTablePath } from './table-files.ts';

/** A file of the user: its path relative to the project, with `/`, and its bytes as they are. */
export interface SourceFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface DecodedFile {
  readonly path: string;
  readonly text: string;
  /** The text as UTF-8. */
  readonly bytes: Uint8Array;
  /** Set where the text is our guess: it is read so that references into it hold, but positions in it are wrong. */
  readonly guessed: boolean;
}

/**
 * The text of a file as spans count it: UTF-8 without its byte order mark; bytes that are not UTF-8 stand as U+FFFD,
 * so that a frame can be shown of any file. Tables that are not UTF-8 are GB18030.
 */
export function sourceText(bytes: Uint8Array, path = ''): string {
  if (isTablePath(path) && !isUtf8(bytes)) return new TextDecoder('gb18030').decode(bytes);
  return new TextDecoder('utf-8').decode(bytes);
}

/** Decodes a file, or reports where it stops being UTF-8 and reads on in the encoding that it seems to be in. */
export function decodeFile(file: SourceFile, report: (diagnostic: Diagnostic) => void): DecodedFile {
  const { path, bytes } = file;
  if (isUtf8(bytes)) return new Utf8File(path, bytes);
  const offset = firstBadByte(bytes);
  if (isTablePath(path) && guessEncoding(bytes, offset) === 'GB18030')
    return decoded(path, sourceText(bytes, path), false);
  const start = sourceText(bytes.subarray(0, offset)).length;
  const guess = guessEncoding(bytes, offset);
  const args = guess === undefined ? { offset } : { offset, guess };
  report({ code: 'not-utf8', severity: 'error', args, span: { file: path, start, end: start + 1 } });
  return decoded(path, guess === undefined ? sourceText(bytes) : new TextDecoder(guess).decode(bytes), true);
}

function decoded(path: string, text: string, guessed: boolean): DecodedFile {
  return { path, text, bytes: new TextEncoder().encode(text), guessed };
}

/** A file that is UTF-8. Of large tables nobody asks for the whole text unless something is wrong with them. */
class Utf8File implements DecodedFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly guessed = false;
  #text: string | undefined;

  constructor(path: string, bytes: Uint8Array) {
    this.path = path;
    this.bytes = bytes;
  }

  get text(): string {
    this.#text ??= new TextDecoder('utf-8').decode(this.bytes);
    return this.#text;
  }
}

/** The offset of the first byte that begins no well-formed UTF-8 sequence (Unicode 15, table 3-7). */
function firstBadByte(bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length) {
    const length = sequenceLength(bytes, at);
    if (length === 0) return at;
    at += length;
  }
  return at;
}

function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  if (lead < 0x80) return 1;
  const length =
    lead >= 0xc2 && lead <= 0xdf ? 2 : lead >= 0xe0 && lead <= 0xef ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
  // The second byte's range shuts out overlong forms, surrogates and what lies beyond U+10FFFF.
  const low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  for (let next = 1; next < length; next += 1) {
    const byte = bytes[at + next] ?? 0;
    if (byte < (next === 1 ? low : 0x80) || byte > (next === 1 ? high : 0xbf)) return 0;
  }
  return length;
}

function guessEncoding(bytes: Uint8Array, offset: number): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'UTF-16LE';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'UTF-16BE';
  // Whole UTF-8 characters of three bytes do not come about by chance: this is UTF-8 with damage.
  if (/[\u0800-\uffff]/.test(sourceText(bytes.subarray(0, offset)))) return undefined;
  try {
    const text = new TextDecoder('gb18030', { fatal: true }).decode(bytes);
    // Latin-1 mostly decodes too, but then gives stray characters rather than Chinese text.
    const foreign = text.match(/[^\u0000-\u007f]/gu)?.length ?? 0;
    const chinese = text.match(/[\p{Script=Han}\u3000-\u303f\uff00-\uffef‘’“”…—·]/gu)?.length ?? 0;
    return chinese * 2 > foreign ? 'GB18030' : undefined;
  } catch {
    return undefined;
  }
}
