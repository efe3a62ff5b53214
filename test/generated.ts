import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const CATALOG = `project: { format: 1, languages: [en] }
units: { parameters: { label: parameters, display: compact } }
attributes:
  parameters: { label: Parameters, kind: quantity, unit: parameters }
  released: { label: Released, kind: date }
  remark: { label: Remark, kind: text }
sources: { card: { title: Model card, url: 'https://example.org/card', date: 2020-09 } }
`;

/** A project of `count` small handouts over `count` concepts; those listed in `broken` name a concept that is not there. */
export function generateProject(count: number, broken: readonly number[] = []): string {
  const root = mkdtempSync(join(tmpdir(), 'duibi-generated-'));
  mkdirSync(join(root, 'data'));
  writeFileSync(join(root, 'data/catalog.yaml'), CATALOG);
  const indices = Array.from({ length: count }, (_, index) => index);
  writeFileSync(join(root, 'data/concepts.yaml'), `concepts:\n${indices.map(concept).join('')}`);
  const handouts = indices.map((index) => handout(index, count, broken.includes(index)));
  writeFileSync(join(root, 'data/handouts.yaml'), `handouts:\n${handouts.join('')}`);
  return root;
}

function concept(index: number): string {
  return `  c${index}:
    name: Concept ${index}
    defaults: { sources: [card], confidence: primary-seen }
    parameters: ${(index * 7919) % 997}M
    released: ${2000 + (index % 25)}-${String(1 + (index % 12)).padStart(2, '0')}
    remark: Remark number ${index}
`;
}

function handout(index: number, count: number, broken: boolean): string {
  const ids = [0, 1, 2, 3, 4].map((step) => `c${(index + step) % count}`);
  // The ids of a broken one are right, but its chart has no number to show: only that handout can tell.
  const template = broken ? '\n    template: absent' : '';
  return `  h${index}:
    title: Handout ${index}
    edition: 2026-11-23
    renditions: [[en]]${template}
    matrices:
      main: { title: Concepts, concepts: { ids: [${ids.join(', ')}] }, attributes: [parameters, released, remark] }
`;
}
