import type { StructureNode, StructureRole } from '../core/paged.ts';

/** A structure node whose children are still being gathered. */
export interface Branch extends StructureNode {
  readonly children: (StructureNode | number)[];
}

export type BranchDetails = Omit<StructureNode, 'role' | 'children'>;

/** A new node without children. */
export function branch(role: StructureRole, details: BranchDetails = {}): Branch {
  return { role, ...details, children: [] };
}

/** A new node at the end of its parent. */
export function grow(parent: Branch, role: StructureRole, details: BranchDetails = {}): Branch {
  const child = branch(role, details);
  parent.children.push(child);
  return child;
}

/**
 * The tree without nodes that hold nothing, save empty table cells, which keep the grid regular; its headings skip
 * no level on the way down (PDF/UA-1, 7.4.2), whatever a template says.
 */
export function finished(root: StructureNode): StructureNode {
  /** The levels asked for by the heading before and those that it stands under. */
  const open: number[] = [];
  const levelled = (node: StructureNode): StructureNode => {
    const asked = HEADINGS.indexOf(node.role);
    if (asked >= 0) {
      while ((open.at(-1) ?? -1) >= asked) open.pop();
      const role = HEADINGS[open.length] ?? node.role;
      open.push(asked);
      return role === node.role ? node : { ...node, role };
    }
    if (!SECTIONS.has(node.role)) return node;
    return { ...node, children: node.children.map((child) => (typeof child === 'number' ? child : levelled(child))) };
  };
  return levelled(pruned(root));
}

const HEADINGS: readonly StructureRole[] = ['H1', 'H2', 'H3'];
/** Where headings may stand. */
const SECTIONS: ReadonlySet<StructureRole> = new Set(['Document', 'Sect']);

function pruned(root: StructureNode): StructureNode {
  const children: (StructureNode | number)[] = [];
  for (const child of root.children) {
    if (typeof child === 'number') {
      children.push(child);
      continue;
    }
    const kept = isLeafy(child) ? child : pruned(child);
    if (kept.children.length > 0 || kept.role === 'TD') children.push(kept);
  }
  return { ...root, children };
}

function isLeafy(node: StructureNode): boolean {
  return node.children.every((child) => typeof child === 'number');
}
