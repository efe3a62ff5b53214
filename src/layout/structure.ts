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

/** The tree without nodes that hold nothing, save empty table cells, which keep the grid regular. */
export function pruned(root: StructureNode): StructureNode {
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
