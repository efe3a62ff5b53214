import { blocksOf, type Handout } from '../core/handout.ts';
import { type Lines, plainLines } from '../core/inline.ts';
import { lookup } from '../core/record.ts';

/** Words that the page's script shows; the template's strings give them in each language. */
const SCRIPT_WORDS = ['concept', 'part-separator'];
const SCRIPT_PREFIX = 'page-';

/** The words of the controls by language, as a block of data that the script reads. */
export function wordsBlock(handout: Handout): string {
  const keys = Object.keys(handout.words).filter((key) => key.startsWith(SCRIPT_PREFIX) || SCRIPT_WORDS.includes(key));
  const byLanguage = handout.rendition.map((language, index) => {
    const words = keys.sort().map((key) => {
      const lines = lookup(handout.words, key) ?? [];
      return [key, plainLines([lines[index] ?? lines[0] ?? { inlines: [] }])];
    });
    return [language, Object.fromEntries(words)];
  });
  return block('application/json', Object.fromEntries(byLanguage), ' id="page-words"');
}

/** What the page holds, in the words of schema.org, for search engines and other machines. */
export function datasetBlock(handout: Handout): string {
  const { title, summary, answer, edition, licence, rendition, sources } = handout;
  const description = summary ?? answer;
  return block('application/ld+json', {
    '@context': 'https://schema.org',
    '@type': 'Dataset',
    identifier: handout.id,
    name: oneLine(title),
    ...(description === undefined ? {} : { description: oneLine(description) }),
    inLanguage: rendition,
    version: edition,
    ...(/^\d{4}(-\d{2}){0,2}$/.test(edition) ? { dateModified: edition } : {}),
    ...(licence === undefined ? {} : { license: { '@type': 'CreativeWork', name: oneLine(licence) } }),
    variableMeasured: measured(handout),
    citation: sources.map((source) => ({
      '@type': 'CreativeWork',
      name: oneLine(source.title),
      ...(source.url === undefined ? {} : { url: source.url }),
      ...(source.publisher === undefined
        ? {}
        : { publisher: { '@type': 'Organization', name: oneLine(source.publisher) } }),
    })),
  });
}

/** The attributes of the page's matrices, each once. */
function measured(handout: Handout): readonly object[] {
  const names = new Map<string, string>();
  for (const shown of blocksOf(handout)) {
    if (shown.kind !== 'matrix') continue;
    const { matrix } = shown;
    const heads = matrix.conceptsAs === 'rows' ? matrix.columns : matrix.rows.map(({ header }) => header);
    for (const { id, lines } of heads) if (!names.has(id)) names.set(id, oneLine(lines));
  }
  return [...names].map(([id, name]) => ({ '@type': 'PropertyValue', propertyID: id, name }));
}

function oneLine(lines: Lines): string {
  return plainLines(lines).replaceAll('\n', ' · ');
}

/** JSON in which no text can end the element or open another. */
function block(type: string, data: unknown, more = ''): string {
  const text = JSON.stringify(data)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
  return `<script type="${type}"${more}>${text}</script>`;
}
