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

/**
 * A project of `count` small handouts over `count` concepts. Those listed in `broken` each have a mistake of their own:
 * a template that is not there, a concept that is not there, no edition, and so on in turn.
 */
export function generateProject(count: number, broken: readonly number[] = []): string {
  const root = mkdtempSync(join(tmpdir(), 'duibi-generated-'));
  mkdirSync(join(root, 'data'));
  writeFileSync(join(root, 'data/catalog.yaml'), CATALOG);
  const indices = Array.from({ length: count }, (_, index) => index);
  writeFileSync(join(root, 'data/concepts.yaml'), `concepts:\n${indices.map(concept).join('')}`);
  const handouts = indices.map((index) => handout(index, count, broken.indexOf(index)));
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

const MISTAKES = ['template', 'concept', 'edition'] as const;

function handout(index: number, count: number, broken: number): string {
  const ids = [0, 1, 2, 3, 4].map((step) => `c${(index + step) % count}`);
  const mistake = broken < 0 ? undefined : MISTAKES[broken % MISTAKES.length];
  const template = mistake === 'template' ? '\n    template: absent' : '';
  const edition = mistake === 'edition' ? '' : '\n    edition: 2026-11-23';
  if (mistake === 'concept') ids.push('absent');
  return `  h${index}:
    title: Handout ${index}${edition}
    renditions: [[en]]${template}
    matrices:
      main: { title: Concepts, concepts: { ids: [${ids.join(', ')}] }, attributes: [parameters, released, remark] }
`;
}
