import { type FormatOptions, NOTE_CHOICES, WORKBOOK_PROFILES } from '../../core/format-options.ts';
import { child, type Node, scalarValue, textOf } from '../node.ts';

/** What a handout says about single formats; what is wrong there has been reported with the shape. */
export function readOptions(node: Node): { readonly options: FormatOptions } | Record<never, never> {
  const book = child(node, 'xlsx');
  const notes = oneOf(NOTE_CHOICES, child(book, 'notes'));
  const profile = oneOf(WORKBOOK_PROFILES, child(book, 'profile'));
  const xlsx = { ...(notes && { notes }), ...(profile && { profile }) };
  const mark = child(child(node, 'csv'), 'bom');
  const bom = mark?.kind === 'scalar' ? scalarValue(mark) : undefined;
  const options: FormatOptions = {
    ...(Object.keys(xlsx).length > 0 && { xlsx }),
    ...(typeof bom === 'boolean' && { csv: { bom } }),
  };
  return Object.keys(options).length > 0 ? { options } : {};
}

function oneOf<Word extends string>(words: readonly Word[], node: Node | undefined): Word | undefined {
  const text = textOf(node);
  return words.find((word) => word === text);
}
