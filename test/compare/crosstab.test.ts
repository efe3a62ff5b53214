import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareHandout, evaluateRule } from '../../src/compare/index.ts';
import type { ChartSpec, Concept, CrosstabSpec } from '../../src/core/catalog.ts';
import { plainLines } from '../../src/core/inline.ts';
import {
  catalog,
  cell,
  concept,
  handout,
  matrixSpec,
  missing,
  scaleRule,
  set,
  size,
  spanRule,
  words,
} from './builder.ts';

const base: CrosstabSpec = {
  id: 'quadrants',
  title: { '*': 'Quadrants' },
  concepts: {},
  rows: 'scale',
  columns: 'span',
  always: ['large', 'small', 'single', 'multi'],
  show: ['parameters'],
  marked: ['dalle'],
  sort: [{ by: 'parameters', order: 'desc' }],
};

const text = { inputs: cell(set('text'), ['a']), outputs: cell(set('text'), ['a']) };
const image = { inputs: cell(set('text'), ['a']), outputs: cell(set('image'), ['c']) };

function crosstab(concepts: readonly Concept[], more: Partial<CrosstabSpec> = {}) {
  const spec = handout({ crosstabs: { quadrants: { ...base, ...more } } });
  const { result, diagnostics } = compareHandout(catalog(concepts, spec), spec, ['en'], words);
  const found = result.crosstabs.quadrants;
  const rows = found?.rows.map(({ header, lane, cells }) => {
    const entries = cells.map((list) => list.map((entry) => `${entry.concept}${entry.marked ? '†' : ''}`).join(' '));
    return `${plainLines(header.lines)}${lane ? ' (lane)' : ''}: ${entries.join(' | ')}`;
  });
  return { rows, columns: found?.columns, shown: found?.shown, entry: found?.rows[0]?.cells[1]?.[0], diagnostics };
}

test('concepts fall where the rules put them; lanes and other members only where some concept falls', () => {
  const { rows, columns } = crosstab([
    concept('gpt', { parameters: size('175e9'), ...text }),
    concept('dalle', { parameters: size('12e9'), ...image }),
    concept('palm', { parameters: size('562e9'), ...image }),
    concept('secret', { parameters: missing('undisclosed'), ...image }),
  ]);
  expect(columns?.map(({ lines, description }) => `${plainLines(lines)}: ${plainLines(description ?? [])}`)).toEqual([
    'Single: one',
    'Multi: ',
  ]);
  expect(rows).toEqual(['Large: gpt | palm dalle†', 'Small:  | ', 'Size not known (lane):  | secret']);
});

test('an entry shows its details, which no header names, and cites them and what placed it', () => {
  const { entry, shown } = crosstab([concept('palm', { parameters: cell(size('562e9'), ['b']), ...image })]);
  expect(entry?.details.map(({ lines }) => plainLines(lines))).toEqual(['562B']);
  expect(entry?.sources).toEqual(['b', 'a', 'c']);
  expect(shown?.map(({ id, lines }) => [id, plainLines(lines)])).toEqual([['parameters', 'parameters']]);
});

test('a written choice that is missing makes a lane of its own', () => {
  const concepts = [concept('x', { openness: { kind: 'choice', id: 'open' }, ...text }), concept('y', text)];
  expect(crosstab(concepts, { rows: 'openness', always: [] }).rows).toEqual(['Open: x', '… not checked (lane): y']);
});

test('nothing selected is reported; what is always shown still is', () => {
  const { rows, diagnostics } = crosstab([]);
  expect(rows).toEqual(['Large:  | ', 'Small:  | ']);
  expect(diagnostics).toMatchObject([{ code: 'nothing-selected', at: 'handouts/h/crosstabs/quadrants/concepts' }]);
});

const sizes = fc.oneof(
  fc.constant(missing('undisclosed')),
  fc.bigInt(1n, 10n ** 12n).map((n) => size(String(n))),
);
const kinds = fc.oneof(
  fc.constant(missing('unknown')),
  fc.subarray(['text', 'image', 'code']).map((ids) => set(...ids)),
);
const models = fc.array(fc.record({ parameters: sizes, inputs: kinds, outputs: kinds }), { maxLength: 8 });

test('rule, matrix, 2 × 2 and map agree on every concept', () => {
  const map: ChartSpec = {
    type: 'map',
    id: 'map',
    title: {},
    of: 'main',
    value: 'parameters',
    lanes: 'span',
    labelled: 3,
  };
  const main = matrixSpec({ attributes: [{ attribute: 'scale' }, { attribute: 'span' }] });
  const spec = handout({ crosstabs: { quadrants: base }, matrices: { main }, charts: { map } });
  fc.assert(
    fc.property(models, (cells) => {
      const concepts = cells.map((each, index) => concept(`c${index}`, each));
      const data = catalog(concepts, spec);
      const { matrices, crosstabs, charts } = compareHandout(data, spec, ['en'], words).result;
      const chart = charts.map;
      for (const one of concepts) {
        const [scale, span] = [scaleRule, spanRule].map((rule) => evaluateRule(rule, one, data, spec.settings));
        const row = [...(matrices.main?.rows ?? [])].find(({ header }) => header.id === one.id);
        expect(row?.cells.map(({ value }) => value)).toEqual([
          { kind: 'choice', id: scale },
          { kind: 'choice', id: span },
        ]);
        const places = (crosstabs.quadrants?.rows ?? []).flatMap(({ header, cells: lists }) =>
          lists.flatMap((entries, column) =>
            entries.some((entry) => entry.concept === one.id)
              ? [[header.id, crosstabs.quadrants?.columns[column]?.id]]
              : [],
          ),
        );
        expect(places).toEqual([[scale, span]]);
        const lanes = chart?.kind === 'map' ? chart.lanes : [];
        const holding = lanes.filter((lane) =>
          [...lane.points, ...lane.gaps].some(({ ref }) => ref.concept === one.id),
        );
        expect(holding.map(({ id }) => id)).toEqual([span]);
        expect(holding[0]?.gaps.some(({ ref }) => ref.concept === one.id)).toBe(scale === 'not-known');
      }
    }),
  );
});
