import { afterAll, describe, expect, test } from 'vitest';
import { toNumber } from '../../src/core/amount.ts';
import { lookup } from '../../src/core/record.ts';
import type { Cell, Provenance, QuantityPart, Value } from '../../src/core/value.ts';
import { type Fact, facts } from './extract.ts';
import { shipped, shippedFiles } from './shipped.ts';

const { catalog } = shipped;
const cells = Object.values(catalog.concepts).flatMap((concept) =>
  Object.entries(concept.cells).map(([attribute, cell]) => ({ name: `${concept.id}.${attribute}`, cell })),
);

function cellOf(fact: Fact): Cell | undefined {
  return lookup(lookup(catalog.concepts, fact.id)?.cells ?? {}, fact.attribute);
}

function partsOf(cell: Cell | undefined): readonly QuantityPart[] {
  return cell?.value.kind === 'quantity' ? cell.value.parts : [];
}

function numberOf(part: QuantityPart): number | undefined {
  return 'at' in part.measure ? toNumber(part.measure.at) : undefined;
}

/** A value as the extract would write it. */
function written(value: Value): unknown {
  switch (value.kind) {
    case 'text':
      return (value.text.en ?? value.text['*'])?.map((inline) => ('text' in inline ? inline.text : '')).join('');
    case 'set':
    case 'concepts':
      return value.ids;
    case 'choice':
      return value.id;
    case 'date':
      return value.iso;
    case 'missing':
      return value.reason;
    default:
      return value.kind;
  }
}

/** Sets stand in the order of their vocabulary, whatever order the facts had. */
function ordered(value: unknown): unknown {
  return Array.isArray(value) ? [...value].sort() : value;
}

const CHOICES: Readonly<Record<string, string>> = {
  'single-task': 'single',
  'multi-task': 'multi',
  'single-task or multi-task': 'either',
  yes: 'open',
  no: 'closed',
};
/** The one sorting that was not carried over: a model of undisclosed size is no example of "large". */
const AMENDED = 'large-model.examples';

test('the shipped catalog is read without a diagnostic', () => {
  expect(shipped.diagnostics).toEqual([]);
  const kinds: Record<string, number> = {};
  for (const { kind = '' } of Object.values(catalog.concepts)) kinds[kind] = (kinds[kind] ?? 0) + 1;
  expect(kinds).toEqual({ concept: 11, task: 4, model: 25, product: 5, device: 5, company: 7, claim: 24 });
});

describe('values, grades, dates and sources are those of the facts', () => {
  const told = facts.filter(
    (fact) => !['memory', 'not-found'].includes(fact.confidence) && fact.attribute !== 'parameters',
  );
  test.each(told.map((fact) => [`${fact.id}.${fact.attribute}`, fact] as const))('%s', (name, fact) => {
    const cell = cellOf(fact);
    if (cell === undefined) expect.fail(`${name} is not shipped`);
    if (fact.value === null) {
      expect(written(cell.value)).toBe('not-applicable');
      return;
    }
    if (name !== AMENDED) {
      const expected = typeof fact.value === 'string' ? (CHOICES[fact.value] ?? fact.value) : fact.value;
      if (expected !== '(in words)') expect(ordered(written(cell.value))).toEqual(ordered(expected));
      expect(cell.provenance.sources).toEqual(fact.sources);
    }
    expect(cell.provenance.confidence).toBe(fact.confidence);
    expect(cell.provenance.asOf).toBe(fact.asOf);
  });
});

describe('figures and their grades, part by part', () => {
  const figures = facts.filter((fact) => fact.attribute === 'parameters');
  /** The forerunner of Stable Diffusion is another model: neither its figure nor its source belongs in the cell. */
  const OTHER_MODEL = 'earlier LDM (LAION-400M), not SD';
  const OTHER_SOURCE = 'ldm-readme';

  test.each(figures.map((fact) => [fact.id, fact] as const))('%s', (_, fact) => {
    const cell = cellOf(fact);
    if (cell === undefined) expect.fail('not shipped');
    if (fact.value === null) {
      expect(written(cell.value)).toBe('not-applicable');
    } else if (typeof fact.value === 'string') {
      expect(['unknown', 'undisclosed']).toContain(written(cell.value));
    } else {
      const wanted = Object.entries(fact.value)
        .filter(([name, [count, grade]]) => count !== null && grade !== 'memory' && name !== OTHER_MODEL)
        .map(([, [count, grade]]) => [count, grade.replace('_', '-')]);
      const found = partsOf(cell)
        .map((part) => [numberOf(part), part.provenance?.confidence ?? cell.provenance.confidence])
        .filter(([number]) => number !== undefined);
      expect(new Set(found.map(String))).toEqual(new Set(wanted.map(String)));
      expect(found).toHaveLength(wanted.length);
      for (const part of partsOf(cell)) {
        for (const source of part.provenance?.sources ?? []) expect(fact.sources).toContain(source);
      }
    }
    if (!['not-found', 'memory'].includes(fact.confidence)) {
      expect(cell.provenance.confidence).toBe(fact.confidence);
      expect(cell.provenance.asOf).toBe(fact.asOf);
      expect(cell.provenance.sources).toEqual(fact.sources.filter((source) => source !== OTHER_SOURCE));
    }
  });

  test('parts that no source numbers are missing, not zero', () => {
    const gemini = partsOf(lookup(catalog.concepts['gemini-1']?.cells ?? {}, 'parameters'));
    expect(gemini.filter((part) => part.measure.op === 'missing').map((part) => part.id)).toEqual(['pro', 'ultra']);
  });
});

