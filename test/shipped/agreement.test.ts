import { describe, expect, test } from 'vitest';
import { compareHandout, evaluateRule } from '../../src/compare/index.ts';
import type { Attribute, HandoutSpec } from '../../src/core/catalog.ts';
import { shipped } from '../data/shipped.ts';
import { NO_WORDS } from './words.ts';

const { catalog } = shipped;
const handouts = Object.values(catalog.handouts);

/** What the rule of a computed attribute says of a concept under a handout's settings. */
function ruleSays(attribute: Attribute | undefined, concept: string, spec: HandoutSpec): string | undefined {
  const subject = catalog.concepts[concept];
  return attribute?.rule && subject ? evaluateRule(attribute.rule, subject, catalog, spec.settings) : undefined;
}

describe.each(handouts.map((spec) => [spec.id, spec] as const))('%s', (_, spec) => {
  const comparison = compareHandout(catalog, spec, ['en'], NO_WORDS).result;

  test('each entry of a crosstab stands where the rules put it', () => {
    for (const [id, { rows, columns }] of Object.entries(spec.crosstabs)) {
      for (const row of comparison.crosstabs[id]?.rows ?? []) {
        row.cells.forEach((entries, at) => {
          for (const { concept } of entries) {
            expect([concept, row.header.id, comparison.crosstabs[id]?.columns[at]?.id]).toEqual([
              concept,
              ruleSays(catalog.attributes[rows], concept, spec),
              ruleSays(catalog.attributes[columns], concept, spec),
            ]);
          }
        });
      }
    }
  });

  test('each point of a map lies in its lane, on its side of the cut, and what has no size is in the gap', () => {
    for (const [id, chart] of Object.entries(spec.charts)) {
      const drawn = comparison.charts[id];
      if (chart.type !== 'map' || drawn?.kind !== 'map') continue;
      for (const lane of drawn.lanes) {
        for (const { ref } of [...lane.points, ...lane.gaps]) {
          expect([ref.concept, lane.id]).toEqual([
            ref.concept,
            ruleSays(catalog.attributes[chart.lanes], ref.concept, spec),
          ]);
        }
        for (const point of lane.points) {
          const scale = ruleSays(catalog.attributes.scale, point.ref.concept, spec);
          const side = point.from >= (drawn.cut?.value ?? 0) ? 'large' : 'small';
          expect([point.ref, [side, 'both']]).toEqual([point.ref, expect.arrayContaining([scale])]);
        }
        const placed = new Set(lane.points.map((point) => point.ref.concept));
        for (const { ref } of lane.gaps) {
          if (!placed.has(ref.concept))
            expect(ruleSays(catalog.attributes.scale, ref.concept, spec)).toBe(
              catalog.attributes.scale?.rule?.otherwise,
            );
        }
      }
    }
  });

  test('each row stands in the group that the rule names, and every concept of a chart is in its matrix', () => {
    for (const matrix of Object.values(comparison.matrices)) {
      const groupBy = spec.matrices[matrix.id]?.groupBy;
      const attribute = groupBy === undefined ? undefined : catalog.attributes[groupBy];
      if (!attribute?.rule || matrix.conceptsAs === 'columns') continue;
      for (const group of matrix.groups) {
        for (const row of [...matrix.rows].slice(group.from, group.to)) {
          expect([row.header.id, group.id]).toEqual([row.header.id, ruleSays(attribute, row.header.id, spec)]);
        }
      }
    }
  });
});

test('all 25 models are on the map, and each of them has a row', () => {
  const spec = handouts.find((one) => one.id === 'models-by-scale-and-modality') as HandoutSpec;
  const { charts, matrices } = compareHandout(catalog, spec, ['en'], NO_WORDS).result;
  const map = charts.map;
  const drawn = map?.kind === 'map' ? map.lanes.flatMap((lane) => [...lane.points, ...lane.gaps]) : [];
  const models = Object.values(catalog.concepts).filter((concept) => concept.kind === 'model');
  const ids = models.map((concept) => concept.id).sort();
  expect(ids).toHaveLength(25);
  expect([...new Set(drawn.map((one) => one.ref.concept))].sort()).toEqual(ids);
  expect(matrices.main?.rows.map((row) => row.header.id).sort()).toEqual(ids);
});
