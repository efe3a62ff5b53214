import type { Report } from '../core/diagnostic.ts';
import type { Language } from '../core/language.ts';
import { child, type Entry, itemsOf, textOf } from './node.ts';
import type { ParsedFile } from './parse.ts';
import { projectShape } from './shape.ts';
import { checkShape } from './shape-check.ts';

const FALLBACK: readonly [Language] = ['zh-CN'];

/** The languages of the project; Chinese alone, and a diagnostic unless `somethingLost`, where no file says. */
export function readLanguages(
  files: readonly ParsedFile[],
  somethingLost: boolean,
  report: Report,
): readonly [Language, ...Language[]] {
  const projects = files.flatMap((file) => file.root?.entries.get('project') ?? []);
  const [project, ...others] = projects;
  if (project === undefined) {
    // Where a file could not be read in full, the project may stand in what was lost.
    if (!somethingLost) reportNone(files, report);
    return FALLBACK;
  }
  for (const other of others) {
    const args = { what: 'project', id: 'project' };
    report({ code: 'duplicate-id', severity: 'error', args, span: other.keySpan, related: [project.keySpan] });
  }
  return languagesOf(project, report);
}

function languagesOf(project: Entry, report: Report): readonly [Language, ...Language[]] {
  checkShape(project.value, projectShape, { name: 'project', keySpan: project.keySpan }, report);
  const languages = new Set<Language>();
  for (const item of itemsOf(child(project.value, 'languages'))) {
    const language = textOf(item);
    if (language === undefined) continue;
    if (/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(language)) languages.add(language);
    else
      report({
        code: 'not-allowed',
        severity: 'error',
        args: { found: language, known: ['zh-CN', 'en'] },
        span: item.span,
      });
  }
  const [first, ...rest] = languages;
  return first === undefined ? FALLBACK : [first, ...rest];
}

function reportNone(files: readonly ParsedFile[], report: Report): void {
  const [file] = files;
  if (file === undefined) return;
  const span = { file: file.path, start: 0, end: 0 };
  report({ code: 'missing-key', severity: 'error', args: { key: 'project', inside: file.path }, span });
}
