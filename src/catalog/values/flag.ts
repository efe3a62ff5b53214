import type { Value } from '../../core/value.ts';
import { type Node, scalarValue } from '../node.ts';
import { type CellReading, tell, tellMissingWord, tellRewrite, tellType } from './reading.ts';

const YES = ['是', '有', '对', '真', '√', '✓', '✔', '☑', '✅', 'yes', 'y', 'on', 'true', 't', '1', '支持', '开放'];
const NO = [
  '否',
  '没有',
  '无',
  '错',
  '假',
  '×',
  '✗',
  '✘',
  '☒',
  '❌',
  'no',
  'n',
  'off',
  'false',
  'f',
  '0',
  'x',
  '不支持',
];

/** `true` or `false`. What people type for them in tables is told with the word to write. */
export function readFlag(node: Node, reading: CellReading): Value | undefined {
  if (node.kind !== 'scalar') return tellType(reading, 'flag', node);
  const on = scalarValue(node);
  if (typeof on === 'boolean') return { kind: 'flag', on };
  const word = flagWord(node.text);
  if (word !== undefined) return tellRewrite(reading, 'flag-word', node, String(word));
  return tellMissingWord(node, reading) ? undefined : tell(reading, 'bad-flag', { text: node.text }, node.span);
}

/** What a word for yes or no means; undefined for any other. */
export function flagWord(text: string): boolean | undefined {
  const word = text.trim().toLowerCase();
  return YES.includes(word) ? true : NO.includes(word) ? false : undefined;
}
