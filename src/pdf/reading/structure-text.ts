import type { ReadCell } from '../../core/format.ts';
import { OTHER_ID, REPEAT } from '../structure.ts';
import { decoderOf, utf16 } from './fonts.ts';
import { isDict, isName, isRef, isStream, isString, latin1, type PdfValue } from './lexer.ts';
import type { PdfFile } from './objects.ts';
import { type Decode, type Run, shownText } from './shown-text.ts';

interface PlacedRun extends Run {
  readonly page: number;
}

interface Element {
  readonly role: string;
  readonly id: string | undefined;
  readonly page: number | undefined;
  readonly kids: readonly PdfValue[];
}

/** Marks beside a cell's text, which are no part of it. */
const MARKS = new Set(['Reference', 'Note', 'Lbl']);
const DEPTH = 100;

/** Every element of the structure tree that carries an address, with the text that its pages show. */
export class StructureText {
  private readonly file: PdfFile;
  private readonly pages = new Map<number, ReadonlyMap<number, readonly Run[]>>();
  private readonly fonts = new Map<string, Decode>();

  constructor(file: PdfFile) {
    this.file = file;
  }

  *cells(): Generator<ReadCell> {
    const root = this.file.entry(this.file.entry(this.file.trailer, 'Root'), 'StructTreeRoot');
    if (!isDict(root)) throw new Error('there is no structure tree');
    for (const kid of kidsOf(this.file.entry(root, 'K'))) yield* this.cellsBelow(kid, undefined, 0);
  }

  private *cellsBelow(value: PdfValue, page: number | undefined, depth: number): Generator<ReadCell> {
    if (depth > DEPTH) throw new Error('the structure tree is nested too deeply');
    const element = this.element(value, page);
    if (element === undefined) return;
    const { id } = element;
    if (id !== undefined && !id.startsWith(OTHER_ID)) {
      const [address = id] = id.split(REPEAT);
      yield { address, text: joined([...this.runs(element, depth)]) };
    }
    for (const kid of element.kids) yield* this.cellsBelow(kid, element.page, depth + 1);
  }

  private *runs(element: Element, depth: number): Generator<PlacedRun> {
    if (depth > DEPTH) throw new Error('the structure tree is nested too deeply');
    for (const kid of element.kids) {
      if (typeof kid === 'number') {
        yield* this.sequence(element.page, kid);
        continue;
      }
      const child = this.element(kid, element.page);
      if (child !== undefined) {
        // A cell inside a cell, such as an entry of a crosstab, is read for itself.
        if (!MARKS.has(child.role) && child.id === undefined) yield* this.runs(child, depth + 1);
        continue;
      }
      yield* this.reference(kid, element.page);
    }
  }

  /** A marked-content reference, which names its own page. */
  private *reference(kid: PdfValue, page: number | undefined): Generator<PlacedRun> {
    const mcr = this.file.resolve(kid);
    const mcid = this.file.entry(mcr, 'MCID');
    if (!isDict(mcr) || typeof mcid !== 'number') return;
    const own = mcr.entries.get('Pg');
    yield* this.sequence(isRef(own) ? own.id : page, mcid);
  }

  private *sequence(page: number | undefined, mcid: number): Generator<PlacedRun> {
    if (page === undefined) throw new Error('a structure element names no page');
    for (const run of this.pageText(page).get(mcid) ?? []) yield { ...run, page };
  }

  private element(value: PdfValue, page: number | undefined): Element | undefined {
    const dict = this.file.resolve(value);
    if (!isDict(dict)) return undefined;
    const role = this.file.entry(dict, 'S');
    if (!isName(role)) return undefined;
    const id = this.file.entry(dict, 'ID');
    const own = dict.entries.get('Pg');
    return {
      role: role.name,
      id: isString(id) ? textOf(id.bytes) : undefined,
      page: isRef(own) ? own.id : page,
      kids: kidsOf(this.file.entry(dict, 'K')),
    };
  }

  private pageText(id: number): ReadonlyMap<number, readonly Run[]> {
    const known = this.pages.get(id);
    if (known) return known;
    const page: PdfValue = { kind: 'ref', id };
    const text = shownText(this.content(page), (name) => this.font(page, id, name));
    this.pages.set(id, text);
    return text;
  }

  private content(page: PdfValue): Uint8Array {
    const contents = this.file.entry(page, 'Contents');
    const streams = (Array.isArray(contents) ? contents : [contents]).map((item) => this.file.resolve(item));
    const parts = streams.filter(isStream).map((stream) => this.file.data(stream));
    // The parts of a page's content are one text, with white space between them.
    return Buffer.concat(parts.flatMap((part) => [part, Uint8Array.of(0x0a)]));
  }

  private font(page: PdfValue, id: number, name: string): Decode {
    let holder = page;
    // Resources are inherited from the tree of pages.
    for (let up = 0; up < DEPTH && this.file.entry(holder, 'Resources') === null; up++) {
      holder = this.file.entry(holder, 'Parent');
    }
    const fonts = this.file.entry(this.file.entry(holder, 'Resources'), 'Font');
    const font = isDict(fonts) ? fonts.entries.get(name) : undefined;
    if (font === undefined) throw new Error(`page object ${id} has no font ${name}`);
    const key = isRef(font) ? String(font.id) : `${id}/${name}`;
    const decode = this.fonts.get(key) ?? decoderOf(this.file, font);
    this.fonts.set(key, decode);
    return decode;
  }
}

function kidsOf(value: PdfValue): readonly PdfValue[] {
  return Array.isArray(value) ? value : value === null ? [] : [value];
}

/** Runs on one baseline follow each other; another baseline is another line. */
function joined(runs: readonly PlacedRun[]): string {
  let text = '';
  for (const [index, run] of runs.entries()) {
    const before = runs[index - 1];
    const sameLine = before === undefined || (before.page === run.page && Math.abs(before.y - run.y) < 0.5);
    text += sameLine ? run.text : `\n${run.text}`;
  }
  return text;
}

/** A text string: UTF-16 where it begins with FE FF, else taken as Latin-1 (addresses are ASCII). */
function textOf(bytes: Uint8Array): string {
  return bytes[0] === 0xfe && bytes[1] === 0xff ? utf16(bytes.subarray(2)) : latin1(bytes);
}
