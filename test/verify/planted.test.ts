import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { FORMATS } from '../../src/build/formats.ts';
import { build, verify } from '../../src/index.ts';
import { copyCase, duibi, optionsFor } from '../project.ts';
import { editPdf, glyphs, withGlyphs } from './edit-pdf.ts';
import { Workbook } from './edit-workbook.ts';

const formats = ['xlsx', 'pdf', 'html', 'markdown', 'csv'];
const EXTENSIONS: Readonly<Record<string, string>> = { markdown: 'md' };
const ROW = ['main:gpt-3', 'main:gpt-3.parameters', 'main:gpt-3.released', 'main:gpt-3.maker', 'main:gpt-3.remark'];
const SWAPPED = ['main:gpt-3.maker', 'main:bert.maker'];
let root: string;

beforeAll(async () => {
  root = copyCase('thin');
  await build(optionsFor(root, { formats, renditions: ['en'] }));
});

type Edit = (bytes: Buffer) => Uint8Array | Promise<Uint8Array>;

/** Format, what is done, how, and the addresses that `verify` must name: these and no others. */
const EDITS: readonly (readonly [string, string, Edit, readonly string[]])[] = [
  ['xlsx', 'a digit', number('main:gpt-3.parameters', '165000000000'), ['main:gpt-3.parameters']],
  ['xlsx', 'two cells swapped', workbook((book) => book.cells(SWAPPED, swap)), SWAPPED],
  ['xlsx', 'a row dropped', workbook((book) => book.dropRow('main:gpt-3')), ROW],
  ['xlsx', 'a digit that is not shown', number('main:gpt-3.parameters', '175000000001'), ['main:gpt-3.parameters']],
  ['xlsx', 'a date by one day', number('main:gpt-3.released', '43980'), ['main:gpt-3.released']],
  ['xlsx', 'a missing value made 0', typed('main:secret.parameters', '<v>0</v>'), ['main:secret.parameters']],
  ['xlsx', 'a text emptied', typed('main:bert.remark', ''), ['main:bert.remark']],
  ['xlsx', 'a column renamed', inline('main:maker', 'Owner'), ['main:maker']],
  ['xlsx', 'a text made a formula', typed('main:bert.remark', '<f>1+1</f><v>2</v>'), ['main:bert.remark']],

  ['pdf', 'a digit', pdf(['main:gpt-3.parameters'], glyphAt(1, 2)), ['main:gpt-3.parameters']],
  ['pdf', 'two cells swapped', pdf(SWAPPED, swap), SWAPPED],
  ['pdf', 'a row dropped', pdf(ROW, (contents) => contents.map((one) => withGlyphs(one, []))), ROW],
  ['pdf', 'a digit of a date', pdf(['main:gpt-3.released'], glyphAt(1, 0)), ['main:gpt-3.released']],
  ['pdf', 'a letter of a name', pdf(['main:bert'], glyphAt(0, 1)), ['main:bert']],
  ['pdf', 'the last character cut', pdf(['main:gpt-3.remark'], cut), ['main:gpt-3.remark']],
  ['pdf', 'a digit of one part', pdf(['main:bert.parameters'], glyphAt(0, 2, 1)), ['main:bert.parameters']],

  ['html', 'a digit', html('main:gpt-3.parameters', '175B', '176B'), ['main:gpt-3.parameters']],
  [
    'html',
    'two cells swapped',
    text(['>OpenAI<', '>\u0000<'], ['>Google<', '>OpenAI<'], ['>\u0000<', '>Google<']),
    SWAPPED,
  ],
  [
    'html',
    'a row dropped',
    (bytes) => utf8(utf8(bytes).replace(/<tr[^>]*>(?:(?!<tr)[\s\S])*data-cell="main:gpt-3"[\s\S]*?<\/tr>/, '')),
    ROW,
  ],
  [
    'html',
    'a cell shown twice',
    (bytes) => utf8(utf8(bytes).replace(/<td[^>]*data-cell="main:bert\.maker"[\s\S]*?<\/td>/, '$&$&')),
    ['main:bert.maker'],
  ],
  [
    'html',
    'a cell of its own making',
    text(['data-cell="main:bert.maker"', 'data-cell="main:bert.owner"']),
    ['main:bert.maker', 'main:bert.owner'],
  ],
  ['html', 'a missing sign made a dash', html('main:secret.released', '?', '—'), ['main:secret.released']],
  ['html', 'a word of a remark', html('main:gpt-3.remark', 'only', 'mostly'), ['main:gpt-3.remark']],

  ['markdown', 'a digit', text(['175B', '176B']), ['main:gpt-3.parameters']],
  [
    'markdown',
    'two cells swapped',
    text(['OpenAI |', '\u0000 |'], ['Google |', 'OpenAI |'], ['\u0000 |', 'Google |']),
    SWAPPED,
  ],
  ['markdown', 'a row dropped', text([/\n\| BERT.*/, '']), [...cellsOf('bert'), ...cellsOf('secret')]],
  ['markdown', 'a digit of a date', text(['2018-10', '2018-11']), ['main:bert.released']],
  ['markdown', 'a column renamed', text(['| Maker |', '| Owner |']), ['main:maker']],
  [
    'markdown',
    'two rows swapped',
    text([/(\n\| GPT-3.*)(\n\| BERT.*)/, '$2$1']),
    [...cellsOf('gpt-3'), ...cellsOf('bert')],
  ],
  [
    'markdown',
    'emphasis kept, a word lost',
    text(['size is **undisclosed**', 'size **undisclosed**']),
    ['main:secret.remark'],
  ],

  ['csv', 'a digit', text(['175B', '176B']), ['main:gpt-3.parameters']],
  [
    'csv',
    'two cells swapped',
    text([',OpenAI,', ',\u0000,'], [',Google,', ',OpenAI,'], [',\u0000,', ',Google,']),
    SWAPPED,
  ],
  ['csv', 'a row dropped', text([/gpt-3,.*\r?\n/, '']), ROW],
];

