import { expect, it } from 'vitest';
import { noteLetter } from '../../src/core/marks.ts';
import { pageContext } from '../../src/html/context.ts';
import { hangSteps, marksHtml } from '../../src/html/marks.ts';
import { matrixHtml } from '../../src/html/matrix.ts';
import { handout, modelMatrix, plain } from './sample.ts';

const page = pageContext(handout(['en'], []));
const marked = (footnotes: readonly number[], marks: readonly string[]) => ({ footnotes, marks });

it('marks footnotes by letters and sources by their number in the list', () => {
  expect(marksHtml(marked([1], ['gpt3-card', 'not-cited']), 'main', page, 'en')).toBe(
    '<sup class="marks"><a href="#main_note-b" aria-label="Note b">b</a> <a href="#source_2" aria-label="Source 2">2</a></sup>',
  );
  expect(marksHtml(marked([], ['not-cited']), 'main', page, 'en')).toBe('');
});

it('notes are listed by the letters of their marks', () => {
  const footnotes = Array.from({ length: 24 }, (_, index) => ({ lines: plain(`Note ${index}`) }));
  const html = matrixHtml({ ...modelMatrix(['en']), footnotes }, page);
  const items = [...html.matchAll(/<li id="main_note-(\w+)" value="(\d+)">Note (\d+)</g)];
  // As `type="a"` counts: 9 is i, which no mark is.
  const alphabet = (value: number): string =>
    value === 0 ? '' : alphabet(Math.floor((value - 1) / 26)) + String.fromCharCode(97 + ((value - 1) % 26));
  expect(items.map(([, , value]) => alphabet(Number(value)))).toEqual(footnotes.map((_, index) => noteLetter(index)));
  expect(items.map(([, letters]) => letters)).toEqual(footnotes.map((_, index) => noteLetter(index)));
});

it.each([
  [[], [], 0],
  [[0], [], 1],
  [[0], ['gpt3-card', 'palme-abs'], 4], // "a 2 1"
  [[0, 1, 2, 3, 4, 5], [], 8],
  [[0, 1, 2, 3, 4, 5, 6], [], undefined],
])('marks %j %j hang in %s steps', (footnotes, marks, steps) => {
  expect(hangSteps(marked(footnotes, marks), page)).toBe(steps);
});

it.each([
  [{ kind: 'as-of', date: '2025' } as const, 'as-of 2025'],
  [{ kind: 'source-date', date: '2020-09' } as const, 'source-date 2020-09'],
  [{ kind: 'undated' } as const, 'undated'],
])('the marks of a cell carry its grade and its day: %j', (dated, day) => {
  const provenance = { sources: ['gpt3-card'], confidence: 'primary-seen' } as const;
  const [kind = '', ...date] = day.split(' ');
  const words = [page.label('primary-seen'), [page.label(kind as 'as-of'), ...date].join(' ')].join(' · ');
  expect(marksHtml({ ...marked([], ['gpt3-card']), provenance, dated }, 'main', page, 'en')).toContain(
    `<sup class="marks" data-told="${words}">`,
  );
});
