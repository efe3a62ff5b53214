import type { Diagnostic, Outcome, Report } from '../core/diagnostic.ts';
import type { Language } from '../core/language.ts';
import type { Theme } from '../core/theme.ts';
import { checkTemplate, partialCalls } from './check.ts';
import { type Parsed, parseTemplate } from './engine.ts';
import type { ReadText, Template, TemplateText } from './template.ts';
import { extendsOf, parseTheme } from './theme.ts';
import { BARE } from './theme-keys.ts';
import { mergeStrings, readStrings, type Strings, wordsOf } from './words.ts';

/** The folder that every template falls back to, file by file. */
const BASE = 'handout';
/** The theme that every other extends unless it says so. */
const BASE_THEME = 'quiet';
/** Languages whose words ship with the base template. */
const LANGUAGES: readonly Language[] = ['zh-CN', 'en'];

/**
 * Loads a template by the name of its folder, for the formats and languages that are wanted: structure, partials, page,
 * words and theme. A theme that the handout names wins over the folder's own. All mistakes in its files are reported.
 */
export async function loadTemplate(
  read: ReadText,
  name: string,
  formats: readonly string[],
  languages: readonly Language[] = LANGUAGES,
  theme?: string,
): Promise<Outcome<Template>> {
  const diagnostics = new Map<string, Diagnostic>();
  const report: Report = (found) => diagnostics.set(JSON.stringify(found), found);
  const folder = new Folder(read, name);
  const handout: Record<string, TemplateText> = {};
  for (const format of formats) {
    const text = await folder.first([`handout.${format}.hbs`, 'handout.hbs']);
    if (text) handout[format] = text;
  }
  const partials = await loadPartials(read, Object.values(handout), report);
  const html = (await folder.first(['page.html.hbs']))?.text ?? '';
  const css = (await folder.first(['page.css']))?.text ?? '';
  const words = await loadWords(folder, languages, report);
  const look = await loadTheme(folder, theme, report);
  if (!folder.exists || Object.keys(handout).length < formats.length) {
    const args = { name, looked: [`${name}/handout.hbs`] };
    report({ code: 'template-missing', severity: 'error', args });
  }
  const result: Template = { name, handout, partials, page: { html, css }, words, theme: look };
  return { result, diagnostics: [...diagnostics.values()] };
}

/** The files of a template's folder, each with its stand-in from the base template. */
class Folder {
  readonly read: ReadText;
  readonly name: string;
  /** Whether any file of the folder's own has been found. */
  exists = false;

  constructor(read: ReadText, name: string) {
    this.read = read;
    this.name = name;
  }

  /** A file of the folder's own. */
  async own(file: string): Promise<TemplateText | undefined> {
    const text = await this.read(`${this.name}/${file}`);
    if (text) this.exists = true;
    return text;
  }

  /** The first of these files that the folder has, else the first that the base template has. */
  async first(files: readonly string[]): Promise<TemplateText | undefined> {
    for (const file of files) {
      const text = await this.own(file);
      if (text) return text;
    }
    for (const file of this.name === BASE ? [] : files) {
      const text = await this.read(`${BASE}/${file}`);
      if (text) return text;
    }
    return undefined;
  }
}

/** Follows the calls of partials from the structures on, and checks each structure with them. */
async function loadPartials(
  read: ReadText,
  structures: readonly TemplateText[],
  report: Report,
): Promise<Record<string, TemplateText>> {
  const texts: Record<string, TemplateText> = {};
  const parsed: Record<string, Parsed | undefined> = {};
  const mains = new Map<string, Parsed>();
  for (const structure of structures) {
    const main = mains.has(structure.path) ? undefined : parseTemplate(structure, report);
    if (main) mains.set(structure.path, main);
  }
  const waiting = [...mains.values()];
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    for (const name of partialCalls(next)) {
      const text = Object.hasOwn(texts, name) ? undefined : await read(`partials/${name}.hbs`);
      if (!text) continue;
      texts[name] = text;
      const partial = parseTemplate(text, report);
      parsed[name] = partial;
      if (partial) waiting.push(partial);
    }
  }
  for (const main of mains.values()) checkTemplate(main, parsed, report);
  return texts;
}

async function loadWords(folder: Folder, languages: readonly Language[], report: Report): Promise<Template['words']> {
  const all: Strings[] = [];
  for (const language of languages) {
    const file = `strings.${language}.yaml`;
    const base = await folder.read(`${BASE}/${file}`);
    const own = folder.name === BASE ? base : await folder.own(file);
    if (folder.name === BASE && base) folder.exists = true;
    const found = [...new Set([base, own])].filter((text) => text !== undefined);
    if (found.length === 0) {
      const looked = [...new Set([`${folder.name}/${file}`, `${BASE}/${file}`])];
      report({ code: 'template-missing', severity: 'error', args: { name: file, looked } });
    }
    const empty: Strings = { language, paths: [], words: {}, whole: true };
    all.push(found.map((text) => readStrings(text, language, report)).reduce(mergeStrings, empty));
  }
  return wordsOf(all, report);
}

async function loadTheme(folder: Folder, named: string | undefined, report: Report): Promise<Theme> {
  const tell = (diagnostics: readonly Diagnostic[]) => {
    for (const found of diagnostics) report(found);
  };
  if (named !== undefined) return await namedTheme(folder.read, named, [], tell);
  const text = await folder.first(['theme.yaml']);
  if (!text) return await namedTheme(folder.read, BASE_THEME, [], tell);
  const base = await namedTheme(folder.read, extendsOf(text) ?? BASE_THEME, [], tell);
  const { result, diagnostics } = parseTheme(text, base);
  tell(diagnostics);
  return result;
}

/** A theme of the folder of themes, with those that it extends, each by name. */
async function namedTheme(
  read: ReadText,
  name: string,
  inside: readonly string[],
  tell: (diagnostics: readonly Diagnostic[]) => void,
): Promise<Theme> {
  const path = `themes/${name}.yaml`;
  const text = /^[a-z0-9-]+$/.test(name) && !inside.includes(name) ? await read(path) : undefined;
  if (!text) {
    tell([{ code: 'template-missing', severity: 'error', args: { name: path, looked: [path] } }]);
    return BARE;
  }
  const parent = extendsOf(text) ?? (name === BASE_THEME ? undefined : BASE_THEME);
  const base = parent === undefined ? undefined : await namedTheme(read, parent, [...inside, name], tell);
  const { result, diagnostics } = parseTheme(text, base);
  tell(diagnostics);
  return { ...result, id: name };
}