describe('what may not ship', () => {
  test('nothing graded memory, also not as a part', () => {
    const withheld = facts.filter((fact) => fact.confidence === 'memory');
    expect(withheld.length).toBeGreaterThan(10);
    for (const fact of withheld) {
      const cell = cellOf(fact);
      expect([undefined, 'not-checked'], `${fact.id}.${fact.attribute}`).toContain(cell && written(cell.value));
    }
    const text = shippedFiles.map(({ bytes }) => new TextDecoder().decode(bytes)).join('\n');
    for (const figure of ['427616513', '623258305', '4.28 亿', '6.23 亿', '1.8 万亿', '1.8T']) {
      expect(text).not.toContain(figure);
    }
  });

  test('no source that stands for memory or for nothing', () => {
    for (const id of ['mem', 'none', 'euact-r98', 'gbt45288']) expect(Object.keys(catalog.sources)).not.toContain(id);
  });

  test('undisclosed only where a source says so; not found is unknown', () => {
    const undisclosed = cells.filter(({ cell }) => JSON.stringify(cell.value).includes('"undisclosed"'));
    expect(undisclosed.map(({ name }) => name)).toEqual(['gpt-4v.parameters']);
    for (const fact of facts.filter((each) => each.confidence === 'not-found' && typeof each.value === 'string')) {
      expect(written(cellOf(fact)?.value ?? { kind: 'missing', reason: 'not-checked' })).toBe('unknown');
    }
  });
});

describe('provenance', () => {
  test('every cell that states a fact has a source and a grade', () => {
    const bare = cells.filter(
      ({ cell }) =>
        cell.value.kind !== 'missing' &&
        (cell.provenance.sources.length === 0 || cell.provenance.confidence === undefined),
    );
    expect(bare.map(({ name }) => name)).toEqual([]);
  });

  test('the state in words rests on what the state rests on', () => {
    for (const { id, cells: own } of Object.values(catalog.concepts)) {
      if (own['state-note'] !== undefined) expect(own['state-note'].provenance, id).toEqual(own.state?.provenance);
    }
  });

  test('every source is cited, and every address is http or https', () => {
    const parts = cells.flatMap(({ cell }) => partsOf(cell).flatMap((part) => part.provenance?.sources ?? []));
    const cited = new Set([...cells.flatMap(({ cell }) => cell.provenance.sources), ...parts]);
    expect(Object.keys(catalog.sources).filter((id) => !cited.has(id))).toEqual([]);
    for (const { id, url } of Object.values(catalog.sources))
      if (url !== undefined) expect(url, id).toMatch(/^https?:\/\//);
  });

  afterAll(() => {
    const counts = new Map<string, number>();
    for (const { cell } of cells) {
      if (cell.value.kind === 'missing') continue;
      const key = datingOf(cell.provenance);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    console.info(`cells: ${cells.length}; dated: ${[...counts].map(([key, count]) => `${key} ${count}`).join(', ')}`);
  });

  function datingOf({ asOf, sources }: Provenance): string {
    if (asOf !== undefined) return 'as-of';
    return sources.some((id) => lookup(catalog.sources, id)?.date !== undefined) ? 'by source' : 'undated';
  }
});

test('the descriptions of `scale` name the cut that every handout sets', () => {
  const handouts = Object.values(catalog.handouts).filter((handout) => lookup(handout.settings, 'large') !== undefined);
  expect(handouts.length).toBeGreaterThan(1);
  for (const { settings } of handouts) expect(settings.large && toNumber(settings.large)).toBe(1e9);
  expect(JSON.stringify(catalog.vocabularies.scale)).toContain('10 亿参数及以上');
});
