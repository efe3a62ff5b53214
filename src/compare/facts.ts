import type { Catalog, Concept } from '../core/catalog.ts';
import { type Dictionary, lookup } from '../core/record.ts';
import type { Rule, Test, Truth } from '../core/rule.ts';
import type { Amount, Cell, Id } from '../core/value.ts';
import { citedSources } from './provenance.ts';
import { attributesOf, chooseByRule, type RuleInputs, truthOf } from './rules.ts';
import { countedAs, countsAs, indexVocabulary, type VocabularyIndex, vocabularyIdOf } from './vocabulary.ts';

/** The cells of a catalog, written and computed alike, with the indexes that asking them needs. */
export interface Facts {
  /** A concept's cell; `not-checked` where nothing is written and no rule computes it. */
  cell(concept: Concept, attribute: Id): Cell;
  /** The same for one attribute, of concept after concept. */
  reader(attribute: Id): (concept: Concept) => Cell;
  vocabulary(id: Id | undefined): VocabularyIndex | undefined;
  inputs(concept: Concept): RuleInputs;
}

const NOT_CHECKED: Cell = { value: { kind: 'missing', reason: 'not-checked' }, provenance: { sources: [] } };

/** Opens a catalog for asking. Vocabularies are indexed once, computed cells evaluated once. */
export function factsOf(catalog: Catalog, settings: Dictionary<Amount>): Facts {
  const computed = new Map<Concept, Map<Id, Cell>>();
  const asked = new Map<Rule, readonly Id[]>();

  const vocabulary = vocabulariesOf(catalog);
  const indexFor = (attribute: Id) => vocabulary(vocabularyIdOf(catalog, attribute));

  const inputs = (concept: Concept): RuleInputs => ({
    value: (attribute) => cell(concept, attribute).value,
    countsAs: (attribute, member, wanted) => countsAs(indexFor(attribute), member, wanted),
    countedAs: (attribute, member) => countedAs(indexFor(attribute), member),
    setting: (name) => lookup(settings, name),
  });

  const reader = (id: Id): ((concept: Concept) => Cell) => {
    const rule = lookup(catalog.attributes, id)?.rule;
    return (concept) => (rule === undefined ? writtenCell(concept, id) : ruledCell(concept, id, rule));
  };

  const cell = (concept: Concept, id: Id): Cell => {
    const rule = lookup(catalog.attributes, id)?.rule;
    return rule === undefined ? writtenCell(concept, id) : ruledCell(concept, id, rule);
  };

  const ruledCell = (concept: Concept, id: Id, rule: Rule): Cell => {
    const known = computed.get(concept) ?? new Map<Id, Cell>();
    computed.set(concept, known);
    let found = known.get(id);
    if (found === undefined) {
      // A rule that asks for itself (reported when reading) finds itself not checked.
      known.set(id, NOT_CHECKED);
      found = computedCell(rule, concept);
      known.set(id, found);
    }
    return found;
  };

  const computedCell = (rule: Rule, concept: Concept): Cell => {
    const attributes = asked.get(rule) ?? attributesOf(rule);
    asked.set(rule, attributes);
    const sources = attributes.flatMap((input) => citedSources(cell(concept, input)));
    const value = { kind: 'choice', id: chooseByRule(rule, inputs(concept)) } as const;
    return { value, provenance: { sources: [...new Set(sources)], confidence: 'computed' } };
  };

  return { cell, reader, vocabulary, inputs };
}

function writtenCell(concept: Concept, id: Id): Cell {
  return (concept.cell ? concept.cell(id) : lookup(concept.cells, id)) ?? NOT_CHECKED;
}

/** Indexes vocabularies, each when it is first asked for. */
function vocabulariesOf(catalog: Catalog): Facts['vocabulary'] {
  const indexed = new Map<Id, VocabularyIndex | undefined>();
  return (id) => {
    if (id === undefined) return undefined;
    if (!indexed.has(id)) {
      const found = lookup(catalog.vocabularies, id);
      indexed.set(id, found === undefined ? undefined : indexVocabulary(found));
    }
    return indexed.get(id);
  };
}

/** The choice that a rule makes for one concept; see `chooseByRule` for what "cannot tell" does. */
export function evaluateRule(rule: Rule, concept: Concept, catalog: Catalog, settings: Dictionary<Amount>): Id {
  return chooseByRule(rule, factsOf(catalog, settings).inputs(concept));
}

/** The truth of one test for one concept. */
export function evaluateTest(test: Test, concept: Concept, catalog: Catalog, settings: Dictionary<Amount>): Truth {
  return truthOf(test, factsOf(catalog, settings).inputs(concept));
}
