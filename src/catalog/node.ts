import type { Span } from '../core/diagnostic.ts';

/** What stands in a YAML file, with its place. Scalars keep their text as typed, so `1.50` keeps its zero. */
export type Node = ScalarNode | ListNode | MapNode;

export interface ScalarNode {
  readonly kind: 'scalar';
  readonly span: Span;
  /** The text without quotes and escapes. */
  readonly text: string;
  /** The characters in the file, with their quotes. */
  readonly raw: string;
  /** Bare in the file, so `true` is a flag and `12` a number. */
  readonly plain: boolean;
  /** YAML null, or what could not be read; it has been reported already. */
  readonly empty: boolean;
}

interface ListNode {
  readonly kind: 'list';
  readonly span: Span;
  readonly items: readonly Node[];
}

export interface MapNode {
  readonly kind: 'map';
  readonly span: Span;
  /** In the order of the file, each key once. */
  readonly entries: ReadonlyMap<string, Entry>;
}

export interface Entry {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: Node;
}

/** The value under a key of a mapping, unless it is empty. */
export function child(node: Node | undefined, key: string): Node | undefined {
  const value = node?.kind === 'map' ? node.entries.get(key)?.value : undefined;
  return value === undefined || isEmpty(value) ? undefined : value;
}

/** The entries of a mapping whose values are not empty; none for any other node. */
export function entriesOf(node: Node | undefined): readonly Entry[] {
  return node?.kind === 'map' ? [...node.entries.values()].filter((entry) => !isEmpty(entry.value)) : [];
}

/** The items of a list that are not empty; a scalar alone is a list of one. */
export function itemsOf(node: Node | undefined): readonly Node[] {
  if (node === undefined || node.kind === 'map') return [];
  return (node.kind === 'list' ? node.items : [node]).filter((item) => !isEmpty(item));
}

/** The text of a scalar that is not empty. */
export function textOf(node: Node | undefined): string | undefined {
  return node?.kind === 'scalar' && !node.empty ? node.text : undefined;
}

export function isEmpty(node: Node): boolean {
  return node.kind === 'scalar' && node.empty;
}

/** The word for what a node is, for `wrong-type`. */
export function kindWord(node: Node): 'mapping' | 'list' | 'flag' | 'number' | 'text' | 'nothing' {
  if (node.kind === 'map') return 'mapping';
  if (node.kind === 'list') return 'list';
  if (node.empty) return 'nothing';
  const value = scalarValue(node);
  return typeof value === 'boolean' ? 'flag' : typeof value === 'number' ? 'number' : 'text';
}

/** What a scalar is in YAML's core schema (1.2, section 10.3.2). Numbers here are for telling types, not for values. */
export function scalarValue(node: ScalarNode): string | number | boolean | null {
  if (node.empty) return null;
  if (!node.plain) return node.text;
  if (/^(?:true|True|TRUE)$/.test(node.text)) return true;
  if (/^(?:false|False|FALSE)$/.test(node.text)) return false;
  return /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/.test(node.text) ? Number(node.text) : node.text;
}

/** The node as plain values, as zod takes it; `only` keeps these keys of a mapping. Own properties only, so that a key such as `__proto__` is a key like any other. */
export function plainOf(node: Node, only?: readonly string[]): unknown {
  switch (node.kind) {
    case 'scalar':
      return scalarValue(node);
    case 'list':
      return node.items.map((item) => plainOf(item));
    case 'map': {
      const entries = [...node.entries.values()].filter((entry) => only === undefined || only.includes(entry.key));
      return Object.fromEntries(entries.map((entry) => [entry.key, plainOf(entry.value)]));
    }
  }
}
