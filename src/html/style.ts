import type { FontChoice, Shade, Theme } from '../core/theme.ts';

/** Shapes may ask for more series than a theme has; they start over. */
const SERIES = 12;

/** Asked for after the theme's own font: the usual sans-serif faces of each system, Latin before Chinese. */
const FALLBACK =
  'system-ui, -apple-system, "Segoe UI", Roboto, "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif';

/** The style of a page: the theme as custom properties, then the rules, ready to stand between style tags. */
export function pageStyle(theme: Theme, css: string): string {
  const variables = [
    `:root{${colours(theme, 'light')}${fonts(theme)}${sizes(theme)}}`,
    `@media screen{@media (prefers-color-scheme:dark){:root:not([data-scheme=light]){${colours(theme, 'dark')}}}:root[data-scheme=dark]{${colours(theme, 'dark')}}}`,
    `@page{size:${theme.page.size} ${theme.page.orientation};margin:${theme.page.margin}mm}`,
  ];
  // The parser turns CR LF into LF before the hash is taken, and would end the style at `</style`.
  return `${variables.join('\n')}\n${css}`
    .replace(/\r\n?/g, '\n')
    .replaceAll('\0', '\ufffd')
    .replace(/<\/(?=style)/gi, '<\\/');
}

/** Classes for the element around the body: choices of the theme that are not values. */
export function themeClasses(theme: Theme): string {
  return [`rules-${theme.table.rules}`, ...(theme.table.band ? ['banded'] : [])].join(' ');
}

function colours(theme: Theme, mode: keyof Shade): string {
  const { series, ...roles } = theme.color;
  const named = Object.entries(roles).map(([name, shade]) => `--${name}:${shade[mode]};`);
  const numbered = Array.from({ length: SERIES }, (_, index) => {
    const shade = series[index % Math.max(series.length, 1)] ?? roles.ink;
    return `--series-${index + 1}:${shade[mode]};`;
  });
  return [...named, ...numbered].join('');
}

function fonts(theme: Theme): string {
  const { body, bold } = theme.font;
  const cjk = `--cjk-body:${stack(body.name)};--cjk-bold:${stack(bold.name)};`;
  return `${cjk}--latin-body:${stack(latinName(body))};--latin-bold:${stack(latinName(bold))};`;
}

/** The Latin sister of a Chinese, Japanese or Korean face: `Noto Sans` of `Noto Sans SC`. */
function latinName({ name }: FontChoice): string {
  return name.replace(/ (?:CJK )?(?:SC|TC|HK|JP|KR)$/, '');
}

function stack(name: string): string {
  return `"${name.replace(/["\\\n<]/g, '')}", ${FALLBACK}`;
}

/** Sizes as ratios to the body's, so that the reader's own type size counts on screen; the body's in points is for paper. */
function sizes(theme: Theme): string {
  const { body, small, h1, h2 } = theme.size;
  const ratio = (size: number) => Math.round((size / body) * 1000) / 1000;
  return `--paper-size:${body}pt;--small:${ratio(small)}em;--h1:${ratio(h1)};--h2:${ratio(h2)};`;
}
