import { unexpected } from '../../core/unexpected.ts';
import type { Value } from '../../core/value.ts';
import type { Node } from '../node.ts';
import { readInlines } from '../texts.ts';
import { parseDate } from './date.ts';
import { readFlag } from './flag.ts';
import { readChoice, readConcepts, readSet } from './ids.ts';
import { readLink } from './link.ts';
import { nearDate } from './near-date.ts';
import { readSinglePart } from './parts.ts';
import { type CellReading, tell, tellMissingWord, tellRewrite, tellType, textRole } from './reading.ts';

/** The short form of the attribute's kind; undefined, and reported, where the node is no such value. */
export function readValue(node: Node, reading: CellReading): Value | undefined {
  const { attribute } = reading;
  switch (attribute.kind) {
    case 'text':
      return readTextValue(node, reading);
    case 'quantity':
      return readSinglePart(node, reading, attribute.unit);
    case 'set':
      return readSet(node, reading, attribute.of);
    case 'choice':
      return readChoice(node, reading, attribute.of);
    case 'flag':
      return readFlag(node, reading);
    case 'date':
      return readDateValue(node, reading);
    case 'concepts':
      return readConcepts(node, reading);
    case 'link':
      return readLink(node, reading);
    default:
      return unexpected(attribute);
  }
}

function readTextValue(node: Node, reading: CellReading): Value | undefined {
  if (node.kind === 'list') return tellType(reading, 'text', node);
  if (node.kind === 'scalar' && tellMissingWord(node, reading)) return undefined;
  for (const entry of node.kind === 'map' ? node.entries.values() : []) {
    if (entry.value.kind !== 'scalar') tellType(reading, 'text', entry.value);
  }
  const text = readInlines(node, textRole(reading), reading.context);
  return text === undefined ? undefined : { kind: 'text', text };
}

function readDateValue(node: Node, reading: CellReading): Value | undefined {
  if (node.kind !== 'scalar') return tellType(reading, 'text', node);
  const date = parseDate(node.text);
  if (date !== undefined) return { kind: 'date', iso: date.iso, precision: date.precision };
  if (tellMissingWord(node, reading)) return undefined;
  const near = nearDate(node.text);
  if (near === undefined) return tell(reading, 'bad-date', { text: node.text }, node.span);
  if (near.remark === undefined) return tellRewrite(reading, 'date-rewrite', node, near.write);
  const corrected = reading.context.corrected(node.span, near.write);
  return tell(reading, 'date-remark', { text: node.text, write: near.write, corrected }, node.span);
}
