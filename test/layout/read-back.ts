import type { PagedDocument, StructureNode } from '../../src/core/paged.ts';

/** The text of every addressed node as drawn, marks of notes and sources left out. */
export function shownCells(document: PagedDocument): Map<string, string> {
  const texts = textsByMark(document);
  const found = new Map<string, string>();
  const visit = (node: StructureNode) => {
    if (node.address !== undefined) {
      if (found.has(node.address)) throw new Error(`shown twice: ${node.address}`);
      found.set(node.address, textOf(node, texts));
    }
    for (const child of node.children) if (typeof child !== 'number') visit(child);
  };
  visit(document.structure);
  return found;
}

export function textOf(node: StructureNode, texts: ReadonlyMap<number, string>): string {
  if (node.role === 'Reference' || node.role === 'Note') return '';
  return node.children.map((child) => (typeof child === 'number' ? texts.get(child) : textOf(child, texts))).join('');
}

export function textsByMark(document: PagedDocument): Map<number, string> {
  const texts = new Map<number, string>();
  for (const page of document.pages) {
    for (const piece of page.pieces) {
      if (piece.mark === undefined) continue;
      const drawn = piece.shapes.map((shape) => (shape.kind === 'text' ? shape.text : '')).join('');
      texts.set(piece.mark, (texts.get(piece.mark) ?? '') + drawn);
    }
  }
  return texts;
}

export function* nodesOf(node: StructureNode): Generator<StructureNode> {
  yield node;
  for (const child of node.children) if (typeof child !== 'number') yield* nodesOf(child);
}

/** All drawn words of a page in order, artifacts too. */
export function wordsOf(document: PagedDocument, page: number): string {
  const shapes = document.pages[page]?.pieces.flatMap((piece) => piece.shapes) ?? [];
  return shapes.map((shape) => (shape.kind === 'text' ? shape.text : '')).join('');
}
