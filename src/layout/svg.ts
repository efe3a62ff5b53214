import { shapeSvg } from '../chart/index.ts';
import type { Page } from '../core/paged.ts';
import type { Theme } from '../core/theme.ts';

/** A page as an SVG of its own: for golden files, thumbnails and preview. Pieces carry the mark of their leaf. */
export function pageSvg(page: Page, theme: Theme): string {
  const { width, height } = page;
  const size = `viewBox="0 0 ${width} ${height}" width="${width}pt" height="${height}pt"`;
  const font = theme.font.body.name.replace(/["&<>]/g, '');
  const style = `${paintVariables(theme)}font-family:'${font}','Noto Sans SC','Noto Sans CJK SC',sans-serif;font-kerning:none;font-variant-ligatures:none`;
  const pieces = page.pieces.map((piece) => {
    const shapes = piece.shapes.map(shapeSvg).join('\n');
    return piece.mark === undefined
      ? `<g aria-hidden="true">${shapes}</g>`
      : `<g data-mark="${piece.mark}">${shapes}</g>`;
  });
  const paper = `<rect width="${width}" height="${height}" fill="var(--paper)"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} xml:space="preserve" style="${style}">${paper}\n${pieces.join('\n')}\n</svg>\n`;
}

function paintVariables({ color }: Theme): string {
  const { series, ...named } = color;
  const shades = Object.entries(named).map(([name, shade]) => `--${name}:${shade.light};`);
  return [...shades, ...series.map((shade, index) => `--series-${index + 1}:${shade.light};`)].join('');
}
