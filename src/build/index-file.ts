import type { Host } from '../core/host.ts';
import type { Lines } from '../core/inline.ts';
import { type LocalizedText, NEUTRAL } from '../core/language.ts';
import type { Theme } from '../core/theme.ts';
import { type IndexEntry, indexPage } from '../html/index.ts';
import { loadTemplate } from '../template/index.ts';
import type { ArtifactRecord, HandoutRecord, Manifest } from './manifest.ts';
import { packageKit } from './package-files.ts';
import { templateReader } from './template-files.ts';

/** Theme and style of the index, those of the default template, and the script that finds handouts. */
export interface IndexLook {
  readonly theme: Theme;
  readonly css: string;
  readonly script: string;
}

export async function indexLook(host: Host, templates: string): Promise<IndexLook> {
  const { theme, page } = (await loadTemplate(templateReader(host, templates), 'handout', [])).result;
  return { theme, css: page.css, script: await packageKit().text('page/index.js') };
}

/** The page that lists every handout of a manifest with the artifacts that exist. */
export function indexFile(manifest: Pick<Manifest, 'handouts' | 'artifacts'>, look: IndexLook): string {
  const artifacts = new Map(manifest.handouts.map(({ id }): [string, ArtifactRecord[]] => [id, []]));
  for (const artifact of manifest.artifacts) artifacts.get(artifact.handout)?.push(artifact);
  return indexPage(
    manifest.handouts.map((record) => entryOf(record, artifacts.get(record.id) ?? [])),
    look,
  );
}

function entryOf(record: HandoutRecord, own: readonly ArtifactRecord[]): IndexEntry {
  const artifacts = own.map(({ format, rendition, path, size, part, thumbnail }) => ({
    format,
    ...(part === undefined ? {} : { part }),
    rendition,
    path,
    bytes: size,
    ...(thumbnail === undefined ? {} : { thumbnail }),
  }));
  const summary = linesOf(record.summary);
  const { id, edition } = record;
  return { id, title: linesOf(record.title), ...(summary.length > 0 ? { summary } : {}), edition, artifacts };
}

function linesOf(text: LocalizedText): Lines {
  return Object.entries(text).map(([language, line]) => ({
    ...(language === NEUTRAL ? {} : { language }),
    inlines: [{ kind: 'text', text: line }],
  }));
}
