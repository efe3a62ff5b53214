import { readFileSync } from 'node:fs';

/** A fact as it was gathered, before it became a cell. Parts of a quantity: name → count and grade. */
export interface Fact {
  readonly id: string;
  readonly attribute: string;
  readonly value: string | null | readonly string[] | Readonly<Record<string, readonly [number | null, string]>>;
  readonly confidence: string;
  readonly asOf: string | undefined;
  readonly sources: readonly string[];
}

const ATTRIBUTES: Readonly<Record<string, string>> = {
  developer: 'maker',
  first_release: 'released',
  input_modalities: 'inputs',
  output_modalities: 'outputs',
  task_span: 'tasks',
  open_weights: 'openness',
  status: 'state',
  changed_after_article: 'since-article',
};

type Row = readonly [string, string, Fact['value'], string, string | null, readonly string[]];
type Sources = readonly string[];
interface Extract {
  readonly facts: readonly Row[];
  readonly claims: readonly (readonly [string, string, Sources])[];
  readonly companies: readonly (readonly [string, string, string, Sources])[];
  readonly changes: readonly (readonly [string, string, string, Sources])[];
  readonly articleItems: readonly (readonly [number, string, string, string | null])[];
}
const extract: Extract = JSON.parse(readFileSync(new URL('./facts.json', import.meta.url), 'utf8'));

export const facts: readonly Fact[] = extract.facts.map(([id, field, value, confidence, asOf, sources]) => ({
  id,
  attribute: ATTRIBUTES[field] ?? field,
  value,
  confidence: confidence.replace('_', '-'),
  // "2026-03-25 (commit)" is that day; "newest stored snapshot" and "2025-2026" name none.
  asOf: /^\d{4}(-\d\d){0,2}(?= \(|$)/.exec(asOf ?? '')?.[0],
  sources,
}));

/** The claims in the article's order, with the verdict as it was found. */
export const claims = extract.claims.map(([id, verdict, sources]) => ({ id, verdict, sources }));

/** The companies, each with the grade and the date of the evidence. */
export const companies = extract.companies.map(([id, confidence, asOf, sources]) => ({
  id,
  confidence: confidence.replace('_', '-'),
  asOf,
  sources,
}));

/** What changed after the article, by concept. */
export const changes = extract.changes.map(([id, confidence, asOf, sources]) => ({
  id,
  confidence: confidence.replace('_', '-'),
  asOf,
  sources,
}));

/** Everything the article names, with the concept that stands for it where the facts have one. */
export const articleItems = extract.articleItems.map(([place, item, kind, row]) => ({ place, item, kind, row }));
