import type { StructureNode } from '../core/paged.ts';
import { type Bounds, union } from './bounds.ts';
import type { PackedDocument } from './packed-document.ts';
import { number, Ref, textString } from './syntax.ts';
import { nameTree, numberTree } from './trees.ts';

/** Where a mark was drawn: a marked-content sequence of one page, and what it covers. */
export interface Occurrence {
  readonly page: PlacedPage;
  readonly mcid: number;
  readonly bounds: Bounds | undefined;
}

export interface PlacedPage {
  readonly index: number;
  readonly ref: Ref;
  readonly height: number;
  /** How many marked-content sequences it has. */
  readonly sequences: number;
}

/** A link annotation of a page, and its key in the tree of parents. */
export interface PlacedLink {
  readonly page: PlacedPage;
  readonly ref: Ref;
  readonly key: number;
}

/** What the pages hold, by mark. */
export interface Placed {
  readonly pages: readonly PlacedPage[];
  readonly occurrences: ReadonlyMap<number, readonly Occurrence[]>;
  readonly links: ReadonlyMap<number, readonly PlacedLink[]>;
}

/** An address shown twice gets an ID of its own the second time: `main:gpt-3` and `main:gpt-3~2`. */
export const REPEAT = '~';
/** IDs that are no addresses begin with this; PDF/UA-1 7.9 wants one on each Note. */
export const OTHER_ID = '~';

/** Writes the structure tree (ISO 32000-1, 14.7) with its trees of parents and IDs, and hangs it into the catalog. */
export function writeStructure(document: PackedDocument, root: StructureNode, placed: Placed): void {
  const writer = new StructureWriter(document, placed);
  const treeId = document.reserve();
  const rootId = writer.element(root, new Ref(treeId));
  const parents = numberTree(document, writer.parentEntries());
  const ids = writer.ids.length === 0 ? '' : `/IDTree ${nameTree(document, writer.ids)}`;
  const next = `/ParentTreeNextKey ${writer.parentCount}`;
  document.pack(`<</Type/StructTreeRoot/K ${rootId}/ParentTree ${parents}${next}${ids}>>`, treeId);
  document.setRoot('StructTreeRoot', new Ref(treeId));
}

class StructureWriter {
  readonly ids: (readonly [string, string])[] = [];
  private readonly document: PackedDocument;
  private readonly placed: Placed;
  private readonly byPage: string[][];
  private readonly byLink: string[] = [];
  private readonly shown = new Map<string, number>();
  private notes = 0;

  constructor(document: PackedDocument, placed: Placed) {
    this.document = document;
    this.placed = placed;
    this.byPage = placed.pages.map((page) => new Array<string>(page.sequences).fill('null'));
  }

  get parentCount(): number {
    return this.byPage.length + this.byLink.length;
  }

  /** Pages first, then links: the keys that `StructParents` and `StructParent` name. */
  parentEntries(): readonly string[] {
    return [...this.byPage.map((elements) => `[${elements.join(' ')}]`), ...this.byLink];
  }

  element(node: StructureNode, parent: Ref): Ref {
    const ref = new Ref(this.document.reserve());
    const kids: string[] = [];
    let page: PlacedPage | undefined;
    for (const child of node.children) {
      if (typeof child !== 'number') {
        kids.push(String(this.element(child, ref)));
        continue;
      }
      for (const occurrence of this.placed.occurrences.get(child) ?? []) {
        page ??= occurrence.page;
        kids.push(this.sequence(occurrence, page, ref));
      }
      for (const link of this.placed.links.get(child) ?? []) kids.push(this.annotation(link, ref));
    }
    const content = kids.length === 0 ? '' : kids.length === 1 ? `/K ${kids[0]}` : `/K[${kids.join(' ')}]`;
    const place = page === undefined ? '' : `/Pg ${page.ref}`;
    this.document.pack(`<</S/${node.role}/P ${parent}${place}${content}${this.attributes(node, ref)}>>`, ref.id);
    return ref;
  }

  private sequence(occurrence: Occurrence, page: PlacedPage, element: Ref): string {
    const ofPage = this.byPage[occurrence.page.index];
    if (ofPage) ofPage[occurrence.mcid] = String(element);
    if (occurrence.page === page) return String(occurrence.mcid);
    return `<</Type/MCR/Pg ${occurrence.page.ref}/MCID ${occurrence.mcid}>>`;
  }

  private annotation(link: PlacedLink, element: Ref): string {
    this.byLink[link.key - this.byPage.length] = String(element);
    return `<</Type/OBJR/Pg ${link.page.ref}/Obj ${link.ref}>>`;
  }

  private attributes(node: StructureNode, ref: Ref): string {
    const id = this.idOf(node);
    if (id !== undefined) this.ids.push([id, String(ref)]);
    // Most nodes have next to nothing of all this.
    let written = id === undefined ? '' : `/ID${textString(id)}`;
    if (node.language !== undefined) written += `/Lang${textString(node.language)}`;
    if (node.alt !== undefined) written += `/Alt${textString(node.alt)}`;
    if (node.actualText !== undefined) written += `/ActualText${textString(node.actualText)}`;
    written += tableAttributes(node);
    return node.role === 'Figure' ? written + this.figureBox(node) : written;
  }

  private idOf(node: StructureNode): string | undefined {
    const { address } = node;
    if (address === undefined) return node.role === 'Note' ? `${OTHER_ID}note-${++this.notes}` : undefined;
    const times = (this.shown.get(address) ?? 0) + 1;
    this.shown.set(address, times);
    return times === 1 ? address : `${address}${REPEAT}${times}`;
  }

  /** Where a figure stands on its first page. */
  private figureBox(node: StructureNode): string {
    const all = [...leavesOf(node)].flatMap((mark) => this.placed.occurrences.get(mark) ?? []);
    const page = all[0]?.page;
    const box = all
      .filter((occurrence) => occurrence.page === page)
      .reduce<Bounds | undefined>((sum, { bounds }) => (bounds ? union(sum, bounds) : sum), undefined);
    if (page === undefined || box === undefined) return '';
    const corners = [box.left, page.height - box.bottom, box.right, page.height - box.top];
    return `/A<</O/Layout/Placement/Block/BBox[${corners.map(number).join(' ')}]>>`;
  }
}

function tableAttributes(node: StructureNode): string {
  const { scope, columnSpan, rowSpan } = node;
  if (scope === undefined && columnSpan === undefined && rowSpan === undefined) return '';
  return `/A<</O/Table${scope === undefined ? '' : `/Scope/${scope}`}${spans(columnSpan, rowSpan)}>>`;
}

/** A span of one is what readers assume. */
function spans(columns = 1, rows = 1): string {
  return `${columns === 1 ? '' : `/ColSpan ${columns}`}${rows === 1 ? '' : `/RowSpan ${rows}`}`;
}

/** The marks below a node, in reading order. */
export function* leavesOf(node: StructureNode): Generator<number> {
  for (const child of node.children) {
    if (typeof child === 'number') yield child;
    else yield* leavesOf(child);
  }
}
