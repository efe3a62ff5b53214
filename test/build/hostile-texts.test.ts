import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { beforeAll, describe, expect, test } from 'vitest';
import { build, verify } from '../../src/index.ts';
import { optionsFor } from '../project.ts';

/** What would be markup, a formula, a link or a template somewhere, if anything let it. */
const PIECES = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<a href="https://evil.example">x</a>',
  '</td></table>',
  '"><b>',
  "' onclick='x",
  '<!--',
  ']]>',
  '&lt;b&gt;',
  '&#60;i&#62;',
  '{{title}}',
  '{{{title}}}',
  '<d-ref n="1"></d-ref>',
  '=HYPERLINK("https://evil.example","x")',
  '=1+1',
  '+1+1',
  '-1+1',
  '@SUM(A1)',
  "=cmd|' /C calc'!A0",
  '[x](javascript:alert(1))',
  '[x](data:text/html,x)',
  'javascript:alert(1)',
  'https://evil.example/plain',
  '<https://evil.example>',
  'mailto:a@evil.example',
  '(x) Tj ET',
  '/S /URI',
  '_x000D_',
  '大模型',
];
const hostile = fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join(' '));
// All different, so that equal footnotes do not become one.
const texts = fc.sample(hostile, { numRuns: 60, seed: 20_261_123 }).map((text, index) => `${text} no. ${index}`);

/** Every place where an author's words can stand, filled by `say`. */
function catalogOf(say: (index: number) => string): { yaml: string; csv: string } {
  const t = (index: number) => JSON.stringify(say(index));
  const concepts = Array.from(
    { length: 30 },
    (_, i) => `  c-${i}: { name: ${t(i)}, text: { value: ${t(i + 1)}, note: ${t(i + 2)} } }`,
  );
  const cell = (index: number) => `"${say(index).replaceAll('"', '""')}"`;
  const rows = Array.from({ length: 20 }, (_, i) => `r-${i},${cell(i + 20)},${cell(i + 30)},${cell(i + 35)}`);
  const yaml = `project: { format: 1, languages: [en] }
attributes:
  text: { label: ${t(3)}, kind: text }
  choice: { label: Choice, kind: choice, of: members }
vocabularies: { members: { m: { label: ${t(4)}, symbol: ${t(5)} } } }
sources: { s: { title: ${t(6)}, publisher: ${t(7)}, note: ${t(8)} } }
defaults: { sources: [s] }
concepts:
${concepts.join('\n')}
tables: { t: { file: t.csv, id: id, name: name, columns: { text: { attribute: text, note: note } }, defaults: { sources: [s] } } }
handouts:
  h:
    title: ${t(9)}
    answer: ${t(10)}
    summary: ${t(11)}
    edition: 2026-11-23
    matrices: { main: { title: ${t(12)}, attributes: [text, choice], stub: ${t(13)}, note: ${t(14)} } }
`;
  return { yaml, csv: `id,name,text,note\n${rows.join('\n')}\n` };
}

async function built(say: (index: number) => string): Promise<string> {
  const root = mkdtempSync(join(tmpdir(), 'duibi-hostile-'));
  mkdirSync(join(root, 'data'));
  const { yaml, csv } = catalogOf(say);
  writeFileSync(join(root, 'data/catalog.yaml'), yaml);
  writeFileSync(join(root, 'data/t.csv'), csv);
  const report = await build(optionsFor(root, { formats: ['html', 'xlsx', 'pdf', 'markdown'] }));
  expect(report.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return root;
}

let harmless: string;
let attacked: string;
beforeAll(async () => {
  // With a comma, as hostile ones have: choices with commas stand on a sheet of their own.
  harmless = await built((index) => `word, ${index % texts.length}`);
  attacked = await built((index) => texts[index % texts.length] ?? '');
});

describe('no text becomes markup, formula or link', () => {
  test('every artifact still says just what the catalog says', async () => {
    const { diagnostics, artifacts } = await verify(optionsFor(attacked));
    expect(diagnostics).toEqual([]);
    expect(artifacts).toHaveLength(4);
  });

  test.each(['h/h.en.html', 'index.html'])('%s has the elements and links of a page with harmless words', (path) => {
    expect(skeleton(attacked, path)).toEqual(skeleton(harmless, path));
  });

  test('the workbook has the formulas and links of one with harmless words', () => {
    const counts = (root: string) => {
      const parts = unzipSync(new Uint8Array(readFileSync(join(root, 'output/h/h.en.xlsx'))));
      const xml = Object.entries(parts).flatMap(([name, bytes]) =>
        /\.(xml|rels)$/.test(name) ? [strFromU8(bytes)] : [],
      );
      const all = xml.join('\n');
      return {
        formulas: all.match(/<f[ >]/g)?.length ?? 0,
        external: all.match(/TargetMode="External"/g)?.length ?? 0,
        parts: Object.keys(parts).sort(),
      };
    };
    expect(counts(attacked)).toEqual(counts(harmless));
  });

  test('the PDF has no link and no script', () => {
    const raw = readFileSync(join(attacked, 'output/h/h.en.pdf'), 'latin1');
    expect(raw).not.toMatch(/\/URI \(|\/JavaScript|\/Launch/);
  });
});

/** How often each element stands there, all event attributes, all addresses that lead elsewhere. */
function skeleton(root: string, path: string) {
  const elements = new Map<string, number>();
  const leads: string[] = [];
  const walk = (node: DefaultTreeAdapterTypes.Node): void => {
    if ('attrs' in node) {
      elements.set(node.tagName, (elements.get(node.tagName) ?? 0) + 1);
      for (const { name, value } of node.attrs) {
        if (/^on/.test(name)) leads.push(`${name}=${value}`);
        if (/^(href|src|action|formaction|srcdoc)$/.test(name) && !value.startsWith('#')) leads.push(value);
      }
    }
    if ('childNodes' in node) for (const one of node.childNodes) walk(one);
  };
  walk(parse(readFileSync(join(root, 'output', path), 'utf8')));
  return { elements: [...elements].sort(), leads: leads.filter((lead) => !lead.startsWith('data:')) };
}
