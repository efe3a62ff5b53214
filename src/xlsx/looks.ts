import type { CellStyle } from './sheet.ts';

/**
 * Variants of a style, each made once, so that cells of one look share one object: the writer then finds its number by
 * identity, which is what makes large sheets fast.
 */
export function withMark(style: CellStyle, mark: 'quoted' | 'link' | 'muted' | 'apart'): CellStyle {
  return style[mark] ? style : variant(style, mark, () => ({ ...style, [mark]: true }));
}

export function withFormat(style: CellStyle, format: string | undefined): CellStyle {
  return format === undefined ? style : variant(style, format, () => ({ ...style, format }));
}

const VARIANTS = new WeakMap<CellStyle, Map<string, CellStyle>>();

/** By its mark, or by the code of its format: no code is a mark's name. */
function variant(style: CellStyle, name: string, make: () => CellStyle): CellStyle {
  const variants = VARIANTS.get(style) ?? new Map<string, CellStyle>();
  const known = variants.get(name);
  if (known) return known;
  if (variants.size === 0) VARIANTS.set(style, variants);
  const made = make();
  variants.set(name, made);
  return made;
}
