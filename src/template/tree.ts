import { type Token, Tokenizer } from 'parse5';
import type { Report } from '../core/diagnostic.ts';
import { ELEMENTS, type ElementRule, elementOf, HANDOUT } from './elements.ts';
import type { Expansion } from './expansion.ts';

// The tokens are parse5's, so that tags, attributes, references and comments are read exactly as HTML reads them. The
// tree is built here and not by parse5's parser, since HTML's own tree building repairs what an author got wrong
// (moves, closes and reopens elements) and mostly does not say so; here each such place is a diagnostic.

/** An element or text of the expanded markup. Offsets count in the expanded markup. */
export type Branch = Element | Text;

export interface Element {
  readonly kind: 'element';
  /** Undefined for an element that is not known; it is reported and holds its place only. */
  readonly rule: ElementRule | undefined;
  readonly name: string;
  readonly attributes: readonly Attribute[];
  readonly children: Branch[];
  /** Of the start tag. */
  readonly start: number;
  readonly end: number;
}

export interface Text {
  readonly kind: 'text';
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export interface Attribute {
  readonly name: string;
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** Reads expanded markup into a tree of known elements; everything that is not well-formed is reported. */
export function readTree(expansion: Expansion, report: Report): Element {
  const root: Element = element('handout', HANDOUT, [], 0, 0);
  const builder = new Builder(root, expansion, report);
  const tokenizer = new Tokenizer({ sourceCodeLocationInfo: true }, builder);
  tokenizer.write(expansion.markup, true);
  return root;
}

function element(
  name: string,
  rule: ElementRule | undefined,
  attributes: readonly Attribute[],
  start: number,
  end: number,
): Element {
  return { kind: 'element', rule, name, attributes, children: [], start, end };
}

class Builder {
  readonly #open: Element[];
  readonly #expansion: Expansion;
  readonly #report: Report;

  constructor(root: Element, expansion: Expansion, report: Report) {
    this.#open = [root];
    this.#expansion = expansion;
    this.#report = report;
  }

  onStartTag(token: Token.TagToken): void {
    const { startOffset, endOffset } = placeOf(token);
    const rule = elementOf(token.tagName);
    const parent = this.#innermost();
    const made = element(token.tagName, rule, this.#attributes(token, rule), startOffset, endOffset);
    if (rule === undefined) this.#unknown(token);
    else if (parent.rule !== undefined && !parent.rule.children.includes(rule.name)) this.#misplaced(made, parent);
    parent.children.push(made);
    if (rule?.empty) return;
    if (token.selfClosing) this.#tell('markup-self-closed', token.tagName, startOffset, endOffset);
    else this.#open.push(made);
  }

  onEndTag(token: Token.TagToken): void {
    const { startOffset, endOffset } = placeOf(token);
    const index = this.#open.findLastIndex((open) => open.name === token.tagName);
    if (index <= 0) {
      this.#syntax(`end-tag-without-start-tag: </${token.tagName}>`, startOffset, endOffset);
      return;
    }
    for (const unclosed of this.#open.splice(index).slice(1).reverse()) this.#notClosed(unclosed);
  }

  onCharacter(token: Token.CharacterToken): void {
    const { startOffset, endOffset } = placeOf(token);
    const siblings = this.#innermost().children;
    const last = siblings.at(-1);
    // Neighbouring tokens are one text; its references to characters make it shorter than its source.
    if (last?.kind === 'text') {
      siblings[siblings.length - 1] = { ...last, text: last.text + token.chars, end: endOffset };
    } else siblings.push({ kind: 'text', text: token.chars, start: startOffset, end: endOffset });
  }

  onWhitespaceCharacter(token: Token.CharacterToken): void {
    this.onCharacter(token);
  }

  onNullCharacter(): void {
    // The tokenizer has already reported it as a parse error.
  }

  onComment(): void {
    // Comments say nothing to readers.
  }

  onDoctype(token: Token.DoctypeToken): void {
    const { startOffset, endOffset } = placeOf(token);
    this.#syntax('misplaced-doctype', startOffset, endOffset);
  }

  onEof(): void {
    for (const unclosed of this.#open.splice(1).reverse()) this.#notClosed(unclosed);
  }

  onParseError(error: { code: string; startOffset: number; endOffset: number }): void {
    this.#syntax(error.code, error.startOffset, error.endOffset);
  }

  #innermost(): Element {
    return this.#open.at(-1) as Element;
  }

  #attributes(token: Token.TagToken, rule: ElementRule | undefined): readonly Attribute[] {
    const known = rule?.attributes.map((attribute) => attribute.name) ?? [];
    const found = token.attrs.map(({ name, value }) => {
      const { startOffset, endOffset } = token.location?.attrs?.[name] ?? placeOf(token);
      return { name, value, start: startOffset, end: endOffset };
    });
    for (const { name, start, end } of found) {
      if (rule === undefined || known.includes(name)) continue;
      const args = { element: rule.name, attribute: name, known };
      const span = this.#expansion.spanOf(start, end);
      this.#report({ code: 'markup-unknown-attribute', severity: 'error', args, span });
    }
    for (const { name, required } of rule?.attributes ?? []) {
      if (!required || found.some((attribute) => attribute.name === name)) continue;
      const { startOffset, endOffset } = placeOf(token);
      const args = { key: name, inside: `<${token.tagName}>` };
      const span = this.#expansion.spanOf(startOffset, endOffset);
      this.#report({ code: 'missing-key', severity: 'error', args, span });
    }
    return found.filter(({ name }) => known.includes(name));
  }

  #unknown(token: Token.TagToken): void {
    const { startOffset, endOffset } = placeOf(token);
    const args = { element: token.tagName, known: ELEMENTS.map(({ name }) => name) };
    const span = this.#expansion.spanOf(startOffset, endOffset);
    this.#report({ code: 'markup-unknown-element', severity: 'error', args, span });
  }

  #misplaced(made: Element, parent: Element): void {
    const args = { element: made.name, parent: parent.name };
    const span = this.#expansion.spanOf(made.start, made.end);
    this.#report({ code: 'markup-not-inside', severity: 'error', args, span });
  }

  #notClosed({ name, start, end }: Element): void {
    this.#tell('markup-not-closed', name, start, end);
  }

  #tell(code: 'markup-not-closed' | 'markup-self-closed', name: string, start: number, end: number): void {
    const span = this.#expansion.spanOf(start, end);
    this.#report({ code, severity: 'error', args: { element: name }, span });
  }

  #syntax(detail: string, start: number, end: number): void {
    const span = this.#expansion.spanOf(start, Math.max(end, start + 1));
    this.#report({ code: 'markup-syntax', severity: 'error', args: { detail }, span });
  }
}

function placeOf(token: { readonly location: Token.Location | null }): Token.Location {
  if (token.location === null) throw new Error('the tokenizer was asked for places');
  return token.location;
}
