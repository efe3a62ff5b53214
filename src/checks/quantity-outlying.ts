import { toNumber } from '../core/amount.ts';
import type { Catalog } from '../core/catalog.ts';
import { type Amount, type CellRef, type Id, type Measure, refName } from '../core/value.ts';
import { aboutCell, cellsOf, partRef, partsOf } from './cells.ts';
import type { Check, Finding } from './check.ts';

/** A number of one attribute, with its size as a power of ten. */
interface Sample {
  readonly ref: CellRef;
  readonly amount: Amount;
  readonly log: number;
}

/** Values at least so far apart, in powers of ten, belong to different clusters. */
const GAP = 1.5;
/** Fewer values than this say nothing about how large a value should be. */
const FEWEST = 5;
/** The odd ones are at most this share of the column; more of them are a second kind of thing, not a slip. */
const MOST_ODD = 0.2;
/** Two parts of one cell so near to a factor of 10,000 apart are one number in 万 and in 亿. */
const NEAR = 0.05;
/** Suffixes that are taken for one another, as powers of ten: 万 亿 万亿, and K M B T. */
const FAMILIES = [
  [4, 8, 12],
  [3, 6, 9, 12],
];

/**
 * A quantity far outside its column that would be inside it with another suffix: 万 for 亿, M for B, or none at all.
 * Being far outside alone is no reason, since honest columns have long tails.
 */
export const quantityOutlying: Check<'quantity-outlying'> = {
  name: 'quantity-outlying',
  scope: 'attribute',
  severity: 'warning',
  *run({ catalog }) {
    for (const samples of columnsOf(catalog).values()) {
      const main = mainCluster(samples);
      for (const sample of samples) {
        const likely = likelyFor(sample, main, samples);
        if (likely !== undefined) yield findingOf(sample, likely, othersThan(sample, main.length > 0 ? main : samples));
      }
    }
  },
};

/** The column without the concept's own values, unless it has no others. */
function othersThan({ ref }: Sample, column: readonly Sample[]): readonly Sample[] {
  const others = column.filter((other) => other.ref.concept !== ref.concept);
  return others.length > 0 ? others : column;
}

function columnsOf(catalog: Catalog): ReadonlyMap<Id, readonly Sample[]> {
  const columns = new Map<Id, Sample[]>();
  for (const { ref, cell } of cellsOf(catalog)) {
    for (const part of partsOf(cell.value)) {
      const amount = amountOf(part.measure);
      const size = amount === undefined ? 0 : toNumber(amount);
      if (amount === undefined || !(size > 0) || !Number.isFinite(size)) continue;
      const column = columns.get(ref.attribute) ?? [];
      columns.set(ref.attribute, column);
      column.push({ ref: partRef(ref, cell.value, part), amount, log: Math.log10(size) });
    }
  }
  return columns;
}

function amountOf(measure: Measure): Amount | undefined {
  return measure.op === 'missing' ? undefined : measure.op === 'range' ? measure.from : measure.at;
}

/** The greatest run of values without a gap, in order of size; none where there are too few, or too many beside it. */
function mainCluster(samples: readonly Sample[]): readonly Sample[] {
  if (samples.length < FEWEST) return [];
  const sorted = [...samples].sort((a, b) => a.log - b.log);
  const clusters: Sample[][] = [];
  for (const sample of sorted) {
    const current = clusters.at(-1);
    const last = current?.at(-1);
    if (current === undefined || last === undefined || sample.log - last.log >= GAP) clusters.push([sample]);
    else current.push(sample);
  }
  const greatest = clusters.reduce((best, each) => (each.length > best.length ? each : best), []);
  return samples.length - greatest.length <= Math.max(1, samples.length * MOST_ODD) ? greatest : [];
}

/** The amount that was probably meant; undefined where nothing speaks against the one that stands there. */
function likelyFor(sample: Sample, main: readonly Sample[], all: readonly Sample[]): Amount | undefined {
  const sibling = all.find((other) => isSibling(sample, other) && Math.abs(Math.abs(shift(sample, other)) - 4) < NEAR);
  if (sibling !== undefined && isOdder(sample, sibling, all))
    return shifted(sample, Math.sign(shift(sample, sibling)) * 4);
  const first = main[0];
  const last = main.at(-1);
  if (first === undefined || last === undefined || main.includes(sample)) return undefined;
  const inside = (by: number) => sample.log + by > first.log - 0.5 && sample.log + by < last.log + 0.5;
  const middle = main[Math.floor(main.length / 2)]?.log ?? first.log;
  // The neighbouring suffix is the likeliest slip; where there is none at all, the one nearest to the middle.
  const far = (by: number) => Math.abs(sample.amount.exp10 === 0 ? sample.log + by - middle : by);
  const [by] = shiftsOf(sample, main)
    .filter(inside)
    .sort((a, b) => far(a) - far(b));
  return by === undefined ? undefined : shifted(sample, by);
}

function isSibling(a: Sample, b: Sample): boolean {
  return a !== b && a.ref.concept === b.ref.concept;
}

function shift(from: Sample, to: Sample): number {
  return to.log - from.log;
}

/** Of two parts of a cell that cannot both be right, the one farther from the middle of the column. */
function isOdder(sample: Sample, sibling: Sample, all: readonly Sample[]): boolean {
  const others = all.filter((other) => other.ref.concept !== sample.ref.concept).map((other) => other.log);
  const middle = others.sort((a, b) => a - b)[Math.floor(others.length / 2)] ?? sibling.log;
  return Math.abs(sample.log - middle) > Math.abs(sibling.log - middle);
}

/** By how many powers of ten another suffix would change it: one of its family, or one that its neighbours have. */
function shiftsOf({ amount }: Sample, main: readonly Sample[]): readonly number[] {
  const suffixes =
    amount.exp10 === 0
      ? main.map((other) => other.amount.exp10)
      : FAMILIES.filter((family) => family.includes(amount.exp10)).flat();
  return [...new Set(suffixes)].map((suffix) => suffix - amount.exp10).filter((by) => by !== 0);
}

function shifted({ amount }: Sample, by: number): Amount {
  return { digits: amount.digits, exp10: amount.exp10 + by };
}

function findingOf(sample: Sample, likely: Amount, column: readonly Sample[]): Finding<'quantity-outlying'> {
  const sorted = [...column].sort((a, b) => a.log - b.log);
  const text = (amount: Amount | undefined) => (amount === undefined ? '' : written(amount));
  const part = sample.ref.part === undefined ? '' : `/parts/${sample.ref.part}`;
  return {
    args: {
      cell: refName(sample.ref),
      text: written(sample.amount),
      likely: written(likely),
      least: text(sorted[0]?.amount),
      greatest: text(sorted.at(-1)?.amount),
    },
    about: aboutCell(sample.ref),
    at: `concepts/${sample.ref.concept}/${sample.ref.attribute}${part}`,
  };
}

const SUFFIXES = new Map([
  [3, 'K'],
  [4, '万'],
  [6, 'M'],
  [8, '亿'],
  [9, 'B'],
  [12, '万亿'],
]);

/** As the author might have typed it. */
function written({ digits, exp10 }: Amount): string {
  return `${digits}${exp10 === 0 ? '' : (SUFFIXES.get(exp10) ?? `e${exp10}`)}`;
}
