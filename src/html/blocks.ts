import type { Block } from '../core/handout.ts';
import { plainLines } from '../core/inline.ts';
import { unexpected } from '../core/unexpected.ts';
import { legendHtml, sourcesHtml } from './back-matter.ts';
import type { PageContext } from './context.ts';
import { crosstabHtml } from './crosstab.ts';
import { figureHtml } from './figure.ts';
import { matrixHtml } from './matrix.ts';
import { worksheetHtml } from './worksheet.ts';

export function blocksHtml(blocks: readonly Block[], page: PageContext): string {
  return blocks
    .map((block) => blockHtml(block, page))
    .filter((html) => html !== '')
    .join('\n');
}

function blockHtml(block: Block, page: PageContext): string {
  switch (block.kind) {
    case 'heading':
      // The page has one h1, its title; a section's own title is an h2.
      return `<h${block.level + 1}>${page.html(block.lines)}</h${block.level + 1}>`;
    case 'paragraph':
      return `<p${block.role === 'body' ? '' : ` class="${block.role}"`}>${page.html(block.lines)}</p>`;
    case 'list': {
      const name = block.ordered ? 'ol' : 'ul';
      return `<${name}>\n${block.items.map((item) => `<li>${page.html(item)}</li>`).join('\n')}\n</${name}>`;
    }
    case 'matrix':
      return block.matrix.rows.length === 0 ? emptyHtml(block.matrix, page) : matrixHtml(block.matrix, page);
    case 'crosstab':
      return crosstabHtml(block.crosstab, page);
    case 'chart':
      return figureHtml(block.chart, page);
    case 'worksheet':
      return worksheetHtml(block.worksheet, page);
    case 'note':
      return `<div class="note" role="note">\n${blocksHtml(block.blocks, page)}\n</div>`;
    case 'sources':
      return sourcesHtml(page);
    case 'legend':
      return legendHtml(page);
    case 'rule':
      return '<hr>';
    case 'page-break':
      return '<div class="page-break"></div>';
    default:
      return unexpected(block);
  }
}

function emptyHtml(matrix: (Block & { kind: 'matrix' })['matrix'], page: PageContext): string {
  const words = plainLines(page.word('empty-matrix'));
  return words === ''
    ? matrixHtml(matrix, page)
    : `${matrixHtml(matrix, page)}\n<p class="small">${page.html(page.word('empty-matrix'))}</p>`;
}
