import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CheckOptions, type CheckReport, check } from '../../src/build/check.ts';
import { optionsFor } from '../project.ts';

const CATALOG = `
units: { parameters: { label: parameters, display: compact } }
vocabularies:
  size: { large: { label: Large }, small: { label: Small } }
attributes:
  parameters: { label: Parameters, kind: quantity, unit: parameters }
  remark: { label: Remark, kind: text }
  size: { label: Size, kind: choice, of: size }
sources:
  card: { title: Model card, url: 'https://example.org/card', date: 2020-09 }
  paper: { title: Paper }
handouts:
  models:
    title: Models
    edition: 2026-11-23
    renditions: [[en]]
    matrices:
      main: { title: Models, concepts: { kind: model }, attributes: [parameters, remark, size] }
`;

/** Checks a project of one English handout that shows all concepts of kind `model`. */
export async function checkSmall(
  concepts: string,
  { project = '', more = '', ...options }: { project?: string; more?: string } & Partial<CheckOptions> = {},
): Promise<CheckReport> {
  const root = mkdtempSync(join(tmpdir(), 'duibi-checks-'));
  try {
    mkdirSync(join(root, 'data'));
    const head = `project: { format: 1, languages: [en]${project === '' ? '' : `, ${project}`} }\n`;
    writeFileSync(join(root, 'data/a.yaml'), head + CATALOG);
    writeFileSync(join(root, 'data/b.yaml'), `defaults: { sources: [card, paper] }\nconcepts:\n${concepts}`);
    if (more !== '') writeFileSync(join(root, 'data/c.yaml'), more);
    // The checks do not depend on the format; this one is planned fastest.
    return await check({ ...optionsFor(root, { formats: ['markdown'] }), ...options });
  } finally {
    rmSync(root, { recursive: true });
  }
}

/** `code args`, the args that matter in a line each. */
export function toldBy({ diagnostics }: CheckReport): readonly string[] {
  return diagnostics.map(({ code, severity, args }) => `${severity} ${code} ${Object.values(args).flat().join(' ')}`);
}
