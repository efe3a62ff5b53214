type Child = Node | string;

/** Makes an element with attributes (undefined ones are left out) and children. Texts stay texts. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, string | undefined>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** Descendants by selector, as an array. */
export function all<E extends Element = HTMLElement>(root: ParentNode, selector: string): E[] {
  return [...root.querySelectorAll<E>(selector)];
}

/**
 * The text of a node without footnote and source marks. The browser's own text is taken wherever it is the same, or
 * only too long by the marks at its end: in a table of 10,000 rows, touching every node would take too long.
 */
export function textOf(node: Node): string {
  if (!(node instanceof Element)) return node.nodeValue ?? '';
  const { firstElementChild: first } = node;
  if (isMarks(node)) return '';
  if (first === null) return node.textContent ?? '';
  if (isMarks(first) && first.nextSibling === null) {
    const text = node.textContent ?? '';
    return text.slice(0, text.length - (first.textContent ?? '').length);
  }
  let text = '';
  for (let child = node.firstChild; child !== null; child = child.nextSibling) text += textOf(child);
  return text;
}

function isMarks({ className }: Element): boolean {
  return className === 'marks';
}
