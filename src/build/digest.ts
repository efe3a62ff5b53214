import { createHash, type Hash } from 'node:crypto';

/** One byte before each value, so that no two different values can look alike. */
const TAG = { null: 0, no: 1, yes: 2, number: 3, text: 4, list: 5, object: 6, made: 7 } as const;

const CHUNK = 1 << 16;
/** No value's head is longer: a tag and a number. */
const HEAD = 9;
/** Longer texts are copied by one call rather than unit by unit. */
const LONG = 24;

/** The last digest's, to be used again: memory outside V8's heap is given back late. */
let spareChunk: Buffer | undefined;

function takeChunk(): Buffer {
  const chunk = spareChunk ?? Buffer.allocUnsafeSlow(CHUNK);
  spareChunk = undefined;
  return chunk;
}

/** The names of an object's properties in one order of being made, as a path through a tree of them. */
interface Shape {
  readonly name: string;
  readonly before: Shape | undefined;
  readonly next: Map<string, Shape>;
  /** The step that the last object took from here: neighbours are mostly alike. */
  last: Shape | undefined;
  /** Made when an object first ends here. */
  sorted: Sorted | undefined;
}

/** Where each name of a shape stands once they are sorted. */
interface Sorted {
  readonly places: readonly number[];
  /** The sorted names; one list for all shapes that have the same. */
  readonly names: readonly string[];
}

/** All that digests have met so far, since most data is alike. */
interface Known {
  readonly root: Shape;
  /** How many there are. */
  shapes: number;
  /** Lists of sorted names, by themselves as JSON. */
  readonly names: Map<string, readonly string[]>;
}

/** Begun anew where data brings ever more names. */
let known = newKnown();
const MOST_SHAPES = 1 << 14;

/** So many objects are known again. */
const MOST_KNOWN = 1 << 15;
/** What an object with fewer properties says is written sooner than found. */
const RECORD = 6;

/** As very large matrices give their rows. */
interface MadeList extends Iterable<unknown> {
  readonly length: number;
  /** A digest of all that the list says, where it has been made already. */
  readonly says?: string;
}

/**
 * SHA-256 of plain data: equal data gives an equal digest whatever order its properties were made in; a property that is
 * undefined counts as absent. Nothing is held of what was added but the names of properties, so data of any size may be
 * added piece by piece.
 */
class Digest {
  readonly #hash: Hash = createHash('sha256');
  readonly #chunk = takeChunk();
  #at = 0;
  #flushes = 0;
  readonly #known = knownSoFar();
  /** Lists of sorted names, by number in order of first mention. */
  readonly #mentioned = new Map<readonly string[], number>();
  /** Values that wait for their turn in sorted order. */
  readonly #waiting: unknown[] = [];
  /** How many of them do wait; what stands beyond has had its turn. */
  #waitingCount = 0;
  /** Objects that came before as a property of a record, such as a cell: from the second time on with their bytes. */
  readonly #seen = new Map<object, Buffer | undefined>();

  add(value: unknown): this {
    if (typeof value === 'string') this.#text(value);
    else if (typeof value === 'number') this.#number(TAG.number, value);
    else if (Array.isArray(value)) this.#list(value);
    else if (value === null || value === undefined) this.#tag(TAG.null);
    else if (typeof value === 'boolean') this.#tag(value ? TAG.yes : TAG.no);
    else if (typeof value === 'object' && Symbol.iterator in value) this.#made(value as MadeList);
    else if (typeof value === 'object') this.#object(value as Readonly<Record<string, unknown>>);
    else throw new TypeError(`a ${typeof value} is not plain data`);
    return this;
  }

  /** Hexadecimal; nothing may be added after it. */
  hex(): string {
    this.#flush();
    spareChunk = this.#chunk;
    return this.#hash.digest('hex');
  }

