import type { OutlineEntry, PageLink, StructureNode } from '../core/paged.ts';
import type { PackedDocument } from './packed-document.ts';
import type { Placed, PlacedPage } from './placed.ts';
import { leavesOf } from './survey.ts';
import { number, Ref, textString, uriString } from './syntax.ts';
import { nameTree } from './trees.ts';

/** Room above a destination, so that what it names does not stick to the window's edge. */
const ABOVE = 6;

/** Writes a link annotation (ISO 32000-1, 12.5.6.5) and gives its object. `key` is its place in the tree of parents. */
export function writeLink(document: PackedDocument, link: PageLink, pageHeight: number, key: number): Ref {
  const corners = [link.x, pageHeight - link.y - link.height, link.x + link.width, pageHeight - link.y];
  const target =
    'url' in link.target
      ? `/A<</S/URI/URI${uriString(link.target.url)}>>`
      : `/A<</S/GoTo/D${textString(link.target.destination)}>>`;
  const rect = `/Rect[${corners.map(number).join(' ')}]/Border[0 0 0]/F 4`;
  const text = `/Contents${textString(link.contents)}/StructParent ${key}`;
  return new Ref(document.pack(`<</Type/Annot/Subtype/Link${rect}${text}${target}>>`));
}

/**
 * Writes the named destinations: each at the first piece of its node. A name that a link uses and no node carries
 * leads to the first page.
 */
export function writeDestinations(
  document: PackedDocument,
  nodes: readonly StructureNode[],
  placed: Placed,
  used: ReadonlySet<string>,
): void {
  const first = placed.pages[0];
  if (first === undefined) return;
  const places = new Map<string, string>();
  for (const name of used) places.set(name, destination(first, 0));
  for (const node of nodes) {
    const place = node.destination === undefined ? undefined : placeOf(node, placed);
    if (node.destination !== undefined && place !== undefined) places.set(node.destination, place);
  }
  if (places.size > 0) document.setNames('Dests', nameTree(document, [...places]));
}

function placeOf(node: StructureNode, placed: Placed): string | undefined {
  for (const mark of leavesOf(node)) {
    const first = placed.first(mark);
    if (first) return destination(first.page, placed.box(mark)?.top ?? 0);
  }
  return undefined;
}

function destination(page: PlacedPage, y: number): string {
  return `[${page.ref}/XYZ null ${number(page.height - Math.max(0, y - ABOVE))} null]`;
}

/** Writes the bookmarks (12.3.3), all open, and shows them when the document opens. */
export function writeOutline(document: PackedDocument, entries: readonly OutlineEntry[], placed: Placed): void {
  if (entries.length === 0) return;
  const root = new Ref(document.reserve());
  document.pack(`<</Type/Outlines${outlineKids(document, entries, root, placed)}>>`, root.id);
  document.setRoot('Outlines', root);
  document.setRoot('PageMode', 'UseOutlines');
}

function outlineKids(document: PackedDocument, entries: readonly OutlineEntry[], parent: Ref, placed: Placed): string {
  if (entries.length === 0) return '';
  const refs = entries.map(() => new Ref(document.reserve()));
  for (const [index, entry] of entries.entries()) {
    const ref = refs[index] as Ref;
    const page = placed.pages[entry.page];
    const previous = index === 0 ? '' : `/Prev ${refs[index - 1]}`;
    const next = index === refs.length - 1 ? '' : `/Next ${refs[index + 1]}`;
    const target = page === undefined ? '' : `/Dest${destination(page, entry.y)}`;
    const kids = outlineKids(document, entry.children, ref, placed);
    document.pack(`<</Title${textString(entry.title)}/Parent ${parent}${previous}${next}${target}${kids}>>`, ref.id);
  }
  return `/First ${refs[0]}/Last ${refs[refs.length - 1]}/Count ${countOf(entries)}`;
}

function countOf(entries: readonly OutlineEntry[]): number {
  return entries.reduce((sum, entry) => sum + 1 + countOf(entry.children), 0);
}
