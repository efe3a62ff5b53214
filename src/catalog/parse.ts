import { isAlias, isMap, isScalar, isSeq, type Node as LibraryNode, type ParsedNode, parseAllDocuments } from 'yaml';
import type { Diagnostic, Report, Span } from '../core/diagnostic.ts';
import type { DecodedFile } from './decode.ts';
import { except } from './found.ts';
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
export function parseFile(file: DecodedFile, report: Report): ParsedFile {
  const { path } = file;
  let text = file.text;
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
    for (const item of items) {
      const keySpan = this.#span(item.key.range);
      const key = isScalar(item.key) ? String(item.key.source ?? item.key.value ?? '') : '';
      const value =
        item.value === null
          ? this.#empty({ ...keySpan, start: keySpan.end }, key, keySpan)
          : this.build(item.value, key, keySpan);
      size += this.#size(value);
      const first = entries.get(key);
      if (first === undefined) entries.set(key, { key, keySpan, value });
      else this.#duplicate(key, keySpan, first.keySpan);
    }
    return this.#sized({ kind: 'map', span, entries }, size);
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
