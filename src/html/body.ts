import { type Block, blocksOf, type Handout, type Section } from '../core/handout.ts';
import { type Lines, plainLines } from '../core/inline.ts';
import { sourcesHtml } from './back-matter.ts';
import { blocksHtml } from './blocks.ts';
import { type PageContext, pageContext } from './context.ts';
import { attribute, escapeHtml } from './escape.ts';
import { foreign } from './inlines.ts';
import { languageNames } from './language-names.ts';

/** Everything between the body tags. The title and the answer come first, wherever the template has placed them. */
export function bodyHtml(handout: Handout): string {
  const page = pageContext(handout);
  return [
    `<a class="skip" href="#content">${page.html(page.word('skip-to-content'))}</a>`,
    mastheadHtml(page),
    `<main id="content" tabindex="-1">`,
    ...sectionsHtml(page),
    uncitedHtml(page),
    '</main>',
    footerHtml(page),
  ]
    .filter((part) => part !== '')
    .join('\n');
}

function mastheadHtml(page: PageContext): string {
  const { handout } = page;
  const names = languageNames(handout.rendition).map(
    ({ language, name }) => `<span${attribute('lang', language)}>${escapeHtml(name)}</span>`,
  );
  const words = page.word('edition').map((line) => {
    const lang = attribute('lang', foreign(line, page.language));
    return `<span class="form"${lang}>${page.html([{ inlines: line.inlines }])}</span>`;
  });
  const edition = [...words, escapeHtml(handout.edition)].join(' ');
  return [
    '<header>',
    `<h1>${page.html(handout.title)}</h1>`,
    `<p class="edition"><span>${edition}</span> <span>${names.join(' · ')}</span></p>`,
    handout.answer === undefined ? '' : `<p class="answer">${page.html(handout.answer)}</p>`,
    '</header>',
  ].join('\n');
}

function sectionsHtml(page: PageContext): readonly string[] {
  const { sections } = page.handout;
  const shown = sections.map((section) => ({ ...section, blocks: withoutRepeats(section, page.handout) }));
  return shown.map((section, index) =>
    index === 0 ? `${firstHtml(section, page)}\n${contentsHtml(shown.slice(1), page)}` : sectionHtml(section, page),
  );
}

/** The first section follows the answer at once: a heading between them would only push the table down. */
function firstHtml(section: Section, page: PageContext): string {
  const id = attribute('id', page.unique(sectionAnchor(section)));
  const label = attribute('aria-label', plainLines(section.title.slice(0, 1)));
  return `<section${id}${label}>\n${blocksHtml(section.blocks, page)}\n</section>`;
}

function sectionHtml(section: Section, page: PageContext): string {
  const id = attribute('id', page.unique(sectionAnchor(section)));
  // A section that begins with a page break takes its heading along.
  const broken = section.blocks[0]?.kind === 'page-break';
  const inner = blocksHtml(broken ? section.blocks.slice(1) : section.blocks, page);
  return `<section${id}${broken ? ' class="page-break"' : ''}>\n<h2>${page.html(section.title)}</h2>\n${inner}\n</section>`;
}

function sectionAnchor(section: Section): string {
  return `section_${section.id}`;
}

/** Links to the sections that follow, under the first. */
function contentsHtml(sections: readonly Section[], page: PageContext): string {
  if (sections.length < 2) return '';
  const items = sections.map(
    (section) => `<li><a${attribute('href', `#${sectionAnchor(section)}`)}>${page.html(section.title)}</a></li>`,
  );
  return `<nav class="contents"${attribute('aria-label', page.label('contents'))}>\n<ul>${items.join('\n')}</ul>\n</nav>`;
}

/** What the masthead or the section's heading already says is not said again. */
function withoutRepeats(section: Section, handout: Handout): readonly Block[] {
  return section.blocks.filter((block) => {
    if (block.kind === 'heading') return !same(block.lines, handout.title) && !same(block.lines, section.title);
    return !(
      block.kind === 'paragraph' &&
      block.role === 'answer' &&
      handout.answer !== undefined &&
      same(block.lines, handout.answer)
    );
  });
}

function same(a: Lines, b: Lines): boolean {
  return plainLines(a) === plainLines(b);
}

/** Marks must lead somewhere: where the template places no list of sources, it stands at the end. */
function uncitedHtml(page: PageContext): string {
  const placed = [...blocksOf(page.handout)].some((block) => block.kind === 'sources');
  if (placed || page.handout.sources.length === 0) return '';
  return `<section>\n<h2>${page.html(page.word('sources'))}</h2>\n${sourcesHtml(page)}\n</section>`;
}

function footerHtml(page: PageContext): string {
  const { licence } = page.handout;
  return licence === undefined ? '' : `<footer>\n<p class="small">${page.html(licence)}</p>\n</footer>`;
}
