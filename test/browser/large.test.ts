import { afterAll, beforeAll, expect, it } from 'vitest';
import { textInlines } from '../../src/core/inline.ts';
import type { Matrix, MatrixCell } from '../../src/core/matrix.ts';
import { pageOf } from '../html/page-files.ts';
import { handout, modelMatrix, plain } from '../html/sample.ts';
import { Visits } from './visit.ts';

const ROWS = 10_000;
const visits = new Visits();

/** The sample's rows over and over, each with a name and a figure of its own. */
function largeMatrix(): Matrix {
  const { rows, ...matrix } = modelMatrix(['en']);
  const many = Array.from({ length: ROWS }, (_, index) => {
    const row = rows.at(index % rows.length);
    if (row === undefined) throw new Error('the sample has no rows');
    const concept = `model-${index}`;
    const size = (index * 7919) % ROWS;
    const cells = row.cells.map((cell): MatrixCell => {
      const own = { ...cell, ref: { ...cell.ref, concept }, footnotes: [] };
      if (cell.ref.attribute !== 'parameters') return own;
      const lines = [{ inlines: textInlines(`${size}B`) }];
      return { ...own, value: { kind: 'text', text: {} }, lines, sortKey: { kind: 'number', value: size }, marks: [] };
    });
    return { header: { ...row.header, id: concept, lines: plain(`Model ${index}`) }, cells };
  });
  return { ...matrix, rows: many, groups: [], footnotes: [] };
}

beforeAll(async () => {
  const blocks = [{ kind: 'matrix', matrix: largeMatrix() }] as const;
  visits.save('large.html', (await pageOf(handout(['en'], [{ id: 'a', title: plain('A'), blocks }]))).bytes);
  await visits.open();
});
afterAll(() => visits.close());

/** Milliseconds from a change of a control until the browser has painted what follows. */
const timed = (change: string) => `(async () => {
  const start = performance.now();
  ${change}
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  return Math.round(performance.now() - start);
})()`;
const choose = (label: string, value: string) => `
  const select = [...document.querySelectorAll('.field')].find((field) => field.textContent.startsWith('${label}')).lastChild;
  select.value = '${value}';
  select.dispatchEvent(new Event(select.matches('select') ? 'change' : 'input'));`;

it('all rows are there without JavaScript', () =>
  visits.visit('large.html', { javaScriptEnabled: false }, async (page) => {
    expect(await page.locator('#main tbody tr').last().isVisible()).toBe(true);
  }));

it('a table of 10,000 rows stays usable', async () => {
  await visits.visit('large.html', {}, async (page) => {
    const paint = await page.evaluate(
      () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
    );
    await page.locator('#main .open').click();
    const names = () => page.locator('#main tbody tr:visible th').allInnerTexts();
    const took: Record<string, unknown> = { 'first paint': Math.round(paint) };
    took['first sort'] = await page.evaluate(timed(choose('Sort by', 'parameters')));
    expect((await names())[0]).toBe('Model 0');
    took['sort down'] = await page.evaluate(timed(choose('Order', '-')));
    const shown = await names();
    expect(shown.length).toBeLessThan(ROWS / 10);
    const last = Array.from({ length: ROWS }, (_, index) => index).find((index) => (index * 7919) % ROWS === ROWS - 1);
    expect(shown[0]).toMatch(new RegExp(`^Model ${last}1?$`)); // some names carry the mark of source 1
    took['sort by text'] = await page.evaluate(timed(choose('Sort by', 'state')));
    took['first find'] = await page.evaluate(timed(choose('Find', 'model 77')));
    took['next find'] = await page.evaluate(timed(choose('Find', 'model 777')));
    expect(await names()).toContain('Model 777');
    expect((await names()).length).toBeLessThan(60);
    took['find nothing'] = await page.evaluate(timed(choose('Find', '')));
    // More rows come as the reader nears the end, for the keyboard by a button.
    const before = (await names()).length;
    await page.getByRole('button', { name: 'Show more rows' }).press('Enter');
    expect((await names()).length).toBeGreaterThan(before);
    expect(await page.locator('#main table').getAttribute('aria-rowcount')).toBe(String(ROWS + 1));
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    expect(await page.locator('#main tbody tr').count()).toBe(ROWS);
    process.stdout.write(`10,000 rows, milliseconds: ${JSON.stringify(took)}\n`);
  });
});
