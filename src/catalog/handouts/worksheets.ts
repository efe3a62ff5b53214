import type { QuestionSpec, WorksheetSpec } from '../../core/catalog.ts';
import type { LocalizedText } from '../../core/language.ts';
import type { Id } from '../../core/value.ts';
import { child, type Entry, itemsOf, type Node, textOf } from '../node.ts';
import { namesInRule } from '../rules.ts';
import { readInlines, readText } from '../texts.ts';
import { readSelection } from './matrices.ts';
import { type HandoutReading, readAttributeId } from './reading.ts';

/** So many rows without a name where the handout does not say. */
const ROWS = 6;

/** A worksheet. What the rules of its outcomes look at must be among its questions. */
export function readWorksheet(
  entry: Entry,
  handoutTitle: LocalizedText,
  matrices: readonly Id[],
  reading: HandoutReading,
): WorksheetSpec {
  const { key: id, value: node } = entry;
  const { context, what } = reading;
  // Its examples and its key are matrices under these names.
  for (const name of [`${id}-examples`, `${id}-key`]) {
    if (!matrices.includes(name)) continue;
    const args = { what: 'matrix', id: name };
    context.report({ code: 'duplicate-id', severity: 'error', args, span: entry.keySpan });
  }
  const stub = readText(child(node, 'stub'), { what: `${what}/stub` }, context);
  const note = readInlines(child(node, 'note'), { what: `${what}/note` }, context);
  const questions = itemsOf(child(node, 'questions')).flatMap((item) => readQuestion(item, reading) ?? []);
  const asked = new Set(questions.map((question) => question.attribute));
  const rows = Number(textOf(child(node, 'rows')) ?? ROWS);
  return {
    id,
    title: readText(child(node, 'title'), { what: `${what}/title` }, context) ?? handoutTitle,
    ...(stub !== undefined && { stub }),
    ...(note !== undefined && { note }),
    questions,
    outcomes: itemsOf(child(node, 'outcomes')).flatMap((item) => readOutcome(item, asked, reading) ?? []),
    examples: readNamed(child(node, 'examples'), reading),
    exercises: readNamed(child(node, 'exercises'), reading),
    rows: Number.isInteger(rows) && rows >= 0 ? rows : ROWS,
    answers: textOf(child(node, 'answers')) === 'true',
  };
}

/** No concepts where nothing is said, not all of them. */
function readNamed(node: Node | undefined, reading: HandoutReading): WorksheetSpec['examples'] {
  return node === undefined ? { ids: [] } : readSelection(node, reading);
}

function readQuestion(node: Node, reading: HandoutReading): QuestionSpec | undefined {
  const named = node.kind === 'map' ? child(node, 'attribute') : node;
  const attribute = readAttributeId(named, reading, ['set', 'choice', 'quantity']);
  const label = readText(child(node, 'label'), { what: `${reading.what}/questions label` }, reading.context);
  const hint = readInlines(child(node, 'hint'), { what: `${reading.what}/questions hint` }, reading.context);
  const options = child(node, 'options');
  if (attribute === undefined) return undefined;
  return {
    attribute,
    ...(label !== undefined && { label }),
    ...(hint !== undefined && { hint }),
    ...(options !== undefined && { options: readOptions(options, attribute, reading) }),
  };
}

function readOptions(node: Node, attribute: Id, { context, definitions }: HandoutReading): readonly Id[] {
  const found = definitions.attributes.get(attribute);
  if (found !== undefined && found.kind !== 'set' && found.kind !== 'choice') {
    const args = { attribute, expected: 'set | choice', found: found.kind };
    context.report({ code: 'wrong-kind', severity: 'error', args, span: node.span });
    return [];
  }
  const vocabulary = found === undefined ? undefined : definitions.vocabularies.get(found.of);
  return itemsOf(node).flatMap((item) => {
    const member = textOf(item);
    if (member === undefined || vocabulary === undefined || vocabulary.ids.has(member)) return member ?? [];
    const args = { member, vocabulary: vocabulary.id, known: vocabulary.known };
    context.report({ code: 'unknown-member', severity: 'error', args, span: item.span });
    return [];
  });
}

function readOutcome(node: Node, asked: ReadonlySet<Id>, reading: HandoutReading): Id | undefined {
  const id = readAttributeId(node, reading, ['choice']);
  const found = id === undefined ? undefined : reading.definitions.attributes.get(id);
  if (id === undefined || found === undefined) return undefined;
  const { report } = reading.context;
  if (found.rule === undefined) {
    report({ code: 'no-rule', severity: 'error', args: { attribute: id }, span: node.span });
    return undefined;
  }
  for (const attribute of namesInRule(found.rule).attributes) {
    if (asked.has(attribute)) continue;
    report({ code: 'not-asked', severity: 'error', args: { attribute, outcome: id }, span: node.span });
  }
  return id;
}
