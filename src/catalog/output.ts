import type { Report } from '../core/diagnostic.ts';
import { isOutputPattern, OUTPUT_FIELDS, unknownFields } from '../core/output-path.ts';
import { child, textOf } from './node.ts';
import type { ParsedFile } from './parse.ts';

/** The project's pattern for the paths of artifacts; undefined where it has none, or none that can be used. */
export function readOutput(files: readonly ParsedFile[], report: Report): string | undefined {
  const project = files.flatMap((file) => file.root?.entries.get('project') ?? [])[0];
  const node = child(project?.value, 'output');
  const pattern = textOf(node);
  if (node === undefined || pattern === undefined) return undefined;
  const [unknown] = unknownFields(pattern);
  if (unknown !== undefined) {
    const args = { found: unknown, known: OUTPUT_FIELDS };
    report({ code: 'not-allowed', severity: 'error', args, span: node.span });
    return undefined;
  }
  if (isOutputPattern(pattern)) return pattern;
  report({ code: 'output-pattern', severity: 'error', args: { text: pattern }, span: node.span });
  return undefined;
}
