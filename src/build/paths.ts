import type { Catalog, HandoutSpec } from '../core/catalog.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import { bestFor, type Rendition, renditionName } from '../core/language.ts';
import { OUTPUT_PATTERN, outputPath } from '../core/output-path.ts';
import { INDEX, MANIFEST } from './manifest.ts';

/** Where an artifact stands in the output folder, by the project's pattern: `models/models.zh-CN.pdf`. */
export function artifactPath(catalog: Catalog, spec: HandoutSpec, rendition: Rendition, extension: string): string {
  return outputPath(catalog.output ?? OUTPUT_PATTERN, {
    handout: spec.id,
    title: bestFor(spec.title, rendition[0]) ?? spec.id,
    edition: spec.edition,
    rendition: renditionName(rendition),
    ext: extension,
  });
}

/**
 * Artifacts that the pattern would give one place, upper and lower case taken as one, and ours with those of the build.
 * A format may make a file of each matrix.
 */
export function collisions(catalog: Catalog): readonly Diagnostic[] {
  const owners = new Map([INDEX, MANIFEST].map((path) => [path, path]));
  const found: Diagnostic[] = [];
  for (const spec of Object.values(catalog.handouts)) {
    const parts = Object.keys(spec.matrices).filter((id) => id !== 'main');
    for (const [rendition, part] of spec.renditions.flatMap((one) => ['', ...parts].map((id) => [one, id] as const))) {
      const path = artifactPath(catalog, spec, rendition, part === '' ? 'html' : `${part}.html`);
      const second = `${spec.id} (${renditionName(rendition)})`;
      const first = owners.get(path.toLowerCase());
      owners.set(path.toLowerCase(), first ?? second);
      const args = { path, first: first ?? '', second };
      if (first !== undefined) found.push({ code: 'output-collision', severity: 'error', args });
    }
  }
  return found;
}
