import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node as LibraryNode,
  type ParsedNode,
  parseAllDocuments,
  visit,
} from 'yaml';
import type { Diagnostic, Report, Span } from '../core/diagnostic.ts';
import { unexpected } from '../core/unexpected.ts';
import type { DecodedFile } from './decode.ts';
import { except } from './found.ts';
import { originalOffset, type Repair, repairFullWidth, reportFixes } from './full-width.ts';
import { type Entry, kindWord, type MapNode, type Node, type ScalarNode } from './node.ts';
import { hasTabs, quoteDiagnostic, yamlErrors } from './yaml-errors.ts';

export interface ParsedFile {
  readonly path: string;
  /** Undefined where the file is empty or is not a mapping. */
  readonly root: MapNode | undefined;
  /** Stretches whose reading is guesswork after an error; what later stages find there is not told. */
  readonly unsure: readonly Span[];
}

/**
 * Aliases may unfold to this many nodes, and to ten times the nodes that stand in the file: enough to share lists of
 * sources among thousands of concepts, too little for aliases of aliases of aliases.
 */
const ALIAS_ALLOWANCE = 10_000;

/** Far deeper than any catalog, and shallow enough for the stack of every stage. */
const DEEPEST = 100;

/** Reads a file as YAML 1.2, core schema, without merge keys and custom tags, into nodes that know their place. */
export function parseFile(file: Omit<DecodedFile, 'bytes'>, report: Report): ParsedFile {
  const { path } = file;
  const repair = neededRepair(file.text);
  reportFixes(path, file.text, repair.fixes, report);
  if (repair.fixes.length === 0) return parseText(path, file.text, report);
  const original = originalOffset(file.text, repair.text);
  const moved = (span: Span): Span => ({ ...span, start: original(span.start), end: original(span.end) });
  const parsed = parseText(path, repair.text, (diagnostic) => {
    report(diagnostic.span === undefined ? diagnostic : { ...diagnostic, span: moved(diagnostic.span) });
  });
  const root = parsed.root === undefined ? undefined : movedNode(parsed.root, moved);
  return { path, root: root?.kind === 'map' ? root : undefined, unsure: parsed.unsure.map(moved) };
}

/** What full-width signs to read as half-width: those without which YAML reads the file worse. */
function neededRepair(text: string): Repair {
  const none = { text, fixes: [] };
  const repair = repairFullWidth(text);
  if (repair.fixes.length === 0) return none;
  const before = trouble(text);
  const after = trouble(repair.text);
  if (after >= before) return none;
  if (repair.fixes.length > MOST_TRIED) return repair;
  const lines = new Set(repair.fixes.map((fix) => fix.line));
  for (const line of [...lines]) {
    lines.delete(line);
    if (trouble(repairFullWidth(text, lines).text) > after) lines.add(line);
  }
  return repairFullWidth(text, lines);
}

const MOST_TRIED = 20;

/** Errors, keys that no author means, and a file that is no mapping at all. */
function trouble(text: string): number {
  let found = 0;
  for (const document of compose(text)) {
    found += document.errors.length + (isMap(document.contents) ? 0 : 1);
    visit(document, {
      Pair: (_, pair) => {
        if (isScalar(pair.key) && /[：，“”‘’｛｝［］\u3000]/u.test(String(pair.key.value))) found += 1;
      },
    });
  }
  return found;
}

function movedNode(node: Node, moved: (span: Span) => Span): Node {
  const span = moved(node.span);
  switch (node.kind) {
    case 'scalar':
      return { ...node, span };
    case 'list':
      return { ...node, span, items: node.items.map((item) => movedNode(item, moved)) };
    case 'map': {
      const entries = [...node.entries].map(([key, entry]): [string, Entry] => [
        key,
        { key, keySpan: moved(entry.keySpan), value: movedNode(entry.value, moved) },
      ]);
      return { kind: 'map', span, entries: new Map(entries) };
    }
    default:
      return unexpected(node);
  }
}

