import { lookup } from '../core/record.ts';
import type { Hex, Theme } from '../core/theme.ts';

/** Fields that headers and footers fill in. */
export const FIELDS = ['{title}', '{edition}', '{page}', '{pages}'] as const;

/** The keys of a theme file, and of its mappings. */
export const KEYS = {
  root: ['name', 'extends', 'color', 'font', 'size', 'page', 'table', 'tints', 'header', 'footer'],
  color: ['ink', 'paper', 'rule', 'accent', 'muted', 'band', 'series'],
  font: ['body', 'bold', 'fallback'],
  size: ['body', 'small', 'h1', 'h2', 'fine'],
  page: ['size', 'orientation', 'margin'],
  table: ['rules', 'band'],
} as const;

const { root, ...MAPPINGS } = KEYS;

/** The keys of each mapping of a theme file, by path; mappings of a shade and of a font go by their last key. */
export function knownKeys(path: readonly PropertyKey[]): readonly string[] {
  if (path.length === 0) return root;
  if (path.length === 1) return lookup(MAPPINGS, String(path[0])) ?? [];
  return path[0] === 'font' ? ['name', 'file'] : ['light', 'dark'];
}

/** Left out, they follow from the others. */
const OPTIONAL: ReadonlySet<string> = new Set(['fine', 'fallback']);

/** The keys that a theme which extends nothing must give, as paths. */
export const REQUIRED: readonly (readonly string[])[] = [
  ...Object.entries(MAPPINGS)
    .flatMap(([mapping, keys]) => keys.map((key) => [mapping, key]))
    .filter(([, key]) => !OPTIONAL.has(key ?? '')),
  ['header'],
  ['footer'],
];

const shadeOf = (both: Hex, dark: Hex) => ({ light: both, dark });

/** Stands in for what a broken theme does not say, so that work goes on after the report: black on white. */
export const BARE: Theme = {
  id: 'bare',
  color: {
    ink: shadeOf('#000000', '#ffffff'),
    paper: shadeOf('#ffffff', '#000000'),
    rule: shadeOf('#000000', '#ffffff'),
    accent: shadeOf('#000000', '#ffffff'),
    muted: shadeOf('#000000', '#ffffff'),
    band: shadeOf('#ffffff', '#000000'),
    series: [shadeOf('#000000', '#ffffff')],
  },
  font: { body: { name: 'sans-serif' }, bold: { name: 'sans-serif' } },
  size: { body: 10, small: 8, h1: 16, h2: 12 },
  page: { size: 'A4', orientation: 'portrait', margin: 16 },
  table: { rules: 'three-line', band: false },
  header: ['', '', ''],
  footer: ['', '', ''],
};
