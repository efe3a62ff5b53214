import { describe, expect, test } from 'vitest';
import type { FormatOptions } from '../../src/core/format-options.ts';
import type { MatrixCell, MatrixRow } from '../../src/core/matrix.ts';
import { planWorkbook } from '../../src/xlsx/plan.ts';
import { cell, inputOf, modelMatrix, plain, smallHandout } from './sample.ts';

const READ: Partial<MatrixCell> = { provenance: { sources: ['card'], confidence: 'primary-seen' } };
const TOLD: Partial<MatrixCell> = {
  provenance: { sources: ['paper', 'site'], confidence: 'secondary-seen', asOf: '2024' },
  dated: { kind: 'as-of', date: '2024' },
};
const UNGRADED: Partial<MatrixCell> = { provenance: { sources: [] }, dated: { kind: 'undated' } };

/** One row whose cells are these, with one footnote at the first. */
function handoutOf(kinds: readonly Partial<MatrixCell>[], rows = 1) {
  const matrix = modelMatrix(['en']);
  const [first] = matrix.rows as unknown as [MatrixRow];
  const [column] = matrix.columns as [(typeof matrix.columns)[number]];
  const cells = kinds.map((more, index) =>
    cell('gpt-3', `a${index}`, { kind: 'text', text: {} }, plain('x'), { ...more, footnotes: index === 0 ? [0] : [] }),
  );
  const one = {
    ...matrix,
    columns: kinds.map((_, index) => ({ ...column, id: `a${index}`, lines: plain(`A${index}`), footnotes: [] })),
    rows: Array.from({ length: rows }, (_, index) => ({ header: { ...first.header, id: `r${index}` }, cells })),
    footnotes: [{ lines: plain('a remark') }],
    spanners: [],
    groups: [],
  };
  const sections = [{ id: 's', title: plain('S'), blocks: [{ kind: 'matrix' as const, matrix: one }] }];
  return { ...smallHandout(['en']), sections };
}

function notesOf(kinds: readonly Partial<MatrixCell>[], xlsx: FormatOptions['xlsx'], rows = 1) {
  const { plan, diagnostics } = planWorkbook({ ...inputOf(handoutOf(kinds, rows)), options: xlsx ? { xlsx } : {} });
  const [row] = [...(plan.sheets[1]?.rows() ?? [])].slice(4);
  return { diagnostics, notes: (row?.cells ?? []).slice(1, 1 + kinds.length).map((one) => one?.note) };
}

const ORIGIN = 'Confidence: Secondary source seen\nSources: [2–3]\nAs of: 2024';

describe('notes', () => {
  test.each([
    ['by default: what has a remark or is below a primary source', undefined, ['a) a remark', ORIGIN, undefined]],
    ['exceptions', { notes: 'exceptions' }, ['a) a remark', ORIGIN, undefined]],
    ['none', { notes: 'none' }, [undefined, undefined, undefined]],
    [
      'all that there is to say',
      { notes: 'all' },
      [expect.stringContaining('a) a remark\nConfidence: '), ORIGIN, undefined],
    ],
  ] as const)('%s', (_, xlsx, notes) => {
    expect(notesOf([READ, TOLD, UNGRADED], xlsx).notes).toEqual(notes);
  });

  test('too many on a sheet: remarks keep theirs, and where all were asked for that is told', () => {
    const many = 2_501;
    expect(notesOf([TOLD, TOLD], undefined, many)).toEqual({ diagnostics: [], notes: ['a) a remark', undefined] });
    expect(notesOf([TOLD, TOLD], { notes: 'all' }, many)).toMatchObject({
      diagnostics: [{ code: 'too-many-notes', severity: 'warning', args: { count: 5_002, limit: 5_000 } }],
      notes: ['a) a remark', undefined],
    });
  });
});
