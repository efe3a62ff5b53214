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

/** The text of a node without footnote and source marks. */
export function textOf(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) return node.nodeValue ?? '';
  const { className, childElementCount } = node as Element;
  if (className === 'marks') return '';
  if (childElementCount === 0) return node.textContent ?? '';
  let text = '';
  for (let child = node.firstChild; child !== null; child = child.nextSibling) text += textOf(child);
  return text;
}
