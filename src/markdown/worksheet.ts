import { matricesIn } from '../core/handout.ts';
import type { Lines } from '../core/inline.ts';
import type { Question, Worksheet } from '../core/worksheet.ts';
import { matrixTable, type SourceNumbers } from './table.ts';
import { linesMarkdown } from './text.ts';

/** A worksheet: the rule in words, the worked examples, and each question once, with boxes to tick. */
export function worksheetMarkdown(
  worksheet: Worksheet,
  numbers: SourceNumbers,
  word: (key: string) => Lines,
): readonly string[] {
  const rules = worksheet.outcomes.flatMap(({ lines, words }) => [
    `**${linesMarkdown(lines)}**`,
    words.map((line) => `- ${linesMarkdown(line)}`).join('\n'),
  ]);
  const tables = matricesIn({ kind: 'worksheet', worksheet })
    .filter((matrix) => matrix.rows.length > 0)
    .flatMap((matrix) => [`**${linesMarkdown(matrix.title)}**`, matrixTable(matrix, numbers)]);
  const asked = worksheet.questions.map((question) => questionItem(question));
  const named = worksheet.outcomes.map(
    ({ lines, members }) => `- ${linesMarkdown(lines)}: ${members.map((member) => box(member.lines)).join(' ')}`,
  );
  return [
    `**${linesMarkdown(worksheet.title)}**`,
    linesMarkdown(word('rule-order')),
    ...rules,
    ...tables,
    [`- ${linesMarkdown(worksheet.stub)}: ${BLANK}`, ...asked, ...named].join('\n'),
    ...(worksheet.note === undefined ? [] : [linesMarkdown(worksheet.note)]),
  ];
}

const BLANK = '\\_'.repeat(12);

function questionItem(question: Question): string {
  const hint = question.hint === undefined ? '' : `<br>${linesMarkdown(question.hint)}`;
  const answer = question.kind === 'quantity' ? BLANK : question.options.map(({ lines }) => box(lines)).join(' ');
  return `- ${linesMarkdown(question.lines)}: ${answer}${hint}`;
}

function box(lines: Lines): string {
  return `☐ ${linesMarkdown(lines).replaceAll('<br>', ' · ')}`;
}
