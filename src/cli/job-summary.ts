import { appendFileSync } from 'node:fs';
import type { Told } from './report.ts';
import type { CommandWords } from './words.ts';

const MOST = 50;

/** Adds to the page that GitHub shows for a job, where the job has one (GITHUB_STEP_SUMMARY). */
export function writeJobSummary(
  headline: string,
  lines: readonly string[],
  told: readonly Told[],
  words: CommandWords,
): void {
  const path = process.env.GITHUB_STEP_SUMMARY;
  if (!path) return;
  appendFileSync(path, jobSummary(headline, lines, told, words));
}

/** Markdown: what was done, then a table of what is wrong. */
export function jobSummary(
  headline: string,
  lines: readonly string[],
  told: readonly Told[],
  words: CommandWords,
): string {
  const rows = told.slice(0, MOST).map((one) => {
    const place = one.file && one.start ? `${one.file}:${one.start.line}:${one.start.column}` : '';
    return `| ${[`\`${one.code}\``, cell(place), cell(one.message)].join(' | ')} |`;
  });
  const head = [words.summaryHead, words.summaryHead.map(() => '---')].map((row) => `| ${row.join(' | ')} |`);
  const table = rows.length > 0 ? ['', ...head, ...rows] : [];
  const more = told.length > MOST ? ['', words.summaryMore(told.length - MOST)] : [];
  return `### ${headline}\n\n${[...lines.map((line) => `- ${line}`), ...table, ...more].join('\n')}\n\n`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll('\n', ' ');
}
