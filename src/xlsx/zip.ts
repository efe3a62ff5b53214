import { constants, crc32, deflateRaw, deflateRawSync } from 'node:zlib';

/** Text is packed in stretches of about so many bytes: what is packed already need not be kept. */
const STRETCH = 1 << 19;
/** So many characters are gathered before they are encoded. */
const BATCH = 2_048;
/** No character takes more bytes for each of its units. */
const MOST_BYTES = 3;
/** So many stretches may wait for the packing threads before the writer waits for them. */
const WAITING = 4;
/** Noon of 1980-01-01 as zip writes it, the earliest day it knows: no clock, no zone. */
const TIME = 12 << 11;
const DAY = (1 << 5) | 1;

/** A stretch of one entry, packed. Stretches of one entry follow each other in any number. */
export interface Packed {
  readonly chunks: readonly Uint8Array[];
  readonly crc: number;
  /** Bytes before packing. */
  readonly size: number;
}

export interface Packer {
  /** Takes text, sooner where it has no character beyond ASCII; a promise where the writer should wait. */
  write(text: string, ascii?: boolean): Promise<void> | undefined;
  end(): Promise<Packed>;
}

/** Packs a text that comes bit by bit. Short texts are put down some at a time: each call costs like a hundred characters. */
export function packer(): Packer {
  const stretches = stretcher();
  let waiting = '';
  let plain = true;
  return {
    write(text, ascii = false) {
      waiting += text;
      plain &&= ascii;
      if (waiting.length < BATCH) return undefined;
      const wait = stretches.put(waiting, plain);
      waiting = '';
      plain = true;
      return wait;
    },
    end() {
      if (waiting !== '') stretches.put(waiting, plain);
      return stretches.end();
    },
  };
}

/**
 * Each stretch is deflated on its own, ends at a byte (a sync flush) and is never the last block, so that stretches can
 * be joined later; the threads of zlib work while the next one is made.
 */
function stretcher() {
  let held: Buffer = NOTHING;
  /** Buffers whose bytes are packed: memory outside V8's heap is given back late, so it is used again. */
  const spare: Buffer[] = [];
  let [at, crc, size, done] = [0, 0, 0, 0];
  const chunks: Promise<Uint8Array>[] = [];
  const pack = () => {
    const [buffer, bytes] = [held, held.subarray(0, at)];
    held = NOTHING;
    at = 0;
    crc = crc32(bytes, crc);
    size += bytes.length;
    const packing = deflated(bytes).then((chunk) => {
      spare.push(buffer);
      done += 1;
      return chunk;
    });
    chunks.push(packing);
  };
  /** Most entries are small, so that the first stretch grows as it must. */
  const makeRoom = (most: number) => {
    if (most <= STRETCH && chunks.length === 0) {
      const room = Math.min(STRETCH, Math.max(most, 2 * held.length));
      const grown = Buffer.allocUnsafeSlow(room);
      held.copy(grown, 0, 0, at);
      held = grown;
      return;
    }
    const needed = Math.max(STRETCH, most - at);
    if (at > 0) pack();
    const again = spare.pop();
    held = again !== undefined && again.length >= needed ? again : Buffer.allocUnsafeSlow(needed);
  };
  return {
    put(text: string, ascii: boolean): Promise<void> | undefined {
      const most = at + text.length * MOST_BYTES;
      if (most > held.length) makeRoom(most);
      at += held.write(text, at, ascii ? 'latin1' : 'utf8');
      return chunks.length - done < WAITING ? undefined : chunks[chunks.length - WAITING]?.then(() => undefined);
    },
    async end(): Promise<Packed> {
      if (at > 0) pack();
      return { chunks: await Promise.all(chunks), crc, size };
    },
  };
}

const NOTHING = Buffer.alloc(0);

/** A whole text, packed. */
export async function packed(text: string): Promise<Packed> {
  if (text === '') return { chunks: [], crc: 0, size: 0 };
  const bytes = Buffer.from(text, 'utf8');
  return { chunks: [await deflated(bytes)], crc: crc32(bytes), size: bytes.length };
}

