import { safeHref } from '../../core/markdown.ts';
import type { Value } from '../../core/value.ts';
import { child, type Node, textOf } from '../node.ts';
import { linkShape } from '../shape.ts';
import { checkShape } from '../shape-check.ts';
import { readText } from '../texts.ts';
import { type CellReading, tell, tellType, textRole } from './reading.ts';

/** A URL (http, https or mailto), or `{ url, label }`. */
export function readLink(node: Node, reading: CellReading): Value | undefined {
  if (node.kind === 'list') return tellType(reading, 'text', node);
  if (node.kind === 'scalar') {
    const url = readUrl(node, reading);
    return url === undefined ? undefined : { kind: 'link', url };
  }
  checkShape(node, linkShape, { name: reading.ref.attribute, keySpan: node.span }, reading.context.report);
  const url = readUrl(child(node, 'url'), reading);
  const label = readText(child(node, 'label'), textRole(reading), reading.context);
  return url === undefined ? undefined : { kind: 'link', url, ...(label !== undefined && { label }) };
}

function readUrl(node: Node | undefined, reading: CellReading): string | undefined {
  const text = textOf(node);
  if (node === undefined || text === undefined) return undefined;
  return safeHref(text) ?? tell(reading, 'bad-url', { text }, node.span);
}
