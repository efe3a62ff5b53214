import type { Catalog } from '../core/catalog.ts';
import { lookup } from '../core/record.ts';
import { type Cell, type CellRef, type Provenance, refName } from '../core/value.ts';
import { aboutCell, partRef, partsOf } from './cells.ts';
import type { Check, CheckContext, Finding } from './check.ts';
import { monthsBetween } from './dates.ts';
import { shownCells } from './shown-cells.ts';

/** Whole months, where the project says nothing. */
const USUAL_AGE = 24;

/**
 * A shown fact whose as-of lies a set age or more before the edition that shows it; of several editions the latest
 * counts. With a day given, that day takes the place of the editions. The clock is never asked.
 */
export const asOfOld: Check<'as-of-old'> = {
  name: 'as-of-old',
  scope: 'cell',
  severity: 'warning',
  *run(context) {
    const limit = context.catalog.checks?.asOfAge ?? USUAL_AGE;
    for (const { ref, against } of shownWith(context)) {
      const cell = cellAt(context.catalog, ref);
      if (cell === undefined) continue;
      for (const dated of datedIn(ref, cell)) {
        const months = monthsBetween(dated.asOf, against);
        if (months >= limit) yield findingOf(dated, { months, limit, against });
      }
    }
  },
};

interface Dated {
  readonly ref: CellRef;
  readonly asOf: string;
}

function findingOf(
  { ref, asOf }: Dated,
  told: { readonly months: number; readonly limit: number; readonly against: string },
): Finding<'as-of-old'> {
  const part = ref.part === undefined ? '' : `/parts/${ref.part}`;
  const at = `concepts/${ref.concept}/${ref.attribute}${part}/as-of`;
  return { args: { cell: refName(ref), asOf, ...told }, about: aboutCell(ref), at };
}

/** Each cell that a handout shows, once, with the day against which its age counts. */
function shownWith({ shown, today }: CheckContext): readonly { readonly ref: CellRef; readonly against: string }[] {
  const found = new Map<string, { ref: CellRef; against: string }>();
  for (const handout of shown) {
    const against = today ?? handout.edition;
    for (const { ref } of shownCells(handout)) {
      const known = found.get(refName(ref));
      if (known === undefined || known.against < against) found.set(refName(ref), { ref, against });
    }
  }
  return [...found.values()];
}

function cellAt(catalog: Catalog, ref: CellRef): Cell | undefined {
  return lookup(lookup(catalog.concepts, ref.concept)?.cells ?? {}, ref.attribute);
}

/** The as-of of the cell, or those of its parts and rivals where they have their own. */
function datedIn(ref: CellRef, cell: Cell): readonly Dated[] {
  const own = (at: CellRef, provenance: Provenance | undefined): readonly Dated[] =>
    provenance?.asOf === undefined ? [] : [{ ref: at, asOf: provenance.asOf }];
  const parts = partsOf(cell.value).flatMap((part) => own(partRef(ref, cell.value, part), part.provenance));
  const all = [...own(ref, cell.provenance), ...parts];
  const rivals = (cell.disputed ?? []).flatMap((rival) => own(ref, rival.provenance));
  return [...new Map([...all, ...rivals].map((each) => [`${refName(each.ref)} ${each.asOf}`, each])).values()];
}
