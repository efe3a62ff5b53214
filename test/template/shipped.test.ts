import { readdir, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { readCatalog } from '../../src/catalog/index.ts';
import { compareHandout } from '../../src/compare/index.ts';
import { blocksOf } from '../../src/core/handout.ts';
import { renditionName } from '../../src/core/language.ts';
import { lookup } from '../../src/core/record.ts';
import { expandTemplate, loadTemplate } from '../../src/template/index.ts';
import { reader } from './sample.ts';

const ROOT = new URL('../../data/', import.meta.url);
const names = (await readdir(ROOT, { recursive: true })).filter((name) => name.endsWith('.yaml'));
const files = await Promise.all(names.map(async (path) => ({ path, bytes: await readFile(new URL(path, ROOT)) })));
const { catalog } = readCatalog(files);

const FIRST: Readonly<Record<string, readonly string[]>> = {
  'large-vs-multimodal': ['heading', 'paragraph', 'crosstab', 'matrix'],
  'models-by-scale-and-modality': ['heading', 'paragraph', 'chart'],
  'ai-terms': ['heading', 'paragraph', 'paragraph', 'paragraph', 'matrix'],
  'claims-checked': ['heading', 'paragraph', 'paragraph', 'paragraph', 'matrix'],
  'what-changed-since': ['heading', 'paragraph', 'paragraph', 'paragraph', 'matrix', 'matrix'],
};
/** A matrix that only a chart is drawn from needs no place of its own. */
const DRAWN: Readonly<Record<string, number>> = { 'large-vs-multimodal': 1 };

test.each(Object.keys(FIRST))('%s: the answer first, every text, matrix, crosstab and chart placed', async (id) => {
  const spec = lookup(catalog.handouts, id);
  expect(spec).toBeDefined();
  if (!spec) return;
  const { result: template, diagnostics } = await loadTemplate(reader(), spec.template, ['html'], catalog.languages);
  expect(diagnostics).toEqual([]);
  const structure = template.handout.html?.text ?? '';
  expect(Object.keys(spec.texts).filter((key) => !structure.includes(`{{t "${key}"}}`))).toEqual([]);
  for (const rendition of spec.renditions) {
    const { result: comparison } = compareHandout(catalog, spec, rendition, template.words);
    const { result, diagnostics: found } = expandTemplate(template, 'html', comparison);
    expect([renditionName(rendition), found]).toEqual([renditionName(rendition), []]);
    const kinds = [...blocksOf(result)].map((block) => block.kind);
    expect(kinds.slice(0, FIRST[id]?.length)).toEqual(FIRST[id]);
    const placed = (kind: string) => kinds.filter((found) => found === kind).length;
    const counts = [spec.matrices, spec.crosstabs, spec.charts].map((all) => Object.keys(all).length);
    expect([placed('matrix') + (DRAWN[id] ?? 0), placed('crosstab'), placed('chart')]).toEqual(counts);
    expect(result.sources.length).toBeGreaterThan(0);
  }
});
