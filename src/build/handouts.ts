import { compareHandout } from '../compare/index.ts';
import type { HandoutSpec } from '../core/catalog.ts';
import { type Diagnostic, hasErrors, type Outcome } from '../core/diagnostic.ts';
import type { FontFile } from '../core/font.ts';
import type { Format, FormatInput } from '../core/format.ts';
import type { Host } from '../core/host.ts';
import { type Rendition, renditionName } from '../core/language.ts';
import { lookup } from '../core/record.ts';
import type { Id } from '../core/value.ts';
import { expandTemplate, loadTemplate, type Template } from '../template/index.ts';
import { templateDigest } from './key.ts';
import { type Loaded, located } from './load.ts';
import { artifactPath } from './paths.ts';
import { templateReader } from './template-files.ts';
import { themeFonts } from './theme-fonts.ts';

/** One artifact to be made, with all that it is made of. */
export interface Job {
  readonly path: string;
  readonly handout: string;
  readonly rendition: Rendition;
  readonly format: Format;
  readonly input: FormatInput;
  /** Digest of the template's own texts. */
  readonly template: string;
}

export interface Wanted {
  readonly handouts: readonly HandoutSpec[];
  readonly renditions: readonly string[];
  readonly formats: readonly Format[];
}

/** A part of what is wanted of a handout: some formats, by id, of one rendition. */
export interface Portion {
  readonly rendition: Rendition;
  readonly formats: readonly string[];
}

/**
 * The pure stages for one handout, or for a portion of it: its jobs, none where it has errors, and all that was found
 * wrong.
 */
export type Prepare = (spec: HandoutSpec, portion?: Portion) => Promise<Outcome<readonly Job[]>>;

/** Each template is read and checked once, however many handouts use it. */
export function preparer(host: Host, loaded: Loaded, wanted: Wanted, templates: string): Prepare {
  const known = new Map<string, Promise<Outcome<Template>>>();
  const read = templateReader(host, templates);
  const formats = wanted.formats.map((format) => format.id);
  const { languages } = loaded.catalog;
  const templateOf = ({ template: name, theme }: HandoutSpec) => {
    const key = `${name} ${theme ?? ''}`;
    const template = known.get(key) ?? loadTemplate(read, name, formats, languages, theme);
    known.set(key, template);
    return template;
  };
  return async (spec, portion) => {
    const asked = portion === undefined ? portionsOf(spec, wanted) : [portion];
    const template = await templateOf(spec);
    const fonts = await themeFonts(host, template.result.theme);
    const found = [...template.diagnostics, ...fonts.diagnostics];
    const dated = withEdition(spec, host, found);
    const jobs = hasErrors(found)
      ? []
      : jobsOf(loaded, dated, asked, wanted, { template: template.result, fonts: fonts.result }, found);
    const diagnostics = distinct(found.map((one) => located(one, loaded.origins)));
    return { result: hasErrors(found) ? [] : jobs, diagnostics };
  };
}

function jobsOf(
  loaded: Loaded,
  spec: HandoutSpec,
  portions: readonly Portion[],
  wanted: Wanted,
  look: { readonly template: Template; readonly fonts: readonly FontFile[] },
  found: Diagnostic[],
): readonly Job[] {
  const { template, fonts } = look;
  return portions.flatMap(({ rendition, formats: ids }) => {
    const comparison = compareHandout(loaded.catalog, spec, rendition, template.words);
    found.push(...comparison.diagnostics);
    const formats = wanted.formats.filter(({ id }) => ids.includes(id));
    return formats.flatMap((format) => {
      const { result: handout, diagnostics } = expandTemplate(template, format.id, comparison.result);
      found.push(...diagnostics);
      const input = { handout, theme: template.theme, page: template.page, fonts, ...optionsOf(spec, format) };
      return (format.parts?.(handout) ?? [undefined]).map((part): Job => {
        const path = artifactPath(loaded.catalog, spec, rendition, extensionOf(format, part));
        const own = part === undefined ? input : { ...input, part };
        return { path, handout: spec.id, rendition, format, input: own, template: templateDigest(template, format.id) };
      });
    });
  });
}

/** All that is wanted of a handout: the wanted renditions that it has, in the wanted formats that it takes. */
export function portionsOf(spec: HandoutSpec, wanted: Wanted): readonly Portion[] {
  const all = wanted.renditions.length === 0;
  const renditions = spec.renditions.filter((one) => all || wanted.renditions.includes(renditionName(one)));
  const formats = wanted.formats.map(({ id }) => id).filter((id) => spec.formats?.includes(id) ?? true);
  return renditions.map((rendition) => ({ rendition, formats }));
}

/** Only what it says about this format: the rest must not make its artifacts stale. */
function optionsOf({ options = {} }: HandoutSpec, { id }: Format): Pick<FormatInput, 'options'> {
  const own = lookup(options as Readonly<Record<string, unknown>>, id);
  return own === undefined ? {} : { options: { [id]: own } };
}

function extensionOf(format: Format, part: Id | undefined): string {
  return part === undefined ? format.extension : `${part}.${format.extension}`;
}

/** An edition of `auto` is the day of SOURCE_DATE_EPOCH (seconds, UTC); without it there is none, never today's. */
function withEdition(spec: HandoutSpec, host: Host, found: Diagnostic[]): HandoutSpec {
  if (spec.edition !== 'auto') return spec;
  const seconds = Number(host.environment('SOURCE_DATE_EPOCH') ?? Number.NaN);
  if (Number.isSafeInteger(seconds) && Math.abs(seconds) < 8.64e12) {
    return { ...spec, edition: new Date(seconds * 1000).toISOString().slice(0, 10) };
  }
  const args = { handout: spec.id };
  found.push({ code: 'edition-needs-epoch', severity: 'error', args, at: `handouts/${spec.id}/edition` });
  return spec;
}

/** The same fault is found once for each rendition and format; it is told once. */
export function distinct(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...new Map(diagnostics.map((one) => [JSON.stringify(one), one])).values()];
}
