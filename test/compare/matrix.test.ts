import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareHandout } from '../../src/compare/index.ts';
import { expectedCells } from '../../src/core/address.ts';
import type { Concept, MatrixSpec } from '../../src/core/catalog.ts';
import type { Handout } from '../../src/core/handout.ts';
import { plainLines } from '../../src/core/inline.ts';
import type { Rendition } from '../../src/core/language.ts';
import type { Matrix } from '../../src/core/matrix.ts';
import { MISSING } from '../../src/core/value.ts';
import {
  catalog,
  cell,
  concept,
  date,
  exact,
  grid,
  handout,
  matrixSpec,
  missing,
  part,
  quantity,
  set,
  size,
  words,
} from './builder.ts';

const models = [
  concept('gpt', { parameters: size('175e9'), inputs: set('text'), openness: { kind: 'choice', id: 'closed' } }),
  concept('clip', {
    parameters: size('151277313'),
    inputs: set('text', 'image'),
    openness: { kind: 'choice', id: 'open' },
  }),
  concept('secret', { parameters: missing('undisclosed'), inputs: set('text', 'image') }),
  concept('bert', { parameters: size('340e6'), inputs: set('text'), openness: { kind: 'choice', id: 'open' } }),
];

function compare(concepts: readonly Concept[], more: Partial<MatrixSpec>, rendition: Rendition = ['en']) {
  const spec = handout({ matrices: { main: matrixSpec(more) } });
  const { result, diagnostics } = compareHandout(catalog(concepts, spec), spec, rendition, words);
  const matrix = result.matrices.main;
  if (matrix === undefined) throw new Error('the matrix is there');
  return { matrix, diagnostics };
}

const modality = { spanner: { 'zh-CN': '模态', en: 'Modality' }, of: ['inputs', 'outputs'] };
const allAttributes = [{ attribute: 'parameters' }, modality, { attribute: 'released', label: { '*': 'Since' } }];
const spans = (matrix: Matrix, of: 'groups' | 'spanners') =>
  matrix[of].map(({ lines, from, to }) => `${plainLines(lines)} ${from}-${to}`);
const heads = (matrix: Matrix) => matrix.columns.map((header) => plainLines(header.lines));

