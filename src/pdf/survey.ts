import type { StructureNode, StructureRole } from '../core/paged.ts';

/** What writing pages must know of the structure tree, from one walk over it. */
export interface Survey {
  /** The role of the element of each mark; nothing for numbers that are no marks. */
  readonly tags: readonly (StructureRole | undefined)[];
  /** The marks whose places on the page are asked for; measuring all of a long table would cost. */
  readonly measured: ReadonlySet<number>;
  /** Nodes that links and bookmarks may lead to. */
  readonly destinations: readonly StructureNode[];
}

export function surveyOf(root: StructureNode): Survey {
  const tags: (StructureRole | undefined)[] = [];
  const measured = new Set<number>();
  const destinations: StructureNode[] = [];
  const visit = (node: StructureNode, around: boolean): void => {
    const { role, destination, children } = node;
    if (destination !== undefined) destinations.push(node);
    const asked = around || role === 'Figure' || destination !== undefined;
    for (const child of children) {
      if (typeof child !== 'number') {
        visit(child, asked);
        continue;
      }
      tags[child] = role;
      if (asked) measured.add(child);
    }
  };
  visit(root, false);
  return { tags, measured, destinations };
}

/** The marks below a node, in reading order. */
export function leavesOf(node: StructureNode, found: number[] = []): readonly number[] {
  for (const child of node.children) {
    if (typeof child === 'number') found.push(child);
    else leavesOf(child, found);
  }
  return found;
}
