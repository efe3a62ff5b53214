import type { StructureNode } from '../core/paged.ts';
import { type Bounds, union } from './bounds.ts';
import type { PackedDocument } from './packed-document.ts';
import type { Occurrence, Placed, PlacedLink, PlacedPage } from './placed.ts';
import { leavesOf } from './survey.ts';
import { number, Ref, textString } from './syntax.ts';
import { nameTree, numberTree } from './trees.ts';

/** An address shown twice gets an ID of its own the second time: `main:gpt-3` and `main:gpt-3~2`. */
export const REPEAT = '~';
/** IDs that are no addresses begin with this; PDF/UA-1 7.9 wants one on each Note. */
export const OTHER_ID = '~';

/** Writes the structure tree (ISO 32000-1, 14.7) with its trees of parents and IDs, and hangs it into the catalog. */
export function writeStructure(document: PackedDocument, root: StructureNode, placed: Placed): void {
  const writer = new StructureWriter(document, placed);
  const treeId = document.reserve();
  const rootId = writer.element(root, treeId);
  const parents = numberTree(document, writer.parentEntries());
  const ids = writer.ids.length === 0 ? '' : `/IDTree ${nameTree(document, writer.ids)}`;
  const next = `/ParentTreeNextKey ${writer.parentCount}`;
  document.pack(`<</Type/StructTreeRoot/K ${rootId} 0 R/ParentTree ${parents}${next}${ids}>>`, treeId);
  document.setRoot('StructTreeRoot', new Ref(treeId));
}

class StructureWriter {
  readonly ids: (readonly [string, string])[] = [];
  private readonly document: PackedDocument;
  private readonly placed: Placed;
  /** The element of each marked-content sequence of each page. */
  private readonly byPage: readonly Int32Array[];
  private readonly byLink: string[] = [];
  private readonly shown = new Set<string>();
  private readonly again = new Map<string, number>();
  private notes = 0;

  constructor(document: PackedDocument, placed: Placed) {
    this.document = document;
    this.placed = placed;
    this.byPage = placed.pages.map((page) => new Int32Array(page.sequences));
  }

  get parentCount(): number {
    return this.byPage.length + this.byLink.length;
  }

  /** Pages first, then links: the keys that `StructParents` and `StructParent` name. */
  parentEntries(): readonly string[] {
    const pages = this.byPage.map((elements) => {
      let list = '[';
      for (const id of elements) list += id === 0 ? 'null ' : `${id} 0 R `;
      return `${list}]`;
    });
    return [...pages, ...this.byLink];
  }

  /** Writes a node and all below it, and gives its object's number. */
  element(node: StructureNode, parent: number): number {
    const id = this.document.reserve();
    let kids = '';
    let count = 0;
    let page: PlacedPage | undefined;
    for (const child of node.children) {
      if (typeof child !== 'number') {
        kids += ` ${this.element(child, id)} 0 R`;
        count += 1;
        continue;
      }
      const first = this.placed.first(child);
      if (first !== undefined) {
        page ??= first.page;
        kids += ` ${this.sequence(first, page, id)}`;
        count += 1;
        for (const occurrence of this.placed.others(child)) {
          kids += ` ${this.sequence(occurrence, page, id)}`;
          count += 1;
        }
      }
      for (const link of this.placed.links.get(child) ?? []) {
        kids += ` ${this.annotation(link, id)}`;
        count += 1;
      }
    }
    const content = count === 0 ? '' : count === 1 ? `/K${kids}` : `/K[${kids}]`;
    const place = page === undefined ? '' : `/Pg ${page.ref}`;
    this.document.pack(`<</S/${node.role}/P ${parent} 0 R${place}${content}${this.attributes(node, id)}>>`, id);
    return id;
  }

  private sequence({ page, mcid }: Occurrence, own: PlacedPage, element: number): string {
    const elements = this.byPage[page.index];
    if (elements) elements[mcid] = element;
    return page === own ? String(mcid) : `<</Type/MCR/Pg ${page.ref}/MCID ${mcid}>>`;
  }

  private annotation(link: PlacedLink, element: number): string {
    this.byLink[link.key - this.byPage.length] = `${element} 0 R`;
    return `<</Type/OBJR/Pg ${link.page.ref}/Obj ${link.ref}>>`;
  }

  private attributes(node: StructureNode, element: number): string {
    const id = this.idOf(node);
    if (id !== undefined) this.ids.push([id, `${element} 0 R`]);
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
    if (!this.shown.has(address)) {
      this.shown.add(address);
      return address;
    }
    const times = (this.again.get(address) ?? 1) + 1;
    this.again.set(address, times);
    return `${address}${REPEAT}${times}`;
  }

  /** Where a figure stands on its first page. */
  private figureBox(node: StructureNode): string {
    const marks = leavesOf(node).filter((mark) => this.placed.first(mark) !== undefined);
    const page = marks[0] === undefined ? undefined : this.placed.first(marks[0])?.page;
    const box = marks
      .filter((mark) => this.placed.first(mark)?.page === page)
      .reduce<Bounds | undefined>((sum, mark) => {
        const own = this.placed.box(mark);
        return own === undefined ? sum : union(sum, own);
      }, undefined);
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
