import { cellNumber } from '../core/address.ts';
import { type Lines, plainLines, plainText } from '../core/inline.ts';
import type { Matrix, MatrixCell } from '../core/matrix.ts';
import type { Id } from '../core/value.ts';
import { MISSING_SIGNS } from '../core/words.ts';
import type { PageContext } from './context.ts';
import { attribute } from './escape.ts';

/** Tables of so many rows are read at a glance and need no controls. */
const AT_A_GLANCE = 8;

/** With more rows than these only the first are laid out until the page's script takes over. */
const MANY = 600;

export function hasManyRows(matrix: Matrix): boolean {
  return matrix.rows.length > MANY;
}

export function hasControls(matrix: Matrix): boolean {
  return matrix.rows.length > AT_A_GLANCE;
}

/**
 * What the page's script cannot tell from a cell's text: the number or text it sorts by, the members it holds, that it
 * is missing and why.
 */
export function typedData(cell: MatrixCell): string {
  const { value, sortKey } = cell;
  if (sortKey.kind === 'missing') return attribute('data-missing', reasonOf(cell));
  const members = memberIds(cell);
  const data = members.length === 0 ? '' : attribute('data-members', members.join(' '));
  if (sortKey.kind === 'number') {
    return sortKey.value === cellNumber(cell) ? data : `${data}${attribute('data-order', String(sortKey.value))}`;
  }
  const told = value.kind === 'text' && plainText(cell.lines[0]?.inlines ?? []).trim() === sortKey.value;
  return told ? data : `${data}${attribute('data-text', sortKey.value)}`;
}

function reasonOf({ value, sortKey }: MatrixCell): string {
  if (value.kind === 'missing') return value.reason;
  const reasons = Object.keys(MISSING_SIGNS);
  return (sortKey.kind === 'missing' ? reasons[sortKey.rank] : undefined) ?? '';
}

function memberIds({ value }: MatrixCell): readonly Id[] {
  switch (value.kind) {
    case 'set':
      return value.ids;
    case 'choice':
      return [value.id];
    case 'flag':
      return [value.on ? 'yes' : 'no'];
    default:
      return [];
  }
}

/**
 * The members that occur in these cells, each with its label in the page's languages, for the header of their
 * attribute; then, begun by `?`, the reasons why a value is missing. Nothing for other kinds of attribute.
 */
export function memberData(cells: readonly MatrixCell[], page: PageContext): string {
  const { rendition } = page.handout;
  const labels = new Map<Id, readonly string[]>();
  const inOrder = [...cells].sort((a, b) => order(a) - order(b));
  for (const cell of inOrder)
    for (const [id, ...names] of labelled(cell, page)) if (!labels.has(id)) labels.set(id, names);
  if (labels.size === 0) return '';
  for (const reason of Object.keys(MISSING_SIGNS)) {
    const found = cells.some((cell) => cell.sortKey.kind === 'missing' && reasonOf(cell) === reason);
    const words = page.word(reason as keyof typeof MISSING_SIGNS);
    if (found)
      labels.set(
        `?${reason}`,
        rendition.map((_, index) => textAt(words, index)),
      );
  }
  return attribute('data-members', JSON.stringify([...labels].map(([id, names]) => [id, ...names])));
}

/** Choices in the order of their vocabulary; sets with few members first, so that single labels come before lists. */
function order({ value, sortKey }: MatrixCell): number {
  if (value.kind === 'set') return value.ids.length;
  return sortKey.kind === 'number' ? sortKey.value : Number.MAX_SAFE_INTEGER;
}

/** Labels are the cell's own words; those of a set are parted by the list's separator. */
function labelled(cell: MatrixCell, page: PageContext): readonly (readonly [Id, ...string[]])[] {
  const ids = memberIds(cell);
  const separators = page.word('list-separator');
  const byLanguage = page.handout.rendition.map((_, index) => {
    const text = textAt(cell.lines, index);
    const parts = cell.value.kind === 'set' && ids.length > 1 ? text.split(textAt(separators, index)) : [text];
    return parts.length === ids.length ? parts : ids;
  });
  return ids.map((id, index) => [id, ...byLanguage.map((parts) => parts[index] ?? id)]);
}

/** The text in the rendition's language of that index; the only line where all are the same. */
function textAt(lines: Lines, index: number): string {
  const line = lines[index] ?? lines[0];
  return line === undefined ? '' : plainLines([line]);
}
