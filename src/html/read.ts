import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import type { ReadCell, Reader } from '../core/format.ts';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/** Reads every element with `data-cell`: its text without marks. A block placed twice gives its cells twice. */
export const htmlReader: Reader = {
  read: async (bytes) => [...cellsIn(parse(new TextDecoder().decode(bytes)))],
};

function* cellsIn(node: Node): Generator<ReadCell> {
  if ('tagName' in node) {
    const address = attributeOf(node, 'data-cell');
    if (address !== undefined) yield readCell(node, address);
  }
  if ('childNodes' in node) for (const child of node.childNodes) yield* cellsIn(child);
}

function readCell(element: Element, address: string): ReadCell {
  const number = attributeOf(element, 'data-number');
  return { address, text: textOf(element), ...(number === undefined ? {} : { number: Number(number) }) };
}

function textOf(node: Node): string {
  if (node.nodeName === '#text' && 'value' in node) return node.value;
  if (node.nodeName === 'br') return '\n';
  if ('tagName' in node && node.tagName === 'sup' && attributeOf(node, 'class') === 'marks') return '';
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}

function attributeOf(element: Element, name: string): string | undefined {
  return element.attrs.find((attribute) => attribute.name === name)?.value;
}
