import { type Mend, withParts } from './part.ts';

const POINTS_WIDE = 240;
/** About so many characters fill a line of a note of that width; Chinese ones count twice. */
const LINE = 44;

/**
 * Notes on several sheets all get `idmap data="1"` and shape ids from 1025 (exceljs PR #3070): ids must be the
 * sheet's own, n × 1024 + i. Every note has one fixed size and the author "Author": the size now follows the text.
 */
export const mendNotes: Mend = (parts) => {
  const changed: [string, string][] = [];
  for (const [path, xml] of parts) {
    const number = /^xl\/drawings\/vmlDrawing(\d+)\.vml$/.exec(path)?.[1];
    if (number === undefined) continue;
    const comments = `xl/comments${number}.xml`;
    const text = parts.get(comments) ?? '';
    const heights = [...text.matchAll(/<comment .*?<\/comment>/gs)].map(([comment]) => height(comment));
    changed.push([path, mendShapes(xml, Number(number), heights)]);
    changed.push([comments, text.replace('<author>Author</author>', '<author>Duibi</author>')]);
  }
  return withParts(parts, changed);
};

function mendShapes(xml: string, sheet: number, heights: readonly number[]): string {
  let shape = -1;
  return xml
    .replace(/(<o:idmap [^>]*data=")\d+"/, `$1${sheet}"`)
    .replace(/<v:shape id="_x0000_s\d+"([\s\S]*?)<\/v:shape>/g, (_, rest: string) => {
      shape += 1;
      const points = heights[shape] ?? 60;
      const sized = rest
        .replace(/width:[\d.]+pt;height:[\d.]+pt/, `width:${POINTS_WIDE}pt;height:${points}pt`)
        .replace(
          /<x:Anchor>([^<]*)<\/x:Anchor>/,
          (_, anchor: string) => `<x:Anchor>${anchorOf(anchor, points)}</x:Anchor>`,
        );
      return `<v:shape id="_x0000_s${sheet * 1024 + shape + 1}"${sized}</v:shape>`;
    });
}

/** Left column, offset, top row, offset, right column, offset, bottom row, offset: rows here are about 18 pt high. */
function anchorOf(anchor: string, points: number): string {
  const [left = 0, dx = 0, top = 0, dy = 0] = anchor.split(',').map(Number);
  return [left, dx, top, dy, left + 3, 20, top + Math.max(2, Math.ceil(points / 18)), 4].join(', ');
}

function height(comment: string): number {
  const text = comment.replace(/<[^>]*>/g, '').replace(/&\w+;/g, '.');
  const lines = text.split('\n').map((line) => Math.max(1, Math.ceil(units(line) / LINE)));
  return 14 + 14 * lines.reduce((sum, count) => sum + count, 0);
}

function units(line: string): number {
  return [...line].reduce((sum, character) => sum + ((character.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1), 0);
}
