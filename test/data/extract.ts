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
const extract: { readonly facts: readonly Row[] } = JSON.parse(
  readFileSync(new URL('./facts.json', import.meta.url), 'utf8'),
);

export const facts: readonly Fact[] = extract.facts.map(([id, field, value, confidence, asOf, sources]) => ({
  id,
  attribute: ATTRIBUTES[field] ?? field,
  value,
  confidence: confidence.replace('_', '-'),
  // "2026-03-25 (commit)" is that day; "newest stored snapshot" and "2025-2026" name none.
  asOf: /^\d{4}(-\d\d){0,2}(?= \(|$)/.exec(asOf ?? '')?.[0],
  sources,
}));
