import { expect, test } from 'vitest';
import { compareHandout } from '../../src/compare/index.ts';
import type { Concept, Unit } from '../../src/core/catalog.ts';
import { plainLines } from '../../src/core/inline.ts';
import type { Rendition } from '../../src/core/language.ts';
import type { Measure } from '../../src/core/value.ts';
import {
  amount,
  catalog,
  cell,
  concept,
  exact,
  handout,
  matrixSpec,
  missing,
  part,
  quantity,
  words,
} from './builder.ts';

interface Given {
  readonly unit?: Partial<Unit>;
  readonly rendition?: Rendition;
  readonly label?: string;
  readonly columns?: boolean;
}

/** The header and cells of the attribute `parameters`, one concept for each measure or cell. */
function column(measures: readonly (Measure | Concept['cells'][string])[], given: Given = {}): string {
  const concepts = measures.map((measure, index) =>
    concept(`m${index}`, { parameters: 'op' in measure ? quantity(part('value', measure)) : measure }),
  );
  const pick = { attribute: 'parameters', label: { '*': given.label ?? 'parameters' } };
  const more = { attributes: [pick], conceptsAs: given.columns === true ? 'columns' : 'rows' } as const;
  const spec = handout({ matrices: { main: matrixSpec(more) } });
  const plain = catalog(concepts, spec);
  const unit = { id: 'parameters', label: { '*': 'parameters' }, display: 'compact', ...given.unit } as Unit;
  const { result } = compareHandout(
    { ...plain, units: { parameters: unit } },
    spec,
    given.rendition ?? ['zh-CN'],
    words,
  );
  const matrix = result.matrices.main;
  const header = given.columns === true ? matrix?.rows.at(0)?.header : matrix?.columns[0];
  const cells = matrix?.rows.flatMap((row) => row.cells.map((each) => plainLines(each.lines))) ?? [];
  return `${plainLines(header?.lines ?? [])}: ${cells.join(' | ')}`;
}

const GB = { symbol: { '*': 'GB' }, display: 'plain' } as const;
const approx = (text: string): Measure => ({ op: 'approx', at: amount(text) });
const range = (from: string, to: string): Measure => ({ op: 'range', from: amount(from), to: amount(to) });

test.each<[string, Parameters<typeof column>[0], Given, string]>([
  ['a unit that all share', [exact('80'), exact('24')], { unit: GB }, 'parameters（GB）: 80 | 24'],
  ['in rows too', [exact('80'), exact('24')], { unit: GB, columns: true }, 'parameters（GB）: 80 | 24'],
  ['a named power', [exact('1750e8'), exact('220e8')], {}, 'parameters（亿）: 1750 | 220'],
  ['named powers that differ', [exact('1750e8'), exact('37e5')], {}, 'parameters: 1750亿 | 370万'],
  ['a single number', [exact('80'), cell(missing('unknown'))], { unit: GB }, 'parameters: 80 GB | ? 未查到'],
  ['bounds and ranges', [range('7e8', '70e8'), { op: 'ge', at: amount('9e8') }], {}, 'parameters（亿）: 7～70 | ≥9'],
  ['zero is nothing in any unit', [exact('0'), exact('2e8'), exact('3e8')], {}, 'parameters（亿）: 0 | 2 | 3'],
  [
    'all parts of a cell',
    [cell(quantity(part('a', exact('1e8')), part('b', exact('2e8')))), exact('3e8')],
    {},
    'parameters（亿）: a 1；b 2 | 3',
  ],
  [
    'a currency, and zeros behind exact numbers',
    [exact('2.50'), exact('10')],
    { unit: { symbol: { '*': '$' }, per: '1M tokens' } },
    'parameters（$/1M tokens）: 2.5 | 10.0',
  ],
  [
    'a percentage keeps its sign',
    [exact('0.1'), exact('0.205')],
    { unit: { symbol: { '*': '%' } } },
    'parameters: 10.0% | 20.5%',
  ],
  ['no zeros behind what is about', [exact('2.5e8'), approx('3e8')], {}, 'parameters（亿）: 2.5 | ≈3'],
  ['no more digits than asked for', [exact('1750e8'), exact('1.5e8')], {}, 'parameters（亿）: 1750 | 1.5'],
  [
    'forms that differ by language',
    [exact('1750e8'), exact('220e8')],
    { rendition: ['zh-CN', 'en'] },
    'parameters: 1750亿 · 175B | 220亿 · 22B',
  ],
  [
    'one form for both languages',
    [exact('80'), exact('24')],
    { unit: GB, rendition: ['en', 'zh-CN'] },
    'parameters (GB): 80 | 24',
  ],
  [
    'a label that says it already',
    [exact('80'), exact('24')],
    { unit: GB, label: 'Memory (GB)' },
    'Memory (GB): 80 | 24',
  ],
])('%s', (_, measures, given, expected) => {
  expect(column(measures, given)).toBe(expected);
});

test('what is said beside the table keeps its unit', () => {
  const aside = part('active', exact('37e8'), { role: 'active', label: { '*': 'active' } });
  const concepts = [
    concept('x', { parameters: quantity(part('value', exact('6710e8')), aside) }),
    concept('y', { parameters: quantity(part('value', exact('1750e8'))) }),
  ];
  const spec = handout({ matrices: { main: matrixSpec({}) } });
  const matrix = compareHandout(catalog(concepts, spec), spec, ['zh-CN'], words).result.matrices.main;
  expect(matrix?.footnotes.map(({ lines }) => plainLines(lines))).toEqual(['active 37亿']);
});
