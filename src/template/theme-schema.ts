import * as z from 'zod';
import type { Hex, Theme } from '../core/theme.ts';

/** Fields that headers and footers fill in. */
export const FIELDS = ['{title}', '{edition}', '{page}', '{pages}'] as const;
const HEX = /^#[0-9a-f]{6}$/i;

const hex = z.string().regex(HEX);
// One colour holds in light and in dark.
const shade = z.preprocess(
  (given): unknown => (typeof given === 'string' ? { light: given, dark: given } : given),
  z.strictObject({ light: hex, dark: hex }),
);
const font = z.strictObject({ name: z.string().min(1), file: z.string().min(1).optional() });
const points = z.number().min(4).max(96);
const furniture = z.tuple([z.string(), z.string(), z.string()]);

const COLOR = {
  ink: shade.optional(),
  paper: shade.optional(),
  rule: shade.optional(),
  accent: shade.optional(),
  muted: shade.optional(),
  band: shade.optional(),
  series: z.array(shade).min(1).optional(),
};
const fontFile = z.strictObject({ name: z.string().min(1), file: z.string().min(1) });
const FONT = { body: font.optional(), bold: font.optional(), fallback: z.array(fontFile).optional() };
const SIZE = {
  body: points.optional(),
  small: points.optional(),
  h1: points.optional(),
  h2: points.optional(),
  fine: points.optional(),
};
const PAGE = {
  size: z.enum(['A4', 'A3', 'Letter']).optional(),
  orientation: z.enum(['portrait', 'landscape']).optional(),
  margin: z.number().min(5).max(60).optional(),
};
const TABLE = { rules: z.enum(['three-line', 'grid']).optional(), band: z.boolean().optional() };
const ROOT = {
  name: z.string().min(1).optional(),
  extends: z.string().min(1).optional(),
  color: z.strictObject(COLOR).optional(),
  font: z.strictObject(FONT).optional(),
  size: z.strictObject(SIZE).optional(),
  page: z.strictObject(PAGE).optional(),
  table: z.strictObject(TABLE).optional(),
  tints: z.enum(['some', 'none']).optional(),
  header: furniture.optional(),
  footer: furniture.optional(),
};

/** A theme file: every key may be left out where the theme that it extends has it; no other key is allowed. */
export const themeSchema = z.strictObject(ROOT);
export type ThemeFile = z.infer<typeof themeSchema>;

const MAPPINGS: Readonly<Record<string, object>> = { color: COLOR, font: FONT, size: SIZE, page: PAGE, table: TABLE };

/** The keys of each mapping of a theme file, by path; mappings of a shade and of a font go by their last key. */
export function knownKeys(path: readonly PropertyKey[]): readonly string[] {
  if (path.length === 0) return Object.keys(ROOT);
  if (path.length === 1) return Object.keys(MAPPINGS[String(path[0])] ?? {});
  return path[0] === 'font' ? ['name', 'file'] : ['light', 'dark'];
}

/** Left out, they follow from the others. */
const OPTIONAL: ReadonlySet<string> = new Set(['fine', 'fallback']);

/** The keys that a theme which extends nothing must give, as paths. */
export const REQUIRED: readonly (readonly string[])[] = [
  ...Object.entries(MAPPINGS)
    .flatMap(([mapping, keys]) => Object.keys(keys).map((key) => [mapping, key]))
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
