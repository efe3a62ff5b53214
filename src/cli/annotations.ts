import type { Told } from './report.ts';

/**
 * GitHub's workflow commands, one a diagnostic: the runner shows them at their lines in the pull request. `folder` is the
 * project's place inside the checkout ('' at its root). Escaping as the runner undoes it.
 */
export function annotations(told: readonly Told[], folder: string): readonly string[] {
  return told.map(({ severity, code, file, start, end, message, hint, cell }) => {
    const place = file && start ? [`file=${property(folder + file)}`, `line=${start.line}`, `col=${start.column}`] : [];
    // A range over several lines takes no columns.
    const range = end && start && end.line === start.line ? [`endColumn=${end.column}`] : [];
    const title = `title=${property(cell === undefined ? code : `${code} ${cell}`)}`;
    const text = hint === undefined ? message : `${message}\n${hint}`;
    return `::${severity} ${[...place, ...(place.length > 0 ? range : []), title].join(',')}::${data(text)}`;
  });
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
