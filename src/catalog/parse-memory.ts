import type { Diagnostic } from '../core/diagnostic.ts';
import { type ParsedFile, parseFile } from './parse.ts';

interface Parsed {
  readonly text: string;
  readonly file: ParsedFile;
  readonly told: readonly Diagnostic[];
}

/** Parses as `parseFile` does, and gives a file whose text is as it was last time without parsing it again. */
export function rememberingParser(): typeof parseFile {
  const known = new Map<string, Parsed>();
  return (file, report) => {
    let parsed = known.get(file.path);
    if (parsed?.text !== file.text) {
      const told: Diagnostic[] = [];
      const own = parseFile(file, (diagnostic) => told.push(diagnostic));
      parsed = { text: file.text, file: own, told };
      known.set(file.path, parsed);
    }
    for (const diagnostic of parsed.told) report(diagnostic);
    return parsed.file;
  };
}
