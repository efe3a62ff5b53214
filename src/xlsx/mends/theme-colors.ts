import { type Mend, withParts } from './part.ts';

const THEME = 'xl/theme/theme1.xml';

/**
 * exceljs writes Office's own theme whatever the workbook looks like. Its colours become those of the handout's theme,
 * so that charts follow them and a reader finds them in Excel's palette.
 */
export const setThemeColors: Mend = (parts, plan) => {
  const { ink, muted, band, accent } = plan.look.color;
  const series = plan.look.series;
  const accents = [1, 2, 3, 4, 5, 6].map((n): [string, string] => [
    `accent${n}`,
    series[(n - 1) % series.length] ?? accent,
  ]);
  const colors = new Map([
    ['dk1', ink],
    ['dk2', muted],
    ['lt2', band],
    ...accents,
    ['hlink', accent],
    ['folHlink', muted],
  ]);
  const theme = [...colors].reduce(
    (xml, [name, color]) =>
      xml.replace(new RegExp(`<a:${name}>.*?</a:${name}>`, 's'), `<a:${name}><a:srgbClr val="${color}"/></a:${name}>`),
    parts.get(THEME) ?? '',
  );
  return withParts(parts, [[THEME, theme]]);
};
