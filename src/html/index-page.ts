import type { Lines } from '../core/inline.ts';
import { type Rendition, renditionName } from '../core/language.ts';
import type { Theme } from '../core/theme.ts';
import type { Id } from '../core/value.ts';
import { attribute, escapeHtml } from './escape.ts';
import { linesHtml } from './inlines.ts';
import { languageNames } from './language-names.ts';
import { contentPolicy } from './policy.ts';
import { scriptsHtml } from './scripts.ts';
import { pageStyle } from './style.ts';

/** One handout on the index page. */
export interface IndexEntry {
  readonly id: Id;
  /** A line for each language of the project. */
  readonly title: Lines;
  readonly summary?: Lines;
  /** As the handout shows it. */
  readonly edition: string;
  readonly artifacts: readonly IndexArtifact[];
}

/** A file that exists beside the index. */
interface IndexArtifact {
  readonly format: string;
  /** Which of several of that format it is. */
  readonly part?: Id;
  readonly rendition: Rendition;
  /** Relative to the index page, unescaped, with forward slashes. */
  readonly path: string;
  readonly bytes: number;
  /** Its first page as SVG, where it has pages. */
  readonly thumbnail?: string;
}

/** The index stands in both languages at once, since it belongs to no rendition. */
const WORDS = {
  title: { 'zh-CN': '讲义', en: 'Handouts' },
  edition: { 'zh-CN': '版次', en: 'Edition' },
  files: { 'zh-CN': '文件', en: 'Files' },
  languages: { 'zh-CN': '语言', en: 'Languages' },
  none: { 'zh-CN': '还没有讲义', en: 'No handouts yet' },
  find: { 'zh-CN': '查找', en: 'Find' },
  found: { 'zh-CN': '份讲义', en: 'handouts' },
  page: { 'zh-CN': '第一页', en: 'First page' },
} as const;
const LEAD = 'zh-CN';

/** The page that lists all handouts with links to their files; entries are shown in the order given. */
export function indexPage(
  entries: readonly IndexEntry[],
  look: { readonly theme: Theme; readonly css: string; readonly script?: string },
): string {
  const style = pageStyle(look.theme, look.css);
  const scripts = look.script === undefined ? [] : [look.script];
  const title = `${WORDS.title[LEAD]} · ${WORDS.title.en}`;
  const list = entries.length === 0 ? `<p>${words('none')}</p>` : entries.map(entryHtml).join('\n');
  return `<!doctype html>
<html lang="${LEAD}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(contentPolicy(style, scripts))}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<meta name="color-scheme" content="light dark">
<style>${style}</style>
</head>
<body class="index"${attribute('data-find', plainWords('find'))}${attribute('data-found', plainWords('found'))}>
<header>
<h1>${words('title')}</h1>
</header>
<main id="content">
${list}
</main>${scriptsHtml(scripts)}
</body>
</html>
`;
}

function entryHtml(entry: IndexEntry): string {
  const { id, edition, summary } = entry;
  const artifacts = sorted(entry.artifacts);
  const web = artifacts.find(({ format }) => format === 'html');
  const title = linesHtml(entry.title, LEAD);
  const parts = [
    `<section${attribute('id', id)}>`,
    thumbnailHtml(artifacts),
    '<div class="about">',
    `<h2>${web === undefined ? title : `<a${attribute('href', hrefOf(web.path))}>${title}</a>`}</h2>`,
    summary === undefined ? '' : `<p>${linesHtml(summary, LEAD)}</p>`,
    `<p class="edition"><span>${words('edition')} ${escapeHtml(edition)}</span></p>`,
    '</div>',
    filesHtml(artifacts),
    '</section>',
  ];
  return parts.filter((part) => part !== '').join('\n');
}

/** As an image, in which nothing runs and nothing is loaded, whatever it holds. */
function thumbnailHtml(artifacts: readonly IndexArtifact[]): string {
  const paged = artifacts.find(({ thumbnail }) => thumbnail !== undefined);
  if (paged === undefined) return '';
  const data = encodeURI(paged.thumbnail ?? '')
    .replaceAll('#', '%23')
    .replaceAll("'", '%27');
  const image = `<img alt="${plainWords('page')}" src="data:image/svg+xml,${escapeHtml(data)}">`;
  return `<a class="thumbnail"${attribute('href', hrefOf(paged.path))}>${image}</a>`;
}

/** A row for each rendition, a column for each format. */
function filesHtml(artifacts: readonly IndexArtifact[]): string {
  const formats = [...new Set(artifacts.map((artifact) => artifact.format))];
  const renditions = new Map(artifacts.map(({ rendition }) => [renditionName(rendition), rendition]));
  if (formats.length === 0) return '';
  const heads = formats.map((format) => `<th scope="col">${escapeHtml(format.toUpperCase())}</th>`);
  const rows = [...renditions].map(([name, rendition]) => {
    const cells = formats.map((format) => {
      const found = artifacts.filter((one) => one.format === format && renditionName(one.rendition) === name);
      return `<td>${found.map(artifactHtml).join(' ')}</td>`;
    });
    return `<tr><th scope="row">${languagesHtml(rendition)}</th>${cells.join('')}</tr>`;
  });
  return `<table class="files">
<caption class="unseen">${words('files')}</caption>
<thead><tr><th scope="col">${words('languages')}</th>${heads.join('')}</tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>`;
}

/** Those in the language of the index first, those in one language before those in several. */
function sorted(artifacts: readonly IndexArtifact[]): readonly IndexArtifact[] {
  const rank = ({ rendition }: IndexArtifact) => rendition.length * 2 + (rendition[0] === LEAD ? 0 : 1);
  return [...artifacts].sort((a, b) => rank(a) - rank(b));
}

function languagesHtml(rendition: Rendition): string {
  return languageNames(rendition)
    .map(({ language, name }) => `<span${attribute('lang', language)}>${escapeHtml(name)}</span>`)
    .join(' · ');
}

function artifactHtml(artifact: IndexArtifact): string {
  const { part } = artifact;
  const kind = artifact.format.toUpperCase() + (part === undefined ? '' : ` ${part}`);
  const label = `${kind}, ${renditionName(artifact.rendition)}, ${humanSize(artifact.bytes)}`;
  const shown = part === undefined ? humanSize(artifact.bytes) : `${part} ${humanSize(artifact.bytes)}`;
  return `<a${attribute('href', hrefOf(artifact.path))}${attribute('aria-label', label)}>${escapeHtml(shown)}</a>`;
}

function hrefOf(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

/** Bytes in the unit a person would use: `734 B`, `81 kB`, `1.2 MB` (powers of ten). */
export function humanSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 999_500) return `${Math.round(bytes / 1000)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

function words(key: keyof typeof WORDS): string {
  const { en, [LEAD]: lead } = WORDS[key];
  return `${lead} <span class="second" lang="en">${en}</span>`;
}

function plainWords(key: keyof typeof WORDS): string {
  return `${WORDS[key][LEAD]} ${WORDS[key].en}`;
}
