/** One thing that a template may ask for by name, `{{name "argument"}}`. */
export interface Call {
  readonly name: string;
  /** What each argument is; every one is required. */
  readonly parameters: readonly string[];
  /** Text stands inside a paragraph or an attribute; a block stands between paragraphs. */
  readonly gives: 'text' | 'block';
  /** One sentence for the documentation. */
  readonly meaning: string;
}

/** All calls, in the order of the documentation. */
export const CALLS = [
  { name: 'title', parameters: [], gives: 'text', meaning: 'The title of the handout.' },
  { name: 'answer', parameters: [], gives: 'text', meaning: 'The answer sentence; nothing where there is none.' },
  { name: 'summary', parameters: [], gives: 'text', meaning: 'The summary; nothing where there is none.' },
  { name: 'edition', parameters: [], gives: 'text', meaning: 'The date of the edition, as written.' },
  { name: 'licence', parameters: [], gives: 'text', meaning: 'The licence; nothing where there is none.' },
  {
    name: 't',
    parameters: ['key'],
    gives: 'text',
    meaning:
      "A text by its key: one of the handout's `texts`, else a word of the template's `strings.<language>.yaml`.",
  },
  {
    name: 'value',
    parameters: ['concept', 'attribute'],
    gives: 'text',
    meaning: 'One value of the catalog, formatted as in a matrix; its sources are cited.',
  },
  {
    name: 'tally',
    parameters: ['matrix', 'attribute'],
    gives: 'text',
    meaning:
      'How many concepts of a matrix there are to each member of a choice attribute (or of `kind`), in the order of the vocabulary: `× Wrong 4 · ✓ Right 8`.',
  },
  { name: 'count', parameters: ['matrix'], gives: 'text', meaning: 'How many concepts a matrix shows.' },
  { name: 'name', parameters: ['concept'], gives: 'text', meaning: 'The name of a concept.' },
  {
    name: 'caption',
    parameters: ['id'],
    gives: 'text',
    meaning: 'The title of a matrix, crosstab, chart or worksheet of the handout.',
  },
  { name: 'matrix', parameters: ['id'], gives: 'block', meaning: 'A matrix of the handout.' },
  { name: 'crosstab', parameters: ['id'], gives: 'block', meaning: 'A crosstab of the handout, such as a 2 × 2.' },
  { name: 'chart', parameters: ['id'], gives: 'block', meaning: 'A chart of the handout, followed by its data.' },
  {
    name: 'worksheet',
    parameters: ['id'],
    gives: 'block',
    meaning: 'A worksheet of the handout: its rule in words, worked examples, and a form to fill in.',
  },
  { name: 'sources', parameters: [], gives: 'block', meaning: 'The list of the sources that the handout cites.' },
  { name: 'legend', parameters: [], gives: 'block', meaning: 'The signs that occur in the handout, with their words.' },
] as const satisfies readonly Call[];

export type CallName = (typeof CALLS)[number]['name'];

/** The call of that name. */
export function callOf(name: string): (Call & { readonly name: CallName }) | undefined {
  return CALLS.find((call) => call.name === name);
}

/** A call as one writes it: `{{value "concept" "attribute"}}`. */
export function signature({ name, parameters }: Call): string {
  return `{{${[name, ...parameters.map((parameter) => `"${parameter}"`)].join(' ')}}}`;
}