describe('a matrix', () => {
  test('sorted, with cells that nobody checked', () => {
    const { matrix } = compare(models, { attributes: allAttributes, sort: [{ by: 'parameters', order: 'desc' }] });
    expect(heads(matrix)).toEqual(['parameters', 'inputs', 'outputs', 'Since']);
    expect(grid(matrix)).toEqual([
      'GPT | 175B | Text | … not checked | … not checked',
      'BERT | 340M | Text | … not checked | … not checked',
      'CLIP | ≈151M | Text, Image | … not checked | … not checked',
      'SECRET | ⊘ undisclosed | Text, Image | … not checked | … not checked',
    ]);
    expect(spans(matrix, 'spanners')).toEqual(['Modality 1-3']);
    expect(matrix.groups).toEqual([]);
  });

  test('grouped by a choice in vocabulary order, what is missing last', () => {
    const { matrix } = compare(models, { groupBy: 'openness', sort: [{ by: 'id', order: 'asc' }] });
    expect(spans(matrix, 'groups')).toEqual(['Open 0-2', 'Closed 2-3', '… not checked 3-4']);
    expect(matrix.rows.map(({ header }) => header.id)).toEqual(['bert', 'clip', 'gpt', 'secret']);
  });

  test('grouped by a computed choice', () => {
    const { matrix } = compare(models, { groupBy: 'scale', sort: [{ by: 'scale', order: 'desc' }] });
    expect(spans(matrix, 'groups')).toEqual(['Large 0-1', 'Small 1-3', 'Size not known 3-4']);
  });

  test('grouped by kind', () => {
    const { matrix } = compare([...models, concept('pin', {}, 'device')], { groupBy: 'kind' });
    expect(spans(matrix, 'groups')).toEqual(['device 0-1', 'model 1-5']);
  });

  test('concepts as columns: groups become spanners, spanners become row groups', () => {
    const { matrix } = compare(models, { attributes: allAttributes, groupBy: 'openness', conceptsAs: 'columns' });
    expect(heads(matrix)).toEqual(['CLIP', 'BERT', 'GPT', 'SECRET']);
    expect(spans(matrix, 'spanners')).toEqual(['Open 0-2', 'Closed 2-3', '… not checked 3-4']);
    expect(spans(matrix, 'groups')).toEqual([' 0-1', 'Modality 1-3', ' 3-4']);
    expect(grid(matrix)[0]).toBe('parameters | ≈151M | 340M | 175B | ⊘ undisclosed');
    expect(matrix.rows.flatMap((row) => row.cells.map(({ align }) => align)).every((align) => align === 'left')).toBe(
      true,
    );
  });

  test('numbers stand right with their header', () => {
    const { matrix } = compare(models, { attributes: allAttributes });
    expect(matrix.columns.map(({ align }) => align)).toEqual(['right', 'left', 'left', 'left']);
    expect(matrix.rows.at(0)?.cells.map(({ align }) => align)).toEqual(['right', 'left', 'left', 'left']);
  });

  test('an empty selection is reported and still a matrix', () => {
    const { matrix, diagnostics } = compare(models, {
      concepts: { ids: [] },
      groupBy: 'openness',
      attributes: allAttributes,
    });
    expect([matrix.rows, matrix.groups, heads(matrix).length]).toEqual([[], [], 4]);
    expect(diagnostics).toEqual([
      {
        code: 'nothing-selected',
        severity: 'warning',
        args: { matrix: 'main' },
        at: 'handouts/h/matrices/main/concepts',
      },
    ]);
  });

  test('an attribute that applies to no concept is dropped and reported with its place', () => {
    const concepts = [
      concept('a', { outputs: missing('not-applicable') }),
      concept('b', { outputs: missing('not-applicable') }),
    ];
    const { matrix, diagnostics } = compare(concepts, { attributes: [{ attribute: 'parameters' }, modality] });
    expect(heads(matrix)).toEqual(['parameters', 'inputs']);
    expect(spans(matrix, 'spanners')).toEqual(['Modality 1-2']);
    expect(diagnostics).toEqual([
      {
        code: 'attribute-not-applicable',
        severity: 'warning',
        args: { attribute: 'outputs', matrix: 'main' },
        at: 'handouts/h/matrices/main/attributes/1/of/1',
      },
    ]);
  });

  test('an attribute picked twice stands once, an unknown one not at all', () => {
    const { matrix } = compare(models, { attributes: [{ attribute: 'inputs' }, modality, { attribute: 'nothing' }] });
    expect(heads(matrix)).toEqual(['inputs', 'outputs']);
    expect(spans(matrix, 'spanners')).toEqual(['Modality 1-2']);
  });

  test('the stub is headed by the spec, else by the words', () => {
    expect(plainLines(compare(models, {}).matrix.stub)).toBe('Name');
    expect(plainLines(compare(models, { conceptsAs: 'columns' }, ['zh-CN', 'en']).matrix.stub)).toBe('方面\nAspect');
    expect(plainLines(compare(models, { stub: { '*': 'Model' } }).matrix.stub)).toBe('Model');
  });
});