function parseText(path: string, written: string, report: Report): ParsedFile {
  let text = written;
  let documents = compose(text);
  const errors = documents.flatMap((document) => [...document.errors, ...document.warnings]);
  const found = yamlErrors(path, text, errors);
  for (const diagnostic of found.diagnostics) report(diagnostic);
  let unsure = found.unsure;
  if (hasTabs(text, errors)) {
    // A space in place of each tab keeps all offsets and mostly gives what was meant.
    text = text.replace(/^[ \t]+/gm, (indent) => indent.replaceAll('\t', ' '));
    documents = compose(text);
    const left = documents.flatMap((document) => document.errors);
    unsure = left.length === 0 ? [] : [...unsure, ...yamlErrors(path, text, left).unsure];
  }
  if (documents.length > 1) severalDocuments(path, text, documents[1]?.range?.[0] ?? 0, report);
  const contents = documents[0]?.contents ?? undefined;
  const building = new Building(path, text, except(unsure, report));
  const root = contents === undefined ? undefined : building.build(contents, '');
  if (building.gaveUp) unsure = [...unsure, { file: path, start: 0, end: text.length + 1 }];
  if (root === undefined || (root.kind === 'scalar' && root.empty)) return { path, root: undefined, unsure };
  if (root.kind === 'map') return { path, root, unsure };
  report({ code: 'yaml-not-mapping', severity: 'error', args: { found: kindWord(root) }, span: root.span });
  return { path, root: undefined, unsure: [...unsure, { file: path, start: 0, end: text.length + 1 }] };
}

function compose(text: string) {
  // Unique keys are checked by us: the library compares each key with all others.
  const documents = parseAllDocuments(text, {
    version: '1.2',
    schema: 'core',
    merge: false,
    customTags: [],
    resolveKnownTags: false,
    uniqueKeys: false,
    stringKeys: true,
    prettyErrors: false,
    logLevel: 'silent',
  });
  return Array.isArray(documents) ? documents : [];
}

function severalDocuments(file: string, text: string, start: number, report: Report): void {
  const marker = Math.max(0, text.lastIndexOf('---', start));
  const span = { file, start: marker, end: marker + 3 };
  report({ code: 'yaml-syntax', severity: 'error', args: { detail: 'only one document in a file' }, span });
}

/** Makes our nodes of the library's, sharing what aliases name; counts what they would unfold to. */
class Building {
  readonly #file: string;
  readonly #text: string;
  readonly #report: Report;
  readonly #anchors = new Map<string, Node>();
  readonly #sizes = new WeakMap<Node, number>();
  #own = 0;
  #unfolded = 0;
  #depth = 0;
  /** Part of the file was left out, so that what later stages miss in it need not be told. */
  gaveUp = false;

  constructor(file: string, text: string, report: Report) {
    this.#file = file;
    this.#text = text;
    this.#report = report;
  }

  /** `key` names the nearest mapping key, for messages about emptiness. */
  build(node: LibraryNode, key: string, keySpan?: Span): Node {
    this.#own += 1;
    if (isAlias(node)) return this.#alias(node.source, this.#span(node.range));
    if (this.#depth > DEEPEST) return this.#tooDeep(this.#span(node.range ?? undefined));
    this.#depth += 1;
    const built = this.#content(node, key, keySpan);
    this.#depth -= 1;
    const anchor = isScalar(node) || isMap(node) || isSeq(node) ? node.anchor : undefined;
    if (anchor !== undefined) this.#anchors.set(anchor, built);
    return built;
  }

  #content(node: LibraryNode, key: string, keySpan?: Span): Node {
    if (isMap<ParsedNode, ParsedNode | null>(node)) return this.#map(node.items, this.#span(node.range));
    if (isSeq<ParsedNode>(node)) return this.#list(node.items, this.#span(node.range), key);
    return this.#scalar(node, key, keySpan);
  }

