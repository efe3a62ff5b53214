import type { BuildReport } from '../build/build.ts';
import type { Cause } from '../build/causes.ts';
import { hasErrors } from '../core/diagnostic.ts';
import { writeJobSummary } from './job-summary.ts';
import type { MessageLanguage } from './messages/language.ts';
import { printJson, say, type Telling } from './output.ts';
import { byteSize } from './progress.ts';
import type { Told } from './report.ts';
import { type CommandWords, wordsOf } from './words.ts';

export interface BuildWishes extends Telling {
  readonly quiet: boolean;
  readonly why: boolean;
}

/** Says what a build did, beside what it found. */
export async function sayBuilt(
  report: BuildReport,
  told: readonly Told[],
  wishes: BuildWishes,
  language: MessageLanguage,
  seconds: number,
): Promise<void> {
  const words = wordsOf(language);
  const { written, unchanged, removed, failed, causes } = report;
  const lines = summary(report, seconds, words);
  if (wishes.json) {
    const why = wishes.why ? { causes: Object.fromEntries(causes) } : {};
    const rounded = Number(seconds.toFixed(3));
    printJson({ command: 'build', diagnostics: told, written, unchanged, removed, failed, ...why, seconds: rounded });
  } else if (!wishes.quiet) {
    if (wishes.why) for (const [path, found] of causes) say(`${path}: ${causeWords(found, words)}`);
    for (const line of lines) say(line);
  }
  writeJobSummary('duibi build', lines, told, words);
}

/** Counts, sizes by format, the time, and what was left out. */
function summary(report: BuildReport, seconds: number, words: CommandWords): readonly string[] {
  const { written, unchanged, removed, failed, diagnostics } = report;
  const skipped = failed.length > 0 ? [words.skipped(failed)] : [];
  if (hasErrors(diagnostics) && written.length === 0) return [words.nothingWritten, ...skipped];
  if (written.length + removed.length === 0) return [words.upToDate(unchanged.length), ...skipped];
  const size = written.reduce((sum, record) => sum + record.size, 0);
  const total = words.total(written.length, byteSize(size), seconds.toFixed(2));
  const counts = words.built(written.length, unchanged.length, removed.length);
  return [counts, ...skipped, ...byFormat(written), total];
}

/** `xlsx: 9, 1.2 MB`, a line for each format that was written. */
function byFormat(written: BuildReport['written']): readonly string[] {
  const formats = [...new Set(written.map((record) => record.format))].sort();
  if (formats.length < 2) return [];
  return formats.map((format) => {
    const mine = written.filter((record) => record.format === format);
    return `  ${format}: ${mine.length}, ${byteSize(mine.reduce((sum, record) => sum + record.size, 0))}`;
  });
}

function causeWords(causes: readonly Cause[], words: CommandWords): string {
  const parts = causes.map((cause) =>
    cause.kind === 'cells' ? `${words.causes.cells} ${cause.addresses.join(', ')}` : words.causes[cause.kind],
  );
  return parts.join('; ');
}