describe('footnotes', () => {
  const note = (text: string) => ({ note: { '*': [{ kind: 'text', text }] } }) as const;

  test('gathered once, in reading order, by text', () => {
    const concepts = [
      concept('a', {
        parameters: cell(size('1'), ['a'], note('first')),
        inputs: cell(set('text'), ['a'], note('second')),
      }),
      concept('b', {
        parameters: cell(size('2'), ['a'], note('second')),
        inputs: cell(set('text'), ['a'], note('third')),
      }),
    ];
    const attributes = [{ attribute: 'parameters' }, { attribute: 'inputs' }];
    const read = (matrix: Matrix) => ({
      texts: matrix.footnotes.map(({ lines }) => plainLines(lines)),
      marks: matrix.rows.map((row) => row.cells.map(({ footnotes }) => footnotes.join())),
    });
    expect(read(compare(concepts, { attributes }).matrix)).toEqual({
      texts: ['first', 'second', 'third'],
      marks: [
        ['0', '1'],
        ['1', '2'],
      ],
    });
    expect(read(compare(concepts, { attributes, conceptsAs: 'columns' }).matrix)).toEqual({
      texts: ['first', 'second', 'third'],
      marks: [
        ['0', '1'],
        ['1', '2'],
      ],
    });
  });

  test('parts that do not stand in the cell, and notes of parts', () => {
    const value = quantity(
      part('total', exact('671e9'), { role: 'total' }),
      part('active', exact('37e9'), { role: 'active', label: { 'zh-CN': '激活', en: 'Active' }, ...note('per token') }),
    );
    const { matrix } = compare([concept('v3', { parameters: value })], {}, ['zh-CN', 'en']);
    expect(grid(matrix)).toEqual(['V3 | 6710亿 · 671B']);
    expect(matrix.footnotes.map(({ lines }) => plainLines(lines))).toEqual([
      '激活 370亿\nActive 37B',
      '激活 per token\nActive per token',
    ]);
    expect(plainLines(matrix.rows.at(0)?.cells[0]?.note ?? [])).toContain('Active 37B');
  });

  test('rival values are printed with who gives them', () => {
    const text = (is: string) => ({ kind: 'text', text: { '*': [{ kind: 'text', text: is }] } }) as const;
    const disputed = [
      { value: text('MIT'), provenance: { sources: ['a'], asOf: '2024' } },
      { value: text('Apache-2.0'), provenance: { sources: ['b', 'c'] } },
    ];
    const { matrix } = compare([concept('x', { maker: cell(text('MIT'), [], { disputed }) })], {
      attributes: [{ attribute: 'maker' }],
    });
    expect(matrix.footnotes.map(({ lines }) => plainLines(lines))).toEqual([
      'Another account: Apache-2.0 (Paper B, Paper C)',
    ]);
    expect(matrix.rows.at(0)?.cells[0]?.provenance).toEqual({ sources: ['a', 'b', 'c'], asOf: '2024' });
  });

  test('the description of an attribute is the footnote of its header', () => {
    const spec = handout({ matrices: { main: matrixSpec({}) } });
    const data = catalog(models, spec);
    const parameters = data.attributes.parameters;
    if (parameters === undefined) throw new Error('the attribute is there');
    const described = { ...parameters, description: { '*': [{ kind: 'text', text: 'as published' }] } } as const;
    const { result } = compareHandout(
      { ...data, attributes: { ...data.attributes, parameters: described } },
      spec,
      ['en'],
      words,
    );
    expect(result.matrices.main?.columns[0]?.footnotes).toEqual([0]);
  });
});

describe('source marks', () => {
  const attributes = ['parameters', 'inputs', 'outputs', 'openness', 'scale'].map((attribute) => ({ attribute }));
  const marks = (one: Concept) => {
    const [row] = compare([one], { attributes }).matrix.rows;
    return [row?.header.marks.join('+'), ...(row?.cells.map((each) => each.marks.join('+')) ?? [])];
  };

  test('the commonest list goes to the header, others stay at their cells', () => {
    const one = concept('x', {
      parameters: cell(size('1'), ['b']),
      inputs: cell(set('text'), ['a', 'c']),
      outputs: cell(set('text'), ['a', 'c']),
      openness: cell(missing('undisclosed'), ['c']),
    });
    expect(marks(one)).toEqual(['a+c', 'b', '', '', 'c', '']);
  });

  test('of equally common lists the first', () => {
    const one = concept('x', { parameters: cell(size('1'), ['b']), inputs: cell(set('text'), ['a']) });
    expect(marks(one)).toEqual(['b', '', 'a', '', '', '']);
  });

  test('a known value without a source keeps the header free', () => {
    const one = concept('x', { parameters: cell(size('1'), ['b']), inputs: cell(set('text'), []) });
    expect(marks(one)).toEqual(['', 'b', '', '', '', '']);
  });

  test('parts bring their own sources; the cell stands behind those that have none', () => {
    const value = quantity(part('s', exact('1'), { provenance: { sources: ['b'] } }), part('l', exact('2')));
    expect(marks(concept('x', { parameters: cell(value, ['a']) }))[0]).toBe('b+a');
  });

  test('a computed cell has the union of its inputs as provenance, and no marks', () => {
    const one = concept('x', {
      parameters: cell(size('1'), ['a']),
      inputs: cell(set('text'), ['b', 'a']),
      outputs: cell(set('text'), ['c']),
    });
    const { matrix } = compare([one], { attributes: [{ attribute: 'span' }] });
    expect(matrix.rows.at(0)?.cells[0]?.provenance).toEqual({ sources: ['b', 'a', 'c'], confidence: 'computed' });
    expect(matrix.rows.at(0)?.cells[0]?.marks).toEqual([]);
  });
});

