import { createHash, type Hash } from 'node:crypto';

const CHUNK = 1 << 16;
/** Longer texts are written by one call rather than unit by unit. */
const LONG = 64;

/**
 * What rows say as bytes, digested some at a time. Texts follow their length, so that whatever they hold ends where it
 * ends. What was written since `open` may be taken back.
 */
export class RowBytes {
  readonly #hash: Hash = createHash('sha256');
  #bytes = Buffer.allocUnsafeSlow(CHUNK);
  #at = 0;
  #open = 0;

  /** Begins a piece. Those before it are digested once there are enough of them. */
  open(): void {
    if (this.#at > CHUNK / 2) {
      this.#hash.update(this.#bytes.subarray(0, this.#at));
      this.#at = 0;
    }
    this.#open = this.#at;
  }

  /** The piece as a text, to know it again. */
  piece(): string {
    return this.#bytes.toString('latin1', this.#open, this.#at);
  }

  takeBack(): void {
    this.#at = this.#open;
  }

  text(text: string): void {
    const { length } = text;
    this.number(length);
    const bytes = this.#room(length * 2);
    let at = this.#at;
    if (length > LONG) at += bytes.write(text, at, 'utf16le');
    else {
      for (let index = 0; index < length; index += 1) {
        const unit = text.charCodeAt(index);
        bytes[at++] = unit & 0xff;
        bytes[at++] = unit >> 8;
      }
    }
    this.#at = at;
  }

  /** A whole number of 32 bits. */
  number(value: number): void {
    const bytes = this.#room(4);
    let at = this.#at;
    bytes[at++] = value & 0xff;
    bytes[at++] = (value >>> 8) & 0xff;
    bytes[at++] = (value >>> 16) & 0xff;
    bytes[at++] = value >>> 24;
    this.#at = at;
  }

  /** A small number, such as says what follows. */
  tag(tag: number): void {
    this.#room(1)[this.#at++] = tag;
  }

  /** SHA-256, hexadecimal. */
  hex(): string {
    return this.#hash.update(this.#bytes.subarray(0, this.#at)).digest('hex');
  }

  #room(count: number): Buffer {
    if (this.#at + count > this.#bytes.length) {
      const more = Buffer.allocUnsafeSlow(2 * (this.#at + count));
      more.set(this.#bytes.subarray(0, this.#at));
      this.#bytes = more;
    }
    return this.#bytes;
  }
}
