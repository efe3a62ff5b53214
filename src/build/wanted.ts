import type { Catalog } from '../core/catalog.ts';
import type { Diagnostic, Outcome } from '../core/diagnostic.ts';
import type { Format } from '../core/format.ts';
import { renditionName } from '../core/language.ts';
import { DEFAULT_FORMATS } from './format-names.ts';
import { FORMATS } from './formats.ts';
import type { Wanted } from './handouts.ts';
import type { BuildOptions } from './options.ts';
import { collisions } from './paths.ts';

/** Which handouts, renditions and formats the options mean; names that nothing has are told. */
export function wantedOf(catalog: Catalog, options: BuildOptions): Outcome<Wanted> {
  const diagnostics: Diagnostic[] = [];
  const all = Object.values(catalog.handouts).sort((a, b) => (a.id < b.id ? -1 : 1));
  const renditions = new Set(all.flatMap((spec) => spec.renditions.map(renditionName)));
  const unknown = (
    code: 'unknown-handout' | 'unknown-rendition' | 'unknown-format',
    asked: readonly string[],
    known: readonly string[],
  ) => {
    for (const id of asked) {
      if (!known.includes(id)) diagnostics.push({ code, severity: 'error', args: { id, known } });
    }
  };
  unknown(
    'unknown-handout',
    options.handouts,
    all.map((spec) => spec.id),
  );
  unknown('unknown-rendition', options.renditions, [...renditions]);
  unknown(
    'unknown-format',
    options.formats,
    FORMATS.map((format) => format.id),
  );
  for (const { id: handout, formats } of all) {
    for (const id of formats ?? []) {
      const known = FORMATS.map((format) => format.id);
      if (known.includes(id)) continue;
      diagnostics.push({
        code: 'unknown-format',
        severity: 'error',
        args: { id, known },
        at: `handouts/${handout}/formats`,
      });
    }
  }
  diagnostics.push(...collisions(catalog));
  const handouts = all.filter((spec) => options.handouts.length === 0 || options.handouts.includes(spec.id));
  return { result: { handouts, renditions: options.renditions, formats: formatsOf(options) }, diagnostics };
}

function formatsOf(options: BuildOptions): readonly Format[] {
  const ids = options.formats.length > 0 ? options.formats : DEFAULT_FORMATS;
  return FORMATS.filter((format) => ids.includes(format.id));
}
