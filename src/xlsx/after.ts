import { type Lines, plainText } from '../core/inline.ts';
import { footnoteMarks } from './cells.ts';
import { runOver } from './extent.ts';
import { lineHeight } from './measure.ts';
import type { ColumnPlan, Look, RowPlan } from './sheet.ts';
import { sizeOf } from './style.ts';
import { textCell } from './text.ts';

/** A remark or paragraph under a table. */
export interface AfterLine {
  readonly role: 'answer' | 'heading' | 'bare' | 'remark';
  readonly text: string;
  /** The same in further languages. */
  readonly also?: readonly string[];
  /** Its languages stand side by side where they fit on one line, as short remarks do. */
  readonly beside?: true;
  /** The number of the footnote that begins here: cells that carry it lead here. */
  readonly footnote?: number;
}

/** A paragraph of that role in its languages, a mark before the first. */
export function afterLines(role: AfterLine['role'], lines: Lines, mark = ''): readonly AfterLine[] {
  const [first, ...others] = lines.map(({ inlines }) => plainText(inlines));
  if (first === undefined) return [];
  return [{ role, text: mark + first, ...(others.length > 0 ? { also: others } : {}) }];
}

/** A remark under a table. */
export function remarkLines(lines: Lines, mark = ''): readonly AfterLine[] {
  return besideLines('remark', lines, mark);
}

/** The same in that role. */
export function besideLines(role: AfterLine['role'], lines: Lines, mark = ''): readonly AfterLine[] {
  return afterLines(role, lines, mark).map((line) => ({ ...line, beside: true }));
}

/** A footnote under a table; `linked` where cells are to lead to it. */
export function footnoteLines(lines: Lines, index: number, linked: boolean): readonly AfterLine[] {
  const made = remarkLines(lines, `${footnoteMarks([index])} `);
  return linked ? made.map((line) => ({ ...line, footnote: index })) : made;
}

/** Paragraphs as rows whose text runs over the columns, each line of text a row of its own. */
export function afterRows(
  lines: readonly AfterLine[],
  columns: readonly ColumnPlan[],
  size: Look['size'],
): readonly RowPlan[] {
  return lines.flatMap(({ role, text, also = [], beside }) => {
    const points = sizeOf(role, size);
    const over = (one: string) => runOver(one, columns, points);
    const joined = beside ? over(sideBySide([text, ...also])) : [];
    const pieces = joined.length === 1 ? joined : [text, ...also].flatMap(over);
    return pieces.map((piece, index) => ({
      height: lineHeight(points, index === pieces.length - 1),
      cells: [textCell(piece, { role, align: 'left' })],
    }));
  });
}

/** A dot between languages, but none behind a full stop. */
export function sideBySide(texts: readonly string[]): string {
  return texts.reduce((before, next) => `${before}${/[。.!?！？]$/.test(before) ? '  ' : ' · '}${next}`);
}
