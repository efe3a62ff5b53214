import type { CrosstabSpec, HandoutSpec } from '../core/catalog.ts';
import { plainText } from '../core/inline.ts';
import type { Id } from '../core/value.ts';
import type { Check, CheckContext, Finding } from './check.ts';
import { inlinesIn } from './texts.ts';

/** A link inside the project, as authors of Markdown write it. Only http, https and mailto are links here. */
const INNER_LINK = /\[[^\]\n]+\]\(((?:#|\.{0,2}\/)[^)\s]*)\)/g;

/**
 * A reference inside the handout that leads nowhere: a link to an anchor or a neighbouring file, which no format can
 * follow and which would be shown as typed; or a mark for a concept that its crosstab does not show.
 */
export const deadReference: Check<'dead-reference'> = {
  name: 'dead-reference',
  scope: 'handout',
  severity: 'warning',
  *run(context) {
    yield* innerLinks(context);
    for (const spec of Object.values(context.catalog.handouts)) yield* unshownMarks(spec, context);
  },
};

function* innerLinks({ catalog }: CheckContext): Generator<Finding<'dead-reference'>> {
  for (const section of ['concepts', 'attributes', 'vocabularies', 'sources', 'handouts'] as const) {
    for (const [id, entry] of Object.entries(catalog[section])) {
      for (const { path, inlines } of inlinesIn(entry, `${section}/${id}`)) {
        for (const [, target = ''] of plainText(inlines).matchAll(INNER_LINK)) {
          const at = section === 'concepts' ? path.replace('/cells/', '/') : path;
          yield { args: { target, what: at }, about: { ids: [id] }, at };
        }
      }
    }
  }
}

/** Concepts that a crosstab marks and, in a handout that is made, does not show. */
function* unshownMarks(spec: HandoutSpec, { shown }: CheckContext): Generator<Finding<'dead-reference'>> {
  if (!shown.some((handout) => handout.id === spec.id)) return;
  for (const crosstab of Object.values(spec.crosstabs)) {
    const visible = conceptsShown(crosstab, spec.id, shown);
    for (const [index, concept] of crosstab.marked.entries()) {
      if (visible === undefined || visible.has(concept)) continue;
      const what = `handouts/${spec.id}/crosstabs/${crosstab.id}`;
      yield { args: { target: concept, what }, about: { ids: [spec.id, concept] }, at: `${what}/marked/${index}` };
    }
  }
}

/** Undefined where no template places the crosstab. */
function conceptsShown({ id }: CrosstabSpec, handout: Id, shown: CheckContext['shown']): ReadonlySet<Id> | undefined {
  const tables = shown
    .filter((one) => one.id === handout)
    .flatMap((one) => one.sections.flatMap((section) => section.blocks))
    .flatMap((block) => (block.kind === 'crosstab' && block.crosstab.id === id ? [block.crosstab] : []));
  if (tables.length === 0) return undefined;
  return new Set(
    tables.flatMap((table) => table.rows.flatMap((row) => row.cells.flat().map((entry) => entry.concept))),
  );
}
