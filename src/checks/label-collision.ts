import type { Catalog } from '../core/catalog.ts';
import { inLanguage, type Language, type LocalizedText } from '../core/language.ts';
import type { Origins } from '../core/origins.ts';
import type { Id } from '../core/value.ts';
import type { Check, Finding } from './check.ts';

interface Labelled {
  readonly id: Id;
  readonly label: LocalizedText;
  readonly at: string;
}

/** Two members of a vocabulary, two attributes or two concepts that read the same in a language. */
export const labelCollision: Check<'label-collision'> = {
  name: 'label-collision',
  scope: 'catalog',
  severity: 'warning',
  *run({ catalog, origins }) {
    for (const { what, entries } of groupsOf(catalog, origins)) {
      for (const collision of collisions(entries, catalog.languages))
        yield { ...collision, args: { what, ...collision.args } };
    }
  },
};

interface Group {
  readonly what: string;
  readonly entries: readonly Labelled[];
}

function* groupsOf(catalog: Catalog, origins: Origins): Generator<Group> {
  const attributes = Object.values(catalog.attributes);
  yield {
    what: 'attribute',
    entries: attributes.map(({ id, label }) => ({ id, label, at: `attributes/${id}/label` })),
  };
  const concepts = Object.values(catalog.concepts);
  yield { what: 'concept', entries: concepts.map(({ id, name }) => ({ id, label: name, at: `concepts/${id}/name` })) };
  for (const { id: vocabulary, members } of Object.values(catalog.vocabularies)) {
    // In the short form the members stand directly under the vocabulary.
    const long = `vocabularies/${vocabulary}/members`;
    const under = origins.at(long) === undefined ? `vocabularies/${vocabulary}` : long;
    yield { what: 'member', entries: members.map(({ id, label }) => ({ id, label, at: `${under}/${id}/label` })) };
  }
}

type Collision = Omit<Finding<'label-collision'>, 'args'> & {
  readonly args: Omit<Finding<'label-collision'>['args'], 'what'>;
};

/** Entries with the same label, told once for the first language in which they have it, at the second of them. */
function* collisions(entries: readonly Labelled[], languages: readonly Language[]): Generator<Collision> {
  const told = new Set<string>();
  for (const language of languages) {
    const byLabel = new Map<string, Labelled[]>();
    for (const entry of entries) {
      const label = inLanguage(entry.label, language);
      if (label !== undefined) byLabel.set(folded(label), [...(byLabel.get(folded(label)) ?? []), entry]);
    }
    for (const same of byLabel.values()) {
      const ids = same.map((entry) => entry.id);
      const [first, second] = same;
      if (first === undefined || second === undefined || told.has(ids.join(' '))) continue;
      told.add(ids.join(' '));
      const label = inLanguage(second.label, language) ?? '';
      yield { args: { label, language, ids }, about: { ids }, at: second.at };
    }
  }
}

/** What a reader sees as the same: width, case and outer space do not count. */
function folded(label: string): string {
  return label.normalize('NFKC').trim().toLowerCase();
}
