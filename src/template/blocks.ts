import type { Block, Section } from '../core/handout.ts';
import { splitRefs } from './expansion.ts';
import { attributeLines, attributeOf, attributeText, isAllowed, linesOf, placeOfRef } from './inlines.ts';
import type { Reading } from './reading.ts';
import type { Attribute, Element, Text } from './tree.ts';

const ID = /^[a-z0-9][a-z0-9-]*$/;

/** The sections of a tree. Blocks before the first section make one of their own; none may stand after it. */
export function sectionsOf(root: Element, reading: Reading): readonly Section[] {
  const sections: Section[] = [];
  const first = root.children.findIndex((child) => child.kind === 'element' && child.name === 'section');
  const before = blocksIn({ ...root, children: root.children.slice(0, first < 0 ? undefined : first) }, reading);
  if (before.length > 0) sections.push({ id: 'start', title: reading.overview, blocks: before });
  for (const child of first < 0 ? [] : root.children.slice(first)) {
    if (child.kind === 'text') strayText(child, root, reading, false);
    else if (child.name === 'section') sections.push(sectionOf(child, sections, reading));
    else if (child.rule) misplaced(child.name, root.name, child.start, child.end, reading);
  }
  return sections;
}

function sectionOf(element: Element, before: readonly Section[], reading: Reading): Section {
  const title = attributeOf(element, 'title');
  return {
    id: sectionId(attributeOf(element, 'id'), before, reading),
    title: title ? attributeLines(title, element, reading) : [],
    blocks: blocksIn(element, reading),
  };
}

/** The id that is written, once; else one by number. */
function sectionId(attribute: Attribute | undefined, before: readonly Section[], reading: Reading): string {
  const taken = before.map((section) => section.id);
  if (attribute) {
    const id = attributeText(attribute, reading);
    const span = reading.expansion.spanOf(attribute.start, attribute.end);
    if (!ID.test(id)) reading.report({ code: 'bad-id', severity: 'error', args: { id }, span });
    else if (!taken.includes(id)) return id;
    else reading.report({ code: 'duplicate-id', severity: 'error', args: { what: '<section>', id }, span });
  }
  let number = before.length + 1;
  while (taken.includes(`section-${number}`)) number += 1;
  return `section-${number}`;
}

function blocksIn(parent: Element, reading: Reading): readonly Block[] {
  return parent.children.flatMap((child) => {
    if (child.kind === 'text') return placedBlocks(child, parent, reading);
    const block = isAllowed(child, parent) ? blockOf(child, reading) : undefined;
    return block ? [block] : [];
  });
}

/** The block that an element makes; none where it would be empty. */
function blockOf(element: Element, reading: Reading): Block | undefined {
  switch (element.name) {
    case 'h1':
    case 'h2':
    case 'h3': {
      const lines = linesOf(element, reading);
      return lines.length > 0 ? { kind: 'heading', level: LEVELS[element.name], lines } : undefined;
    }
    case 'p': {
      const lines = linesOf(element, reading);
      return lines.length > 0 ? { kind: 'paragraph', role: roleOf(element, reading), lines } : undefined;
    }
    case 'ul':
    case 'ol':
      return listOf(element, reading);
    case 'note': {
      const blocks = blocksIn(element, reading);
      return blocks.length > 0 ? { kind: 'note', blocks } : undefined;
    }
    case 'hr':
      return { kind: 'rule' };
    case 'page-break':
      return { kind: 'page-break' };
    default:
      throw new Error(`no block is made of <${element.name}>`);
  }
}

const LEVELS = { h1: 1, h2: 2, h3: 3 } as const;
const ROLES = ['body', 'answer', 'small'] as const;

function roleOf(element: Element, reading: Reading): (typeof ROLES)[number] {
  const attribute = attributeOf(element, 'role');
  if (attribute === undefined) return 'body';
  const found = attributeText(attribute, reading);
  const role = ROLES.find((known) => known === found);
  if (role) return role;
  const span = reading.expansion.spanOf(attribute.start, attribute.end);
  reading.report({ code: 'not-allowed', severity: 'error', args: { found, known: ROLES }, span });
  return 'body';
}

function listOf(element: Element, reading: Reading): Block | undefined {
  const items = element.children.flatMap((child) => {
    if (child.kind === 'text') {
      strayText(child, element, reading, false);
      return [];
    }
    const lines = isAllowed(child, element) ? linesOf(child, reading) : [];
    return lines.length > 0 ? [lines] : [];
  });
  return items.length > 0 ? { kind: 'list', ordered: element.name === 'ol', items } : undefined;
}

/** The blocks that calls place between elements. Text has no place there. */
function placedBlocks(child: Text, parent: Element, reading: Reading): readonly Block[] {
  const blocks: Block[] = [];
  for (const part of splitRefs(child.text)) {
    const ref = typeof part === 'number' ? reading.refs.at(part) : undefined;
    if (ref?.kind === 'block' && parent.rule?.blocks) {
      blocks.push(ref.block);
      reading.shown.push(ref.block);
    }
  }
  strayText(child, parent, reading, parent.rule?.blocks ?? false);
  return blocks;
}

/** Reports text, and calls, that stand where no text (or no block) may. */
function strayText(child: Text, parent: Element, reading: Reading, blocks: boolean): void {
  for (const part of splitRefs(child.text)) {
    if (typeof part === 'string') {
      const at = reading.expansion.markup.slice(child.start, child.end).indexOf(part.trim());
      const start = child.start + Math.max(0, at);
      if (part.trim() !== '') misplaced('text', parent.name, start, start + part.trim().length, reading);
      continue;
    }
    const ref = reading.refs.at(part);
    // A call that found nothing has been reported, and stands for no lines.
    if (ref === undefined || (ref.kind === 'block' && blocks) || (ref.kind === 'text' && ref.lines.length === 0))
      continue;
    misplaced(ref.name, parent.name, ...placeOfRef(part, child, reading.expansion), reading);
  }
}

function misplaced(element: string, parent: string, start: number, end: number, reading: Reading): void {
  const span = reading.expansion.spanOf(start, end);
  reading.report({ code: 'markup-not-inside', severity: 'error', args: { element, parent }, span });
}
