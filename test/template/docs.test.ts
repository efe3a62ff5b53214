import { readFile, writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { elementDocs } from '../../src/template/element-docs.ts';
import { ELEMENTS, HANDOUT } from '../../src/template/elements.ts';
import { expandTemplate } from '../../src/template/index.ts';
import { comparisonOf, templateOf } from './sample.ts';

const FILE = new URL('../../docs/template-elements.md', import.meta.url);

test('docs/template-elements.md is made from the tables', async () => {
  if (process.env.UPDATE_DOCS) await writeFile(FILE, elementDocs());
  expect(await readFile(FILE, 'utf8')).toBe(elementDocs());
});

test('every element that may stand inside another is in the table', () => {
  const names: readonly string[] = ELEMENTS.map((element) => element.name);
  const children = [HANDOUT, ...ELEMENTS].flatMap((element) => element.children);
  expect(children.filter((child) => !names.includes(child))).toEqual([]);
  expect(names.filter((name) => !children.includes(name as (typeof children)[number]))).toEqual([]);
});

test('every element stands where the table says so, and nowhere else', async () => {
  const { template } = await templateOf('<hr>');
  const comparison = comparisonOf(['en']);
  for (const parent of ELEMENTS.filter((element) => !('empty' in element))) {
    for (const child of ELEMENTS) {
      const html = { path: 'nested.hbs', text: nested(parent.name, markup(child.name)) };
      const { diagnostics } = expandTemplate({ ...template, handout: { html } }, 'html', comparison);
      const allowed = (parent.children as readonly string[]).includes(child.name);
      const codes = diagnostics.map((found) => found.code);
      expect([parent.name, child.name, codes.includes('markup-not-inside')]).toEqual([
        parent.name,
        child.name,
        !allowed,
      ]);
    }
  }
});

/** A child inside a parent that itself stands where it may. */
function nested(parent: string, child: string): string {
  const inside = markup(parent, child);
  if (parent === 'section') return inside;
  if (parent === 'li') return `<ul>${inside}</ul>`;
  return ['em', 'strong', 'code', 'a'].includes(parent) ? `<p>${inside}</p>` : inside;
}

function markup(name: string, content = ''): string {
  const attributes = { section: ' title="x"', a: ' href="https://example.org"' }[name] ?? '';
  const element = ELEMENTS.find((known) => known.name === name);
  return element && 'empty' in element ? `<${name}>` : `<${name}${attributes}>${content}</${name}>`;
}
