import { sourceText } from '../catalog/index.ts';
import type { Diagnostic, Span } from '../core/diagnostic.ts';
import type { Id } from '../core/value.ts';
import type { Loaded } from './load.ts';

/**
 * The handouts to which all errors of the catalog are confined: each error stands inside the lines of one handout, or at
 * its key. Undefined where any error may concern others too (a concept, a source, a file that cannot be parsed).
 */
export function brokenHandouts(diagnostics: readonly Diagnostic[], loaded: Loaded): ReadonlySet<Id> | undefined {
  const broken = new Set<Id>();
  for (const { code, severity, span } of diagnostics) {
    if (severity !== 'error') continue;
    const owner = span && !/^(yaml|not-utf8)/.test(code) ? ownerOf(span, loaded) : undefined;
    if (owner === undefined) return undefined;
    broken.add(owner);
  }
  return broken;
}

function ownerOf(span: Span, { catalog, origins, files }: Loaded): Id | undefined {
  return Object.keys(catalog.handouts).find((id) => {
    const body = origins.at(`handouts/${id}`)?.span;
    if (body?.file !== span.file) return false;
    if (span.start >= body.start && span.end <= body.end) return true;
    const file = files.find((one) => one.path === span.file);
    return file !== undefined && span.end <= body.start && isColon(sourceText(file.bytes).slice(span.end, body.start));
  });
}

/** Between a key and its value stands nothing else. */
function isColon(between: string): boolean {
  return /^["']?\s*:\s*$/.test(between);
}
