import { type Inline, type Line, type Lines, plainLines } from '../core/inline.ts';
import type { Language } from '../core/language.ts';
import { safeHref } from '../core/markdown.ts';
import { type Atom, assemble, literalAtoms } from './atoms.ts';
import { splitRefs } from './expansion.ts';
import { linesIn, type Reading } from './reading.ts';
import type { Attribute, Branch, Element, Text } from './tree.ts';

/**
 * The text of a paragraph-like element: for each language of the rendition its parts in that language, one after the
 * other. Lines that read the same are given once; a line that holds for all languages carries none.
 */
export function linesOf(element: Element, reading: Reading): Lines {
  const allowed = element.children.filter((child) => isAllowed(child, element));
  for (const child of allowed) noteShown(child, element, reading);
  return byLanguage(reading, (language) => allowed.flatMap((child) => branchAtoms(child, language, reading)));
}

/** The text of an attribute that is shown to readers, such as a section's title. */
export function attributeLines(attribute: Attribute, element: Element, reading: Reading): Lines {
  const text: Text = { kind: 'text', text: attribute.value, start: attribute.start, end: attribute.end };
  noteShown(text, { name: `${element.name} ${attribute.name}` }, reading);
  return byLanguage(reading, (language) => textAtoms(text, language, reading));
}

/** An attribute's value as bare characters, with what it places in the leading language. */
export function attributeText(attribute: Attribute, reading: Reading): string {
  const parts = splitRefs(attribute.value).map((part) => {
    if (typeof part === 'string') return part;
    const ref = reading.refs.at(part);
    return ref?.kind === 'text' ? plainLines(linesIn(ref.lines, reading.rendition[0])) : '';
  });
  return parts.join('');
}

/** The value of the attribute of that name, if the element has it. */
export function attributeOf(element: Element, name: string): Attribute | undefined {
  return element.attributes.find((attribute) => attribute.name === name);
}

/** True for text and for elements that may stand in their parent; the others have been reported. */
export function isAllowed(child: Branch, parent: Element): boolean {
  return child.kind === 'text' || (child.rule !== undefined && (parent.rule?.children.includes(child.name) ?? false));
}

interface Spoken {
  readonly atoms: readonly Atom[];
  /** False where any part belongs to one language. */
  readonly neutral: boolean;
}

function byLanguage(reading: Reading, parts: (language: Language) => readonly Spoken[]): Lines {
  const lines = new Map<string, Line>();
  for (const language of reading.rendition) {
    const spoken = parts(language);
    const inlines = assemble(spoken.flatMap((part) => part.atoms));
    const key = JSON.stringify(inlines);
    if (inlines.length === 0 || lines.has(key)) continue;
    lines.set(key, spoken.every((part) => part.neutral) ? { inlines } : { language, inlines });
  }
  const found = [...lines.values()];
  // The same in every language of several: it belongs to none of them.
  const [first] = found;
  return first && found.length === 1 && reading.rendition.length > 1 ? [{ inlines: first.inlines }] : found;
}

function branchAtoms(branch: Branch, language: Language, reading: Reading): readonly Spoken[] {
  if (branch.kind === 'text') return textAtoms(branch, language, reading);
  if (branch.name === 'br') return [{ atoms: [{ kind: 'inline', inline: { kind: 'break' } }], neutral: true }];
  const inside = branch.children
    .filter((child) => isAllowed(child, branch))
    .flatMap((child) => branchAtoms(child, language, reading));
  const wrap = wrapOf(branch, reading);
  if (wrap === undefined) return inside;
  const mark = (atom: Atom): Spoken => ({ atoms: [atom], neutral: true });
  return [mark({ kind: 'open', wrap }), ...inside, mark({ kind: 'close' })];
}

/** How an inline element stands around its content; a link that leads nowhere safe stands as plain text. */
function wrapOf(element: Element, reading: Reading): ((children: readonly Inline[]) => Inline) | undefined {
  switch (element.name) {
    case 'em':
      return (children) => ({ kind: 'emphasis', children });
    case 'strong':
      return (children) => ({ kind: 'strong', children });
    case 'code':
      return (children) => ({ kind: 'code', text: plainLines([{ inlines: children }]) });
    case 'a': {
      const attribute = attributeOf(element, 'href');
      const href = attribute && safeHref(attributeText(attribute, reading));
      return href === undefined ? undefined : (children) => ({ kind: 'link', href, children });
    }
    default:
      return undefined;
  }
}

function textAtoms(branch: Text, language: Language, reading: Reading): readonly Spoken[] {
  return splitRefs(branch.text).map((part) => {
    if (typeof part === 'string') return { atoms: literalAtoms(part), neutral: !/\p{L}/u.test(part) };
    const ref = reading.refs.at(part);
    if (ref?.kind !== 'text') return { atoms: [], neutral: true };
    const lines = linesIn(ref.lines, language);
    const inlines = lines.flatMap((line, index) => (index === 0 ? line.inlines : [BREAK, ...line.inlines]));
    const atoms = inlines.map((inline): Atom => ({ kind: 'inline', inline }));
    return { atoms, neutral: lines.every((line) => line.language === undefined) };
  });
}

const BREAK: Inline = { kind: 'break' };

/** Once for an element, whatever the number of languages: which values it shows, and what may not stand in it. */
function noteShown(branch: Branch, parent: { readonly name: string }, reading: Reading): void {
  const { refs, report, expansion, shown } = reading;
  if (branch.kind === 'text') {
    for (const part of splitRefs(branch.text)) {
      const ref = typeof part === 'number' ? refs.at(part) : undefined;
      if (ref?.kind === 'text' && ref.cell) shown.push(ref.cell);
      if (ref?.kind !== 'block') continue;
      const args = { element: ref.name, parent: parent.name };
      const span = expansion.spanOf(...placeOfRef(part as number, branch, expansion));
      report({ code: 'markup-not-inside', severity: 'error', args, span });
    }
    return;
  }
  const href = attributeOf(branch, 'href');
  if (href) checkHref(href, reading);
  for (const child of branch.children) if (isAllowed(child, branch)) noteShown(child, branch, reading);
}

function checkHref(href: Attribute, reading: Reading): void {
  const text = attributeText(href, reading);
  if (safeHref(text) !== undefined) return;
  const span = reading.expansion.spanOf(href.start, href.end);
  reading.report({ code: 'bad-url', severity: 'error', args: { text }, span });
}

/** The stretch of the markup where a reference stands. */
export function placeOfRef(number: number, { start, end }: Text, { markup }: Reading['expansion']): [number, number] {
  const mark = `\uE002${number}\uE003`;
  const at = markup.indexOf(mark, start);
  return at < 0 || at >= end ? [start, end] : [at, at + mark.length];
}