test('edits of all kinds are planted, among them a digit, two cells and a row in each format', () => {
  expect(EDITS).toHaveLength(33);
  for (const what of ['a digit', 'two cells swapped', 'a row dropped']) {
    expect(EDITS.filter((edit) => edit[1] === what).map(([format]) => format)).toEqual(formats);
  }
  expect(formats.every((format) => FORMATS.some((one) => one.id === format))).toBe(true);
});

test('clean output has no fault', async () => {
  const report = await verify(optionsFor(root, { renditions: ['en'] }));
  expect(report.diagnostics).toEqual([]);
  expect(report.artifacts).toHaveLength(5);
});

test.each(EDITS)('%s: %s is found and named', async (format, _what, edit, addresses) => {
  const path = join(root, `output/thin/thin.en.${EXTENSIONS[format] ?? format}`);
  const clean = readFileSync(path);
  const edited = await edit(clean);
  expect(clean.equals(edited)).toBe(false);
  writeFileSync(path, edited);
  try {
    const { diagnostics } = await verify(optionsFor(root, { formats: [format], renditions: ['en'] }));
    const named = diagnostics.map((one) => ('address' in one.args ? one.args.address : one.code));
    expect([...new Set(named)].sort()).toEqual([...addresses].sort());
    for (const one of diagnostics) expect(one.cell).toEqual(cellOf('address' in one.args ? one.args.address : ''));
  } finally {
    writeFileSync(path, clean);
  }
});

test('the command line names concept, attribute, both texts and the line of the catalog, and fails', async () => {
  const path = join(root, 'output/thin/thin.en.md');
  const clean = readFileSync(path, 'utf8');
  writeFileSync(path, clean.replace('175B', '176B'));
  const ran = await duibi(['verify', '--format', 'markdown', '--rendition', 'en', '--lang', 'en'], root);
  writeFileSync(path, clean);
  expect(ran.status).toBe(1);
  expect(ran.stderr).toMatch(/^error\[verify-cell-differs\] data\/catalog\.yaml:17:17 /);
  expect(ran.stderr).toContain('thin/thin.en.md: the cell main:gpt-3.parameters says "176B"; the catalog says "175B".');
  expect(ran.stdout).toBe('artifact\tcells\tfaults\nthin/thin.en.md\t19\t1\n');
});

function cellsOf(concept: string): readonly string[] {
  return ROW.map((address) => address.replace('gpt-3', concept));
}

function cellOf(address: string): object | undefined {
  const [, concept, attribute] = /^main:([^.]+)\.(.+)$/.exec(address) ?? [];
  return concept === undefined ? undefined : { concept, attribute };
}

function utf8(value: Buffer): string;
function utf8(value: string): Buffer;
function utf8(value: Buffer | string): Buffer | string {
  return typeof value === 'string' ? Buffer.from(value) : value.toString('utf8');
}

function text(...changes: readonly (readonly [string | RegExp, string])[]): Edit {
  return (bytes) => utf8(changes.reduce((whole, [from, to]) => whole.replace(from, to), utf8(bytes)));
}

/** Changes what one element shows, and nothing in its tags. */
function html(address: string, from: string, to: string): Edit {
  const opening = new RegExp(`(<t[dh][^>]*data-cell="${address}"[^>]*>)([\\s\\S]*?)(</t[dh]>)`);
  return (bytes) =>
    utf8(
      utf8(bytes).replace(
        opening,
        (_, open: string, inner: string, end: string) => open + inner.replace(from, to) + end,
      ),
    );
}

function workbook(edit: (book: Workbook) => void): Edit {
  return async (bytes) => {
    const book = await Workbook.open(bytes);
    edit(book);
    return book.bytes();
  };
}

function number(address: string, value: string): Edit {
  return workbook((book) => book.cells([address], ([cell = '']) => [cell.replace(/<v>.*?<\/v>/, `<v>${value}</v>`)]));
}

function typed(address: string, inner: string): Edit {
  return workbook((book) =>
    book.cells([address], ([cell = '']) => [`${/^<c r="\w+"( s="\d+")?/.exec(cell)?.[0]}>${inner}</c>`]),
  );
}

function inline(address: string, words: string): Edit {
  return workbook((book) => book.cells([address], () => [`<c r="A1" t="inlineStr"><is><t>${words}</t></is></c>`]));
}

function pdf(addresses: readonly string[], change: (contents: readonly string[]) => readonly string[]): Edit {
  return (bytes) => editPdf(bytes, addresses, change);
}

/** The glyph at one place of a run, the first unless said, is replaced by another of the same run. */
function glyphAt(place: number, from: number, run = 0) {
  return (contents: readonly string[]) =>
    contents.map((content) => {
      const codes = glyphs(content, run);
      return withGlyphs(content, codes.with(place, codes[from] ?? ''), run);
    });
}

function cut(contents: readonly string[]): readonly string[] {
  return contents.map((content) => withGlyphs(content, glyphs(content).slice(0, -1)));
}

function swap([first = '', second = '']: readonly string[]): readonly string[] {
  return [second, first];
}