  #list(values: readonly unknown[]): void {
    this.#number(TAG.list, values.length);
    for (const value of values) this.add(value);
  }

  /** What is made while it is walked counts as the list that it stands for, unless it tells its own digest. */
  #made(values: MadeList): void {
    if (values.says !== undefined) {
      this.#number(TAG.made, values.length);
      this.#text(values.says);
      return;
    }
    this.#number(TAG.list, values.length);
    for (const value of values) this.add(value);
  }

  #object(data: Readonly<Record<string, unknown>>): void {
    const waiting = this.#waiting;
    const base = this.#waitingCount;
    let top = base;
    let shape = this.#known.root;
    for (const name in data) {
      const value = data[name];
      if (value === undefined) continue;
      shape = shape.last?.name === name ? shape.last : step(shape, name, this.#known);
      waiting[top++] = value;
    }
    shape.sorted ??= sortedOf(namesOf(shape), this.#known);
    const { places, names } = shape.sorted;
    this.#names(names);
    this.#waitingCount = top;
    const record = top - base >= RECORD;
    for (const place of places) {
      const value = waiting[base + place];
      if (record && typeof value === 'object' && value !== null) this.#property(value);
      else this.add(value);
    }
    this.#waitingCount = base;
  }

  /**
   * Cells of large tables share much of what they hold. The first time an object may bring new names with it; the second
   * time its bytes are kept, which are the same at every later one.
   */
  #property(value: object): void {
    const bytes = this.#seen.get(value);
    if (bytes !== undefined) {
      this.#bytes(bytes);
      return;
    }
    if (!this.#seen.has(value)) {
      if (this.#seen.size < MOST_KNOWN) this.#seen.set(value, undefined);
      this.add(value);
      return;
    }
    if (this.#at > CHUNK / 2) this.#flush();
    const [start, flushes] = [this.#at, this.#flushes];
    this.add(value);
    if (this.#flushes === flushes) this.#seen.set(value, Buffer.from(this.#chunk.subarray(start, this.#at)));
  }

  #bytes(bytes: Buffer): void {
    if (this.#at + bytes.length > CHUNK) this.#flush();
    const chunk = this.#chunk;
    let at = this.#at;
    for (let index = 0; index < bytes.length; index++) chunk[at++] = bytes[index] as number;
    this.#at = at;
  }

  /** Names are written once, sorted, and called by number after that. */
  #names(names: readonly string[]): void {
    const number = this.#mentioned.get(names);
    this.#number(TAG.object, number ?? this.#mentioned.size);
    if (number !== undefined) return;
    this.#mentioned.set(names, this.#mentioned.size);
    this.#list(names);
  }

  #text(text: string): void {
    const { length } = text;
    this.#number(TAG.text, length);
    if (this.#at + length * 2 > CHUNK) this.#flush();
    if (length > LONG) {
      if (length * 2 > CHUNK) this.#hash.update(text, 'utf16le');
      else this.#at += this.#chunk.write(text, this.#at, 'utf16le');
      return;
    }
    const chunk = this.#chunk;
    let at = this.#at;
    for (let index = 0; index < length; index++) {
      const unit = text.charCodeAt(index);
      chunk[at++] = unit & 0xff;
      chunk[at++] = unit >> 8;
    }
    this.#at = at;
  }

  /** Zero has one sign only. */
  #number(tag: number, value: number): void {
    this.#tag(tag);
    this.#at = this.#chunk.writeDoubleLE(value + 0, this.#at);
  }

  #tag(tag: number): void {
    if (this.#at + HEAD > CHUNK) this.#flush();
    this.#chunk[this.#at++] = tag;
  }

  #flush(): void {
    this.#hash.update(this.#chunk.subarray(0, this.#at));
    this.#at = 0;
    this.#flushes += 1;
  }
}

/** The digest of one value, as `Digest` makes it. */
export function digestOf(value: unknown): string {
  return new Digest().add(value).hex();
}

function newShape(name: string, before: Shape | undefined): Shape {
  return { name, before, next: new Map(), last: undefined, sorted: undefined };
}

function knownSoFar(): Known {
  if (known.shapes > MOST_SHAPES) known = newKnown();
  return known;
}

function newKnown(): Known {
  return { root: newShape('', undefined), shapes: 0, names: new Map() };
}

function step(shape: Shape, name: string, all: Known): Shape {
  let next = shape.next.get(name);
  if (next === undefined) {
    next = newShape(name, shape);
    shape.next.set(name, next);
    all.shapes += 1;
  }
  shape.last = next;
  return next;
}

function sortedOf(names: readonly string[], all: Known): Sorted {
  const places = names.map((_, place) => place).sort((a, b) => ((names[a] ?? '') < (names[b] ?? '') ? -1 : 1));
  const list = places.map((place) => names[place] as string);
  const key = JSON.stringify(list);
  const first = all.names.get(key) ?? list;
  all.names.set(key, first);
  return { places, names: first };
}

function namesOf(shape: Shape): readonly string[] {
  const names: string[] = [];
  for (let at = shape; at.before; at = at.before) names.push(at.name);
  return names.reverse();
}
