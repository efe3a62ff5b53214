import * as z from 'zod';
import type { KEYS } from './theme-keys.ts';

let made: ReturnType<typeof makeSchema> | undefined;

/**
 * A theme file: every key may be left out where the theme that it extends has it; no other key is allowed. Made when first
 * asked for, as the built-in themes have been read before.
 */
export function themeSchema(): ReturnType<typeof makeSchema> {
  made ??= makeSchema();
  return made;
}

export type ThemeFile = z.infer<ReturnType<typeof makeSchema>>;

type Keyed<Mapping extends keyof typeof KEYS> = Readonly<Record<(typeof KEYS)[Mapping][number], z.ZodType>>;

function makeSchema() {
  const hex = z.string().regex(/^#[0-9a-f]{6}$/i);
  // One colour holds in light and in dark.
  const shade = z.preprocess(
    (given): unknown => (typeof given === 'string' ? { light: given, dark: given } : given),
    z.strictObject({ light: hex, dark: hex }),
  );
  const font = z.strictObject({ name: z.string().min(1), file: z.string().min(1).optional() });
  const fontFile = z.strictObject({ name: z.string().min(1), file: z.string().min(1) });
  const points = z.number().min(4).max(96);
  const furniture = z.tuple([z.string(), z.string(), z.string()]);
  const color = {
    ink: shade.optional(),
    paper: shade.optional(),
    rule: shade.optional(),
    accent: shade.optional(),
    muted: shade.optional(),
    band: shade.optional(),
    series: z.array(shade).min(1).optional(),
  } satisfies Keyed<'color'>;
  const fonts = {
    body: font.optional(),
    bold: font.optional(),
    fallback: z.array(fontFile).optional(),
  } satisfies Keyed<'font'>;
  const size = {
    body: points.optional(),
    small: points.optional(),
    h1: points.optional(),
    h2: points.optional(),
    fine: points.optional(),
  } satisfies Keyed<'size'>;
  const page = {
    size: z.enum(['A4', 'A3', 'Letter']).optional(),
    orientation: z.enum(['portrait', 'landscape']).optional(),
    margin: z.number().min(5).max(60).optional(),
  } satisfies Keyed<'page'>;
  const table = {
    rules: z.enum(['three-line', 'grid']).optional(),
    band: z.boolean().optional(),
  } satisfies Keyed<'table'>;
  return z.strictObject({
    name: z.string().min(1).optional(),
    extends: z.string().min(1).optional(),
    color: z.strictObject(color).optional(),
    font: z.strictObject(fonts).optional(),
    size: z.strictObject(size).optional(),
    page: z.strictObject(page).optional(),
    table: z.strictObject(table).optional(),
    tints: z.enum(['some', 'none']).optional(),
    header: furniture.optional(),
    footer: furniture.optional(),
  } satisfies Keyed<'root'>);
}
