import type { ChartSpec } from '../../core/catalog.ts';
import type { LocalizedText } from '../../core/language.ts';
import type { Id } from '../../core/value.ts';
import { unknownId } from '../context.ts';
import { child, type Entry, type Node, textOf } from '../node.ts';
import { readInlines, readText } from '../texts.ts';
import { checkSetting, type HandoutReading, readAttributeId } from './reading.ts';

/** So many points of a map carry their name where the handout does not say. */
const LABELLED = 12;

/** A chart of a matrix of the same handout; undefined where what it draws cannot be told. */
export function readChart(
  entry: Entry,
  handoutTitle: LocalizedText,
  matrices: readonly Id[],
  reading: HandoutReading,
): ChartSpec | undefined {
  const { key: id, value: node } = entry;
  const { context, what } = reading;
  const of = readMatrixId(child(node, 'of'), matrices, reading);
  const value = readAttributeId(child(node, 'value'), reading, ['quantity']);
  const conclusion = readInlines(child(node, 'conclusion'), { what: `${what}/conclusion` }, context);
  const title = readText(child(node, 'title'), { what: `${what}/title` }, context) ?? handoutTitle;
  const type = textOf(child(node, 'type'));
  const common = { id, title, ...(conclusion !== undefined && { conclusion }) };
  if (type === 'map') return readMap(node, { ...common, of, value }, reading);
  if (type !== 'bar' || of === undefined || value === undefined) return undefined;
  const axis = textOf(child(node, 'axis')) === 'log' ? 'log' : 'linear';
  return { type, ...common, of, value, axis };
}

type Common = Pick<ChartSpec, 'id' | 'title' | 'conclusion'> & {
  readonly of: Id | undefined;
  readonly value: Id | undefined;
};

function readMap(node: Node, { of, value, ...common }: Common, reading: HandoutReading): ChartSpec | undefined {
  const lanes = readAttributeId(child(node, 'lanes'), reading, ['choice']);
  const cutNode = child(node, 'cut');
  const cut = textOf(cutNode);
  if (cutNode !== undefined && cut !== undefined) checkSetting(cut, cutNode, reading);
  const labelled = Number(textOf(child(node, 'labelled')) ?? LABELLED);
  const note = readInlines(child(node, 'note'), { what: `${reading.what}/note` }, reading.context);
  if (of === undefined || value === undefined || lanes === undefined) return undefined;
  return {
    type: 'map',
    ...common,
    of,
    value,
    lanes,
    ...(cut !== undefined && { cut }),
    labelled: Number.isInteger(labelled) && labelled >= 0 ? labelled : LABELLED,
    ...(note !== undefined && { note }),
  };
}

function readMatrixId(node: Node | undefined, known: readonly Id[], { context }: HandoutReading): Id | undefined {
  const id = textOf(node);
  if (node === undefined || id === undefined || known.includes(id)) return id;
  unknownId(context.report, 'unknown-matrix', id, known, node.span);
  return undefined;
}
