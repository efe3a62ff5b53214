import type { Comparison } from '../core/comparison.ts';
import type { Diagnostic, Outcome, Report } from '../core/diagnostic.ts';
import type { Handout, Section } from '../core/handout.ts';
import type { Lines } from '../core/inline.ts';
import { type Dictionary, lookup } from '../core/record.ts';
import type { Id } from '../core/value.ts';
import { sectionsOf } from './blocks.ts';
import { checkTemplate, type Partials } from './check.ts';
import { type Parsed, parseTemplate } from './engine.ts';
import { expand, type Prepared, prepare } from './expansion.ts';
import type { Reading } from './reading.ts';
import { Refs } from './refs.ts';
import { type COLLECTIONS, FLAGS } from './scope.ts';
import { citedIds, legendOf } from './shown.ts';
import type { Template } from './template.ts';
import { readTree } from './tree.ts';

/**
 * Makes the handout of a comparison by the template's structure for that format: check, expand, parse the markup,
 * make blocks. A template with mistakes in its syntax or names is not expanded; the handout then has no sections.
 * Formats that share a structure share the handout, too.
 */
export function expandTemplate(template: Template, format: Id, comparison: Comparison): Outcome<Handout> {
  const structure = lookup(template.handout, format);
  const made = remembered(OUTCOMES, template, () => new WeakMap<Comparison, Map<string, Outcome<Handout>>>());
  const outcomes = remembered(made, comparison, () => new Map<string, Outcome<Handout>>());
  const key = structure?.path ?? `missing ${format}`;
  const known = outcomes.get(key);
  if (known) return known;
  const outcome = makeHandout(template, format, comparison);
  outcomes.set(key, outcome);
  return outcome;
}

// What has been made of the same objects is made once: a template serves many handouts, and each of them many formats.
const OUTCOMES = new WeakMap<Template, WeakMap<Comparison, Map<string, Outcome<Handout>>>>();
const READY = new WeakMap<Template, Map<string, Outcome<Prepared | undefined>>>();

function remembered<K extends object, V>(memory: WeakMap<K, V>, key: K, make: () => V): V {
  const value = memory.get(key) ?? make();
  memory.set(key, value);
  return value;
}

function makeHandout(template: Template, format: Id, comparison: Comparison): Outcome<Handout> {
  const ready = readyTemplate(template, format);
  const diagnostics = new Map(ready.diagnostics.map((found) => [JSON.stringify(found), found]));
  // What stands in a loop is met once for each turn, and told once.
  const report: Report = (found) => diagnostics.set(JSON.stringify(found), found);
  const overview = comparison.localize(template.words.overview);
  const shown: Reading['shown'] = [];
  let sections: readonly Section[] = [];
  if (ready.result) {
    const refs = new Refs(comparison, template.words, report);
    const put: Refs['put'] = (name, args, span) => refs.put(name, args, span);
    const expansion = expand(ready.result, contextOf(comparison), put);
    const reading = { rendition: comparison.rendition, refs, expansion, report, overview, shown };
    sections = sectionsOf(readTree(expansion, report), reading);
  }
  return { result: handoutOf(template, comparison, sections, shown), diagnostics: [...diagnostics.values()] };
}

/** The template for a format, parsed, checked and compiled; nothing where that found a mistake. */
function readyTemplate(template: Template, format: Id): Outcome<Prepared | undefined> {
  const known = remembered(READY, template, () => new Map<string, Outcome<Prepared | undefined>>());
  const key = lookup(template.handout, format)?.path ?? `missing ${format}`;
  const before = known.get(key);
  if (before) return before;
  const diagnostics: Diagnostic[] = [];
  const report: Report = (found) => diagnostics.push(found);
  const { main, partials } = parseAll(template, format, report);
  if (main) checkTemplate(main, partials, report);
  const result = main && diagnostics.length === 0 ? prepare(main, partials) : undefined;
  const outcome = { result, diagnostics };
  known.set(key, outcome);
  return outcome;
}

/** The structure for a format and the partials, parsed. */
function parseAll(
  template: Template,
  format: Id,
  report: Report,
): { readonly main: Parsed | undefined; readonly partials: Partials } {
  const text = lookup(template.handout, format);
  const main = text && parseTemplate(text, report);
  if (text === undefined) {
    const args = { name: template.name, looked: [`${template.name}/handout.${format}.hbs`] };
    report({ code: 'template-missing', severity: 'error', args });
  }
  const partials: Record<string, Parsed | undefined> = {};
  for (const [name, partial] of Object.entries(template.partials)) partials[name] = parseTemplate(partial, report);
  return { main, partials };
}

/** What `if`, `each` and `with` see: flags and ids, no text of the catalog. */
function contextOf({ handout, matrices, crosstabs, charts, worksheets }: Comparison): object {
  const items = (dictionary: Dictionary<unknown>) =>
    Object.fromEntries(Object.keys(dictionary).map((id) => [id, { id }]));
  const flags = Object.fromEntries(FLAGS.map((name) => [name, handout[name] !== undefined]));
  const collections = {
    matrices: items(matrices),
    crosstabs: items(crosstabs),
    charts: items(charts),
    worksheets: items(worksheets),
  };
  const texts = Object.fromEntries(Object.keys(handout.texts).map((key) => [key, true]));
  return { ...flags, texts, ...(collections satisfies Record<(typeof COLLECTIONS)[number], object>) };
}

function handoutOf(
  template: Template,
  comparison: Comparison,
  sections: readonly Section[],
  shown: Reading['shown'],
): Handout {
  const { handout, rendition, localize, cite } = comparison;
  const sources = cite(citedIds(shown));
  const legend = legendOf(shown, template.words, localize);
  const words: Record<string, Lines> = {};
  for (const [key, word] of Object.entries(template.words)) words[key] = localize(word);
  return {
    id: handout.id,
    rendition,
    title: localize(handout.title),
    ...(handout.answer ? { answer: localize(handout.answer) } : {}),
    ...(handout.summary ? { summary: localize(handout.summary) } : {}),
    edition: handout.edition,
    ...(handout.licence ? { licence: localize(handout.licence) } : {}),
    ...(handout.pages ? { pages: handout.pages } : {}),
    sections: withoutEmpty(sections, { sources: sources.length > 0, legend: legend.length > 0 }),
    sources,
    legend,
    words,
  };
}

/** A list of sources, or of signs, that would be empty does not stand; nor does a section that holds nothing. */
function withoutEmpty(
  sections: readonly Section[],
  has: { readonly sources: boolean; readonly legend: boolean },
): readonly Section[] {
  return sections.flatMap((section) => {
    const blocks = section.blocks.filter(({ kind }) => (kind === 'sources' || kind === 'legend' ? has[kind] : true));
    return blocks.length > 0 ? [{ ...section, blocks }] : [];
  });
}
