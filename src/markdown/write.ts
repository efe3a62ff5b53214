import type { Chart, ChartGap, ChartValue } from '../core/chart.ts';
import type { FormatInput, Writer } from '../core/format.ts';
import type { Block, Handout } from '../core/handout.ts';
import type { Lines } from '../core/inline.ts';
import { lookup } from '../core/record.ts';
import { unexpected } from '../core/unexpected.ts';
import { crosstabTable, matrixTable, type SourceNumbers } from './table.ts';
import { escaped, linesMarkdown } from './text.ts';
import { worksheetMarkdown } from './worksheet.ts';

/** Plan and file are the same text. */
export const writer: Writer = {
  plan: (input: FormatInput) => ({ plan: markdownOf(input.handout), diagnostics: [] }),
  write: async (plan) => new TextEncoder().encode(plan as string),
};

function markdownOf(handout: Handout): string {
  const numbers: SourceNumbers = new Map(handout.sources.map((source, index) => [source.id, index + 1]));
  const parts = [`# ${linesMarkdown(handout.title)}`];
  for (const section of handout.sections) {
    if (section.title.length > 0) parts.push(`## ${linesMarkdown(section.title)}`);
    parts.push(...section.blocks.flatMap((block) => blockMarkdown(block, handout, numbers)));
  }
  return `${parts.join('\n\n')}\n`;
}

function blockMarkdown(block: Block, handout: Handout, numbers: SourceNumbers): readonly string[] {
  switch (block.kind) {
    case 'heading':
      return block.level === 1 ? [] : [`${'#'.repeat(block.level + 1)} ${linesMarkdown(block.lines)}`];
    case 'paragraph':
      return [block.role === 'answer' ? `> ${linesMarkdown(block.lines)}` : linesMarkdown(block.lines)];
    case 'list':
      return [
        block.items.map((item, index) => `${block.ordered ? `${index + 1}.` : '-'} ${linesMarkdown(item)}`).join('\n'),
      ];
    case 'matrix':
      return withNote(
        [`**${linesMarkdown(block.matrix.title)}**`, matrixTable(block.matrix, numbers)],
        block.matrix.note,
      );
    case 'crosstab':
      return withNote(
        [`**${linesMarkdown(block.crosstab.title)}**`, crosstabTable(block.crosstab)],
        block.crosstab.note,
      );
    case 'chart':
      return withNote(
        [`**${linesMarkdown(block.chart.title)}**`, linesMarkdown(block.chart.alt), chartList(block.chart)],
        block.chart.note,
      );
    case 'worksheet':
      return worksheetMarkdown(block.worksheet, numbers, (key) => lookup(handout.words, key) ?? []);
    case 'note':
      return block.blocks
        .flatMap((inner) => blockMarkdown(inner, handout, numbers))
        .map((part) => `> ${part.replaceAll('\n', '\n> ')}`);
    case 'sources':
      return [sourceList(handout)];
    case 'legend':
      return [handout.legend.map((entry) => `- ${escaped(entry.sign)} ${linesMarkdown(entry.lines)}`).join('\n')];
    case 'rule':
      return ['---'];
    case 'page-break':
      return [];
    default:
      return unexpected(block);
  }
}

function withNote(parts: readonly string[], note: Lines | undefined): readonly string[] {
  return note ? [...parts, linesMarkdown(note)] : parts;
}

/** A chart's numbers; the drawing itself is for the other formats. */
function chartList(chart: Chart): string {
  const values: readonly ChartValue[] = chart.kind === 'bar' ? chart.bars : chart.lanes.flatMap((lane) => lane.points);
  const gaps: readonly ChartGap[] = chart.kind === 'bar' ? chart.gaps : chart.lanes.flatMap((lane) => lane.gaps);
  return [...values, ...gaps].map((one) => `- ${linesMarkdown(one.name)}: ${linesMarkdown(one.display)}`).join('\n');
}

function sourceList(handout: Handout): string {
  const empty: Lines = [];
  return handout.sources
    .map((source, index) => {
      const title = source.url ? `[${linesMarkdown(source.title)}](${source.url})` : linesMarkdown(source.title);
      const rest = [source.publisher ?? empty, source.date].filter((lines) => lines.length > 0).map(linesMarkdown);
      return `${index + 1}. ${[title, ...rest].join(separator(handout))}`;
    })
    .join('\n');
}

function separator(handout: Handout): string {
  return linesMarkdown(lookup(handout.words, 'list-separator') ?? [{ inlines: [{ kind: 'text', text: ', ' }] }]);
}
