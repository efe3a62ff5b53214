import { type Document, isMap, isScalar, isSeq, type ParsedNode, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { Diagnostic, Outcome, Report, Span } from '../core/diagnostic.ts';
import type { FontChoice, PageFurniture, Theme } from '../core/theme.ts';
import { checkContrast } from './contrast.ts';
import type { TemplateText } from './template.ts';
import { BARE, FIELDS, knownKeys, REQUIRED } from './theme-keys.ts';
import { type ThemeFile, themeSchema } from './theme-schema.ts';
import { reportYaml } from './yaml.ts';

/**
 * Reads a theme file. What it leaves out comes from `base`, the theme that it extends; without a base every key is
 * required. The text contrast of the result is checked in light and in dark.
 */
export function parseTheme(file: TemplateText, base?: Theme): Outcome<Theme> {
  const diagnostics = new Map<string, Diagnostic>();
  const report: Report = (found) => diagnostics.set(JSON.stringify(found), found);
  const places = new Places(file);
  const theme = read(file, places, report);
  if (base === undefined) reportMissing(file, places, report);
  if (theme.extends !== undefined && theme.extends !== base?.id) {
    const args = { found: theme.extends, known: base ? [base.id] : [] };
    report({ code: 'not-allowed', severity: 'error', args, span: places.of(['extends']) });
  }
  const result = merge(theme, base ?? BARE);
  checkFurniture(result, places, report);
  if (diagnostics.size === 0) checkContrast(result.color, (key) => places.of(['color', key]), report);
  return { result, diagnostics: [...diagnostics.values()] };
}

/** What a theme file itself says. */
export function readTheme(file: TemplateText, report: Report): ThemeFile {
  return read(file, new Places(file), report);
}

/** The name of the theme that a file extends, if it says so. */
export function extendsOf({ text, parsed }: TemplateText): string | undefined {
  if (parsed && 'theme' in parsed) return parsed.theme.extends;
  const found = parseDocument<ParsedNode>(text).get('extends');
  return typeof found === 'string' ? found : undefined;
}

/** Where the keys of a theme file stand. */
class Places {
  readonly #file: string;
  readonly #text: string;
  #document: Document.Parsed | undefined;

  constructor({ path, text }: TemplateText) {
    this.#file = path;
    this.#text = text;
  }

  /** Parsed when a place is first asked for, which mostly is never. */
  get document(): Document.Parsed {
    this.#document ??= parseDocument<ParsedNode>(this.#text);
    return this.#document;
  }

  /** The value at that path, or the nearest around it that is there. */
  of(path: readonly PropertyKey[]): Span {
    for (let length = path.length; length > 0; length -= 1) {
      const node = this.document.getIn(path.slice(0, length), true) as ParsedNode | undefined;
      if (node?.range) return { file: this.#file, start: node.range[0], end: node.range[1] };
    }
    return { file: this.#file, start: 0, end: 0 };
  }

  /** The key itself, inside the mapping at that path. */
  ofKey(path: readonly PropertyKey[], key: string): Span {
    const parent = path.length === 0 ? this.document.contents : this.document.getIn(path, true);
    const pair = isMap(parent) ? parent.items.find((item) => isScalar(item.key) && item.key.value === key) : undefined;
    const range = pair && (pair.key as ParsedNode).range;
    return range ? { file: this.#file, start: range[0], end: range[1] } : this.of(path);
  }
}

function read(file: TemplateText, places: Places, report: Report): ThemeFile {
  if (file.parsed && 'theme' in file.parsed) return file.parsed.theme;
  const { document } = places;
  reportYaml(document, file, report);
  if (document.errors.length > 0) return {};
  const given: unknown = document.toJS();
  if (given === null) return {};
  const parsed = themeSchema().safeParse(given);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) reportIssue(issue, document, places, report);
  return {};
}

function reportIssue(issue: z.core.$ZodIssue, document: Document.Parsed, places: Places, report: Report): void {
  const { path } = issue;
  const span = places.of(path);
  const value = nearestValue(document, path);
  if (issue.code === 'unrecognized_keys') {
    for (const key of issue.keys) {
      const args = { key, known: knownKeys(path) };
      report({ code: 'unknown-key', severity: 'error', args, span: places.ofKey(path, key) });
    }
  } else if (value === null) {
    // An unquoted `#222222` is a comment in YAML, and leaves nothing.
    report({ code: 'empty-value', severity: 'error', args: { key: String(path.at(-1) ?? '') }, span });
  } else if (issue.code === 'invalid_format') {
    report({ code: 'theme-color', severity: 'error', args: { text: String(value) }, span });
  } else if (issue.code === 'invalid_value') {
    const args = { found: String(value), known: issue.values.map(String) };
    report({ code: 'not-allowed', severity: 'error', args, span });
  } else if ((issue.code === 'too_small' || issue.code === 'too_big') && typeof value === 'number') {
    report({ code: 'bad-range', severity: 'error', args: { text: shortText(value) }, span });
  } else {
    const expected = issue.code === 'invalid_type' ? issue.expected : issue.code;
    report({ code: 'wrong-type', severity: 'error', args: { expected, found: shortText(value) }, span });
  }
}

/** The value at the path; for the two halves of a single colour, the colour. */
function nearestValue(document: Document.Parsed, path: readonly PropertyKey[]): unknown {
  const found: unknown = path.length === 0 ? document.toJS() : document.getIn(path);
  const around: unknown = path.length === 0 ? undefined : document.getIn(path.slice(0, -1));
  return found === undefined && typeof around === 'string' ? around : found;
}

function shortText(value: unknown): string {
  if (isMap(value)) return 'mapping';
  if (isSeq(value)) return 'list';
  return typeof value === 'object' || value === undefined ? typeof value : String(value);
}

function reportMissing(file: TemplateText, places: Places, report: Report): void {
  for (const path of REQUIRED) {
    if (says(file, places, path)) continue;
    const [key = '', inside = 'theme'] = [...path].reverse();
    report({ code: 'missing-key', severity: 'error', args: { key, inside }, span: places.of(path) });
  }
}

/** Whether the file has that key, even with a value that is of no use. */
function says({ parsed }: TemplateText, places: Places, path: readonly string[]): boolean {
  if (!parsed || !('theme' in parsed)) return places.document.hasIn(path);
  const inside = (value: unknown, key: string) => (value as Readonly<Record<string, unknown>> | undefined)?.[key];
  return path.reduce<unknown>(inside, parsed.theme) !== undefined;
}

function checkFurniture(theme: Theme, places: Places, report: Report): void {
  for (const name of ['header', 'footer'] as const) {
    for (const [index, text] of theme[name].entries()) {
      for (const [field] of text.matchAll(/\{[^}]*\}/g)) {
        if (FIELDS.some((known) => known === field)) continue;
        const args = { found: field, known: FIELDS };
        report({ code: 'not-allowed', severity: 'error', args, span: places.of([name, index]) });
      }
    }
  }
}

function merge(file: ThemeFile, base: Theme): Theme {
  return {
    id: file.name ?? base.id,
    color: { ...base.color, ...given(file.color) },
    font: {
      body: file.font?.body ? fontOf(file.font.body) : base.font.body,
      bold: file.font?.bold ? fontOf(file.font.bold) : base.font.bold,
      ...fallbackOf(file.font?.fallback ?? base.font.fallback),
    },
    size: { ...base.size, ...given(file.size) },
    page: { ...base.page, ...given(file.page) },
    table: { ...base.table, ...given(file.table) },
    ...tintsOf(file.tints ?? base.tints),
    header: (file.header ?? base.header) as PageFurniture,
    footer: (file.footer ?? base.footer) as PageFurniture,
  };
}

function fallbackOf(fallback: Theme['font']['fallback']): Pick<Theme['font'], 'fallback'> {
  return fallback === undefined ? {} : { fallback };
}

function tintsOf(tints: Theme['tints']): Pick<Theme, 'tints'> {
  return tints === undefined ? {} : { tints };
}

/** The keys that have a value. */
function given<T extends object>(part: T | undefined): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(part ?? {}).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: NonNullable<T[K]>;
  };
}

function fontOf({ name, file }: { name: string; file?: string | undefined }): FontChoice {
  return file === undefined ? { name } : { name, file };
}