/** The bytes of a zip: entries in the order given, each of one or more packed stretches. */
export function zipOf(
  entries: readonly { readonly path: string; readonly stretches: readonly Packed[] }[],
): Uint8Array {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const { path, stretches } of entries) {
    // The last block of a deflate stream: an empty one with fixed codes.
    const data = [...stretches.flatMap((stretch) => stretch.chunks), Uint8Array.of(3, 0)];
    const name = Buffer.from(path, 'utf8');
    const length = lengthOf(data);
    const crc = stretches.reduce((before, stretch) => joinedCrc(before, stretch), 0);
    const size = stretches.reduce((sum, stretch) => sum + stretch.size, 0);
    const common = commonHeader(crc, length, size, name.length);
    parts.push(uints([4, 0x04034b50], [2, 20]), common, name, ...data);
    const central = [
      uints([4, 0x02014b50], [2, 20], [2, 20]),
      common,
      uints([2, 0], [2, 0], [2, 0], [4, 0], [4, offset]),
    ];
    directory.push(...central, name);
    offset += 30 + name.length + length;
  }
  const count = entries.length;
  const end = uints(
    [4, 0x06054b50],
    [2, 0],
    [2, 0],
    [2, count],
    [2, count],
    [4, lengthOf(directory)],
    [4, offset],
    [2, 0],
  );
  return Buffer.concat([...parts, ...directory, end]);
}

/** Flags, method, time, sums and lengths, the same in both headers of an entry. */
function commonHeader(crc: number, packedSize: number, size: number, name: number): Uint8Array {
  return uints([2, 0x800], [2, 8], [2, TIME], [2, DAY], [4, crc], [4, packedSize], [4, size], [2, name], [2, 0]);
}

const PACKING = { level: 6, finishFlush: constants.Z_SYNC_FLUSH };
/** Room for what most stretches become: each time that it is full, the packing thread waits for the writer. */
const ROOM = 1 << 17;
/** What a stretch may grow by. */
const LEAST_ROOM = 64;
/** Fewer bytes are packed before a packing thread would have begun. */
const WORTH_A_THREAD = 1 << 15;

function deflated(bytes: Uint8Array): Promise<Uint8Array> {
  if (bytes.length < WORTH_A_THREAD) {
    return Promise.resolve(deflateRawSync(bytes, { ...PACKING, chunkSize: bytes.length + LEAST_ROOM }));
  }
  return new Promise((resolve, reject) => {
    // A copy, so that the rest of the room is given back.
    deflateRaw(bytes, { ...PACKING, chunkSize: ROOM }, (error, result) =>
      error ? reject(error) : resolve(Uint8Array.from(result)),
    );
  });
}

/**
 * The checksum of a text and what follows it, from the checksums of both: as polynomials over two elements the first is
 * carried on by eight powers of x for each byte of the second.
 */
function joinedCrc(before: number, next: Packed): number {
  let carried = before;
  let step = X_8;
  for (let left = next.size; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) carried = product(step, carried);
    step = product(step, step);
  }
  return (carried ^ next.crc) >>> 0;
}

/** The polynomial of the checksum, and x^8; the highest bit is the power 0. */
const POLYNOMIAL = 0xedb88320;
const X_8 = 1 << 23;

function product(a: number, b: number): number {
  let sum = 0;
  let shifted = b;
  for (let bit = 31; bit >= 0; bit -= 1) {
    if (((a >>> bit) & 1) === 1) sum ^= shifted;
    shifted = (shifted & 1) === 1 ? (shifted >>> 1) ^ POLYNOMIAL : shifted >>> 1;
  }
  return sum >>> 0;
}

function lengthOf(parts: readonly Uint8Array[]): number {
  return parts.reduce((sum, part) => sum + part.length, 0);
}

/** Little-endian numbers of two or four bytes. */
function uints(...fields: readonly (readonly [bytes: 2 | 4, value: number])[]): Uint8Array {
  const buffer = Buffer.alloc(fields.reduce((sum, [bytes]) => sum + bytes, 0));
  let at = 0;
  for (const [bytes, value] of fields) at = buffer.writeUIntLE(value, at, bytes);
  return buffer;
}
