import type { CitedSource } from '../core/handout.ts';
import type { PageContext } from './context.ts';
import { attribute, escapeHtml } from './escape.ts';
import { linkHtml } from './inlines.ts';
import { sourceAnchor } from './marks.ts';

/** The cited sources in order; the number of an item is its mark. */
export function sourcesHtml(page: PageContext): string {
  const { sources } = page.handout;
  if (sources.length === 0) return '';
  const items = sources.map((source, index) => {
    const id = attribute('id', page.unique(sourceAnchor(index + 1)));
    return `<li${id}>${sourceHtml(source, page)}</li>`;
  });
  return `<ol class="sources"${attribute('aria-label', page.label('sources'))}>\n${items.join('\n')}\n</ol>`;
}

function sourceHtml(source: CitedSource, page: PageContext): string {
  const title = page.html(source.title);
  const publisher = source.publisher === undefined ? [] : [`<span>${page.html(source.publisher)}</span>`];
  const date = source.date === undefined ? [] : [`<span class="day">${page.html(source.date)}</span>`];
  // The address itself is for paper, where a link cannot be followed.
  const address = source.url === undefined ? '' : `<span class="address">${escapeHtml(source.url)}</span>`;
  const linked = source.url === undefined ? title : linkHtml(source.url, title);
  return `<cite>${linked}</cite> <span class="origin">${[...publisher, ...date].join(' ')}</span>${address}`;
}

/** The signs that occur, with their words. */
export function legendHtml(page: PageContext): string {
  const { legend } = page.handout;
  if (legend.length === 0) return '';
  const items = legend.map(({ sign, lines }) => `<div><dt>${escapeHtml(sign)}</dt><dd>${page.html(lines)}</dd></div>`);
  return `<dl class="legend">\n${items.join('\n')}\n</dl>`;
}