test('a fact is dated by its as-of, else by the first dated source, else not at all', () => {
  const dated = (sources: readonly string[], asOf?: string) => {
    const provenance = { sources, ...(asOf === undefined ? {} : { asOf }) };
    const { matrix } = compare([concept('x', { parameters: { value: size('1'), provenance } })], {});
    return matrix.rows.at(0)?.cells[0]?.dated;
  };
  expect(dated(['a'], '2024-01')).toEqual({ kind: 'as-of', date: '2024-01' });
  expect(dated(['b', 'c', 'a'])).toEqual({ kind: 'source-date', date: '2023' });
  expect(dated(['b'])).toEqual({ kind: 'undated' });
});

const concepts = fc
  .array(
    fc.record({
      n: fc.nat(1e6),
      known: fc.boolean(),
      reason: fc.constantFrom(...MISSING),
      open: fc.constantFrom('open', 'closed'),
    }),
    { maxLength: 6 },
  )
  .map((list) =>
    list.map(({ n, known, reason, open }, index) =>
      concept(`c${index}`, {
        parameters: known ? size(String(n)) : missing(reason),
        openness: { kind: 'choice', id: open },
        ...(known ? { released: date('2020') } : {}),
      }),
    ),
  );

test('both orientations show the same addresses with the same texts', () => {
  fc.assert(
    fc.property(concepts, fc.constantFrom(undefined, 'openness', 'scale'), (given, groupBy) => {
      const cells = (['rows', 'columns'] as const).map((conceptsAs) => {
        const { matrix } = compare(given, { attributes: allAttributes, conceptsAs, ...(groupBy && { groupBy }) }, [
          'zh-CN',
          'en',
        ]);
        return new Map(expectedCells(inHandout(matrix)).map(({ address, text }) => [address, text]));
      });
      expect(cells[1]).toEqual(cells[0]);
    }),
  );
});

test('row groups cover all rows, each row has a cell for each column', () => {
  fc.assert(
    fc.property(concepts, fc.constantFrom('rows', 'columns'), (given, conceptsAs) => {
      const { matrix } = compare(given, { attributes: allAttributes, conceptsAs, groupBy: 'openness' });
      const covered = matrix.groups.flatMap(({ from, to }) =>
        Array.from({ length: to - from }, (_, index) => from + index),
      );
      expect(covered).toEqual(matrix.rows.map((_, index) => index));
      expect([...matrix.rows].every((row) => row.cells.length === matrix.columns.length)).toBe(true);
    }),
  );
});

function inHandout(matrix: Matrix): Handout {
  return {
    id: 'h',
    rendition: ['zh-CN', 'en'],
    title: [],
    edition: '2026',
    sections: [{ id: 's', title: [], blocks: [{ kind: 'matrix', matrix }] }],
    sources: [],
    legend: [],
    words: {},
  };
}

test('headers of choices and flags list what their cells may say; those of computed attributes do not', () => {
  const { matrix } = compare(models, {
    attributes: ['openness', 'alive', 'inputs', 'scale'].map((attribute) => ({ attribute })),
  });
  const reasons = ['? not found', '⊘ undisclosed', '— not applicable', '… not checked'];
  expect(matrix.columns.map(({ choices }) => choices?.map(plainLines))).toEqual([
    ['Open', 'Closed', ...reasons],
    ['yes', 'no', ...reasons],
    undefined,
    undefined,
  ]);
});