  #tooDeep(span: Span): Node {
    const args = { detail: `nested deeper than ${DEEPEST} levels` };
    if (!this.gaveUp) this.#tell({ code: 'yaml-syntax', severity: 'error', args, span });
    this.gaveUp = true;
    return nothingAt(span);
  }

  #map(items: readonly { key: ParsedNode; value: ParsedNode | null }[], span: Span): Node {
    const entries = new Map<string, Entry>();
    let size = 1;
    let number: Span | undefined;
    let cut = false;
    for (const item of items) {
      const keySpan = this.#span(item.key.range);
      const key = isScalar(item.key) ? String(item.key.source ?? item.key.value ?? '') : '';
      if (number !== undefined && item.value === null && this.#continues(number, key, keySpan)) {
        number = { ...number, end: keySpan.end };
        cut = true;
        continue;
      }
      if (cut) this.#tellComma(number);
      cut = false;
      number = item.value === null ? undefined : this.#span(item.value.range);
      const value =
        item.value === null
          ? this.#empty({ ...keySpan, start: keySpan.end }, key, keySpan)
          : this.build(item.value, key, keySpan);
      size += this.#size(value);
      const first = entries.get(key);
      if (first === undefined) entries.set(key, { key, keySpan, value });
      else this.#duplicate(key, keySpan, first.keySpan);
    }
    if (cut) this.#tellComma(number);
    return this.#sized({ kind: 'map', span, entries }, size);
  }

  /** Whether a key without a value is the rest of a number that a comma of thousands has cut: `1,750亿`. */
  #continues(number: Span, key: string, keySpan: Span): boolean {
    const written = this.#text.slice(number.start, keySpan.start);
    return /^[~≈<≥≤]? ?\d{1,3}(,\d{3})*,$/.test(written) && /^\d{3}(?!\d)/.test(key);
  }

  #tellComma(number: Span | undefined): void {
    if (number === undefined) return;
    const text = this.#text.slice(number.start, number.end);
    const from = this.#text.lastIndexOf('\n', number.start - 1) + 1;
    const to = (this.#text.indexOf('\n', number.end) + this.#text.length + 1) % (this.#text.length + 1);
    const plain = text.replaceAll(',', '');
    const corrected = `${this.#text.slice(from, number.start)}${plain}${this.#text.slice(number.end, to)}`.trim();
    this.#tell({ code: 'number-comma', severity: 'error', args: { text, corrected }, span: number });
  }

  #duplicate(key: string, span: Span, first: Span): void {
    this.#tell({ code: 'yaml-duplicate-key', severity: 'error', args: { key }, span, related: [first] });
  }

  #list(items: readonly ParsedNode[], span: Span, key: string): Node {
    const built = items.map((item) => this.build(item, key));
    const size = built.reduce((sum, item) => sum + this.#size(item), 1);
    return this.#sized({ kind: 'list', span, items: built }, size);
  }

  #scalar(node: LibraryNode, key: string, keySpan?: Span): ScalarNode {
    const span = this.#span(node.range ?? undefined);
    const plain = isScalar(node) && node.type === 'PLAIN';
    if (!isScalar(node) || (plain && node.value === null)) return this.#empty(span, key, keySpan);
    const text = plain ? (node.source ?? '') : String(node.value ?? '');
    return { kind: 'scalar', span, text, raw: this.#text.slice(span.start, span.end), plain, empty: false };
  }

  #empty(span: Span, key: string, keySpan?: Span): ScalarNode {
    this.#tell({ code: 'empty-value', severity: 'error', args: { key }, span: keySpan ?? span });
    return nothingAt(span);
  }

  #alias(name: string, span: Span): Node {
    const target = this.#anchors.get(name);
    if (target === undefined) {
      // An id is an anchor forgotten; anything else is text that happens to start with a star.
      if (/^[\w-]+$/.test(name)) this.#tell({ code: 'yaml-alias-unknown', severity: 'error', args: { name }, span });
      else this.#tell(quoteDiagnostic(this.#file, this.#text, span));
      return nothingAt(span);
    }
    this.#unfolded += this.#size(target);
    const limit = ALIAS_ALLOWANCE + 10 * this.#own;
    if (this.#unfolded <= limit) return this.#sized({ ...target, span }, this.#size(target));
    if (!this.gaveUp) this.#tell({ code: 'yaml-alias-bomb', severity: 'error', args: { limit }, span });
    this.gaveUp = true;
    return nothingAt(span);
  }

  #size(node: Node): number {
    return this.#sizes.get(node) ?? 1;
  }

  #sized(node: Node, size: number): Node {
    if (size > 1) this.#sizes.set(node, size);
    return node;
  }

  #tell(diagnostic: Diagnostic): void {
    this.#report(diagnostic);
  }

  #span(range: readonly number[] | null | undefined): Span {
    return { file: this.#file, start: range?.[0] ?? 0, end: range?.[1] ?? 0 };
  }
}

/** Stands for what could not be read and has been reported. */
function nothingAt(span: Span): ScalarNode {
  return { kind: 'scalar', span, text: '', raw: '', plain: true, empty: true };
}
