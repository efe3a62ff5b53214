import { entryAddress } from '../core/address.ts';
import type { Language } from '../core/language.ts';
import type { Crosstab, CrosstabEntry, CrosstabHeader, CrosstabRow } from '../core/matrix.ts';
import type { PageContext } from './context.ts';
import { attribute } from './escape.ts';
import { marksHtml, sourceLinks } from './marks.ts';
import { signHtml } from './sign.ts';

/** The 2 × 2: a table whose cells hold lists of concepts; a name leads to its row in a matrix of the page. */
export function crosstabHtml(crosstab: Crosstab, page: PageContext): string {
  const anchor = page.unique(`crosstab_${crosstab.id}`);
  const heads = crosstab.columns.map((header) => `<th scope="col">${headHtml(header, page)}</th>`);
  return [
    `<div class="crosstab"${attribute('id', anchor)}>`,
    '<table>',
    `<caption><span class="caption">${page.html(crosstab.title)}</span></caption>`,
    `<thead>\n<tr><td class="stub"></td>${heads.join('')}</tr>\n</thead>`,
    `<tbody>\n${crosstab.rows.map((row) => rowHtml(row, crosstab, anchor, page)).join('\n')}\n</tbody>`,
    '</table>',
    crosstab.note === undefined ? '' : `<p class="small">${page.html(crosstab.note)}</p>`,
    '</div>',
  ].join('\n');
}

function headHtml(header: CrosstabHeader, page: PageContext): string {
  const description = header.description;
  const more = description === undefined ? '' : ` <span class="description">${page.html(description)}</span>`;
  return `<span class="name">${page.html(header.lines)}</span>${more}`;
}

function rowHtml(row: CrosstabRow, crosstab: Crosstab, anchor: string, page: PageContext): string {
  const cells = row.cells.map((entries, index) => {
    const column = crosstab.columns[index];
    if (column === undefined) return '';
    const items = entries.map((entry) => {
      const data = attribute('data-cell', entryAddress(crosstab.id, row.header.id, column.id, entry.concept));
      return `<li${data}>${entryHtml(entry, anchor, page)}</li>`;
    });
    const none = `<span class="none">${page.html(page.word('none'))}</span>`;
    return `<td>${items.length === 0 ? none : `<ul>${items.join('\n')}</ul>`}</td>`;
  });
  return `<tr${row.lane ? ' class="lane"' : ''}><th scope="row">${headHtml(row.header, page)}</th>${cells.join('')}</tr>`;
}

function entryHtml(entry: CrosstabEntry, anchor: string, page: PageContext): string {
  const target = page.anchorOf(entry.concept);
  const text = page.html(entry.lines);
  const name = target === undefined ? text : `<a${attribute('href', `#${target}`)}>${text}</a>`;
  const details = entry.details.map((cell) => {
    const marks = (language: Language) => marksHtml({ ...cell, footnotes: [] }, anchor, page, language);
    return `\n<span class="detail">${signHtml(cell, marks, page)}</span>`;
  });
  return `<span class="name">${name}${entryMarks(entry, page)}</span>${details.join('')}`;
}

function entryMarks(entry: CrosstabEntry, page: PageContext): string {
  const example = page.label('example-mark');
  const dagger = `<span role="img"${attribute('aria-label', example)}${attribute('title', example)}>†</span>`;
  const marks = [...(entry.marked ? [dagger] : []), ...sourceLinks(entry.sources, page)];
  return marks.length === 0 ? '' : `<sup class="marks">${marks.join(' ')}</sup>`;
}
