import { expect, test } from 'vitest';
import { toNumber } from '../../src/core/amount.ts';
import { plainText } from '../../src/core/inline.ts';
import { lookup } from '../../src/core/record.ts';
import type { Cell, Value } from '../../src/core/value.ts';
import { articleItems, changes, claims, companies } from './extract.ts';
import { shipped, shippedFiles } from './shipped.ts';

const { catalog } = shipped;

function cellOf(concept: string, attribute: string): Cell | undefined {
  return lookup(lookup(catalog.concepts, concept)?.cells ?? {}, attribute);
}

function numberIn(value: Value | undefined): number | undefined {
  if (value?.kind !== 'quantity') return undefined;
  const { measure } = value.parts[0];
  return 'at' in measure ? toNumber(measure.at) : undefined;
}

const VERDICTS: Readonly<Record<string, string>> = {
  'wrong (category mix-up)': 'wrong',
  'not a technical claim': 'not-technical',
};
/** Read only in a copy reworded by machine, whose sentence says the opposite: not to ship before the standard is read. */
const WITHHELD = 'gbt-forum';

test.each(claims.map((claim, index) => [claim.id, index + 1, claim] as const))(
  'claim %s keeps its verdict, its sources and its place',
  (_, place, claim) => {
    const id = `claim-${String(place).padStart(2, '0')}`;
    expect(catalog.concepts[id]?.kind).toBe('claim');
    expect(numberIn(cellOf(id, 'order')?.value)).toBe(place);
    const verdict = cellOf(id, 'verdict');
    expect(verdict?.value).toEqual({ kind: 'choice', id: VERDICTS[claim.verdict] ?? claim.verdict });
    const sources = claim.sources.filter((source) => source !== WITHHELD);
    expect(verdict?.provenance).toEqual({ sources, confidence: 'authored' });
    expect(cellOf(id, 'why')?.provenance).toEqual({ sources, confidence: 'authored' });
  },
);

test('there are as many claims as were found, and one source of theirs does not ship', () => {
  expect(Object.values(catalog.concepts).filter(({ kind }) => kind === 'claim')).toHaveLength(claims.length);
  expect(Object.keys(catalog.sources)).not.toContain(WITHHELD);
});

test.each(companies.map((company) => [company.id, company] as const))('company %s', (id, company) => {
  const [found, notFound, checked] = ['found', 'not-found', 'checked-on'].map((attribute) => cellOf(id, attribute));
  expect(checked?.value).toMatchObject({ kind: 'date', iso: company.asOf });
  const used = [found, notFound, checked].flatMap((cell) => cell?.provenance.sources ?? []);
  expect(new Set(used)).toEqual(new Set(company.sources));
  for (const cell of [found, notFound, checked]) expect(cell?.provenance.asOf).toBe(company.asOf);
  if (company.confidence === 'not-found') expect(found?.value).toEqual({ kind: 'missing', reason: 'unknown' });
  else expect(found?.provenance.confidence).toBe(company.confidence);
});

test('no ticker ships, and none of what was only remembered of the companies', () => {
  const text = shippedFiles
    .map(({ bytes }) => new TextDecoder().decode(bytes))
    .join('\n')
    .replaceAll(/url: .*/g, '');
  for (const word of [/\bs[hz]\d{6}\b/, /\b(?:60|00|30)\d{4}\b/, /InsightGPT/, /\*ST/]) expect(text).not.toMatch(word);
});

test.each(changes.map((change) => [change.id, change] as const))('what changed: %s', (id, change) => {
  const told = cellOf(id, 'since-article');
  expect(told?.provenance).toMatchObject({ sources: change.sources, asOf: /^\d{4}(-\d\d)*/.exec(change.asOf)?.[0] });
  const changed = cellOf(id, 'changed');
  if (changed === undefined) expect.fail('the date of the change is not shipped');
  // After the article; resting on the sources of the change or of the state.
  if (changed.value.kind === 'date') expect(changed.value.iso > '2023-12-09').toBe(true);
  const behind = [...change.sources, ...(cellOf(id, 'state')?.provenance.sources ?? [])];
  for (const source of changed.provenance.sources) expect(behind).toContain(source);
});

test('each earlier value has an end after the article, a source and a grade, and no as-of of the present', () => {
  const earlier = Object.values(catalog.concepts).flatMap(({ id, cells }) =>
    Object.values(cells).flatMap((cell) => (cell.history ?? []).map((each) => ({ id, ...each }))),
  );
  expect(earlier.length).toBeGreaterThan(15);
  for (const { id, until, provenance } of earlier) {
    expect(until >= '2023-12', id).toBe(true);
    expect(provenance.sources.length, id).toBeGreaterThan(0);
    expect([provenance.confidence !== undefined, provenance.asOf], id).toEqual([true, undefined]);
  }
});

/** Items that are no terms: they stand in claims (by number) or are the companies. */
const ELSEWHERE: Readonly<Record<number, string>> = {
  1: 'claim-01',
  2: 'claim-23',
  25: 'claim-13',
  29: 'claim-21',
  31: 'claim-22',
  32: 'wangda',
  33: 'insight',
  34: 'telesound',
  35: 'tomcat',
  36: 'kunlun',
  37: 'q360',
  38: 'claim-24',
};

test.each(articleItems.map((item) => [item.place, item.item, item] as const))(
  'item %i of the article, %s, has its place',
  (place, _, item) => {
    const elsewhere = ELSEWHERE[place];
    if (elsewhere !== undefined) {
      expect(Object.keys(catalog.concepts)).toContain(elsewhere);
      return;
    }
    const named = Object.values(catalog.concepts).filter(
      (concept) => concept.cells['in-article'] !== undefined && numberIn(concept.cells.order?.value) === place,
    );
    expect(named).toHaveLength(1);
    if (item.row !== null) expect(named[0]?.id).toBe(item.row);
    const spelled = named[0]?.cells['in-article']?.value;
    const text = spelled?.kind === 'text' ? plainText(Object.values(spelled.text)[0] ?? []) : '';
    expect(item.item.replaceAll(/\s/g, '')).toContain(text.replaceAll(/\s/g, ''));
  },
);
