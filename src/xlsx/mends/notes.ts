import { type Mend, type Parts, withParts } from './part.ts';

const POINTS_WIDE = 240;
/** About so many characters fill a line of a note of that width; Chinese ones count twice. */
const LINE = 44;

/**
 * Notes on several sheets all get `idmap data="1"` and shape ids from 1025 (exceljs PR #3070): ids must be the
 * sheet's own, n × 1024 + i.
 */
export const numberNotes: Mend = (parts) =>
  withParts(
    parts,
    drawings(parts).map(({ path, sheet, xml }) => {
      let shape = 0;
      const numbered = xml
        .replace(/(<o:idmap [^>]*data=")\d+"/, `$1${sheet}"`)
        .replace(/<v:shape id="_x0000_s\d+"/g, () => `<v:shape id="_x0000_s${sheet * 1024 + ++shape}"`);
      return [path, numbered];
    }),
  );

/** Every note of exceljs has one fixed size, whatever it says: the size now follows the text. */
export const sizeNotes: Mend = (parts) =>
  withParts(
    parts,
    drawings(parts).map(({ path, sheet, xml }) => {
      const comments = (parts.get(commentsPath(sheet)) ?? '').matchAll(/<comment .*?<\/comment>/gs);
      const heights = [...comments].map(([comment]) => height(comment));
      let shape = -1;
      const sized = xml.replace(/<v:shape [\s\S]*?<\/v:shape>/g, (element) => {
        shape += 1;
        return sizedShape(element, heights[shape] ?? 60);
      });
      return [path, sized];
    }),
  );

/** exceljs names "Author" as the author of every note, and takes no other name. */
export const nameNotesAuthor: Mend = (parts) =>
  withParts(
    parts,
    drawings(parts).map(({ sheet }) => {
      const path = commentsPath(sheet);
      return [path, (parts.get(path) ?? '').replace('<author>Author</author>', '<author>Duibi</author>')];
    }),
  );

/** The drawings of notes, each with the number of its sheet. */
function drawings(parts: Parts): readonly { readonly path: string; readonly sheet: number; readonly xml: string }[] {
  return [...parts].flatMap(([path, xml]) => {
    const sheet = /^xl\/drawings\/vmlDrawing(\d+)\.vml$/.exec(path)?.[1];
    return sheet === undefined ? [] : [{ path, sheet: Number(sheet), xml }];
  });
}

function commentsPath(sheet: number): string {
  return `xl/comments${sheet}.xml`;
}

function sizedShape(shape: string, points: number): string {
  return shape
    .replace(/width:[\d.]+pt;height:[\d.]+pt/, `width:${POINTS_WIDE}pt;height:${points}pt`)
    .replace(
      /<x:Anchor>([^<]*)<\/x:Anchor>/,
      (_, anchor: string) => `<x:Anchor>${anchorOf(anchor, points)}</x:Anchor>`,
    );
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
