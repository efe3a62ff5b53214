import type { Value } from '../../core/value.ts';
import { type Node, scalarValue } from '../node.ts';
import { type CellReading, tell, tellType } from './reading.ts';

/** `true` or `false`. */
export function readFlag(node: Node, reading: CellReading): Value | undefined {
  if (node.kind !== 'scalar') return tellType(reading, 'flag', node);
  const on = scalarValue(node);
  return typeof on === 'boolean' ? { kind: 'flag', on } : tell(reading, 'bad-flag', { text: node.text }, node.span);
}
