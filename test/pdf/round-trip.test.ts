import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Piece, StructureNode } from '../../src/core/paged.ts';
import { readPdf } from '../../src/pdf/read.ts';
import { writePdf } from '../../src/pdf/write.ts';
import { contentStreams } from './edit.ts';
import { fonts, HANDOUT_CELLS, handoutPages, onePage, text, theme } from './sample.ts';

const write = (document: Parameters<typeof writePdf>[0]) => writePdf(document, theme, fonts);

/** A page with one cell a text, addressed `t:0`, `t:1` … */
function cells(texts: readonly string[]) {
  const pieces: Piece[] = texts.map((value, mark) => ({ mark, shapes: [text(20, 20 + mark * 10, value)] }));
  const nodes: StructureNode[] = texts.map((_, mark) => ({ role: 'TD', address: `t:${mark}`, children: [mark] }));
  return onePage(pieces, nodes);
}

test('every cell comes back by its address, over pages, without its marks', () => {
  expect(readPdf(write(handoutPages()))).toEqual(HANDOUT_CELLS);
});

test('any text that the font covers comes back', () => {
  const covered = Array.from({ length: 0x10000 }, (_, codePoint) => codePoint).filter(
    // The soft hyphen is in the font, but only says where a word may be broken.
    (codePoint) => fonts.body.advance(codePoint) !== undefined && codePoint !== 0xad,
  );
  const character = fc.constantFrom(...covered).map((codePoint) => String.fromCodePoint(codePoint));
  const line = fc.string({ unit: character, minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 20 }), (lines) => {
      expect(readPdf(write(cells(lines))).map((cell) => cell.text)).toEqual(lines);
    }),
    { numRuns: 25 },
  );
});

test('characters that share a glyph stay apart', () => {
  const texts = ['·・•', '\u00a0 \u00a0', 'Ωω\u2126'];
  expect(readPdf(write(cells(texts))).map((cell) => cell.text)).toEqual(texts);
});

test('a character that the font lacks is a box whose text survives; break controls are not drawn', () => {
  expect(readPdf(write(cells(['龘𠮷', 'a\u2060b\u200bc']))).map((cell) => cell.text)).toEqual(['龘𠮷', 'abc']);
});

test('an address shown twice is read twice', () => {
  const pieces = ['一', '二'].map((value, mark) => ({ mark, shapes: [text(20, 20 + mark * 20, value)] }));
  const nodes: StructureNode[] = [0, 1].map((mark) => ({ role: 'TH', scope: 'Row', address: 'm:a', children: [mark] }));
  expect(readPdf(write(onePage(pieces, nodes)))).toEqual([
    { address: 'm:a', text: '一' },
    { address: 'm:a', text: '二' },
  ]);
});

test('an entry inside a cell is read for itself', () => {
  const pieces = ['大', 'GPT-3', '1750亿'].map((value, mark) => ({ mark, shapes: [text(20, 20 + mark * 20, value)] }));
  const entry: StructureNode = {
    role: 'P',
    address: 'q:large/single/gpt-3',
    children: [1, { role: 'Span', children: [2] }],
  };
  expect(readPdf(write(onePage(pieces, [{ role: 'TD', address: 'q:x', children: [0, entry] }])))).toEqual([
    { address: 'q:x', text: '大' },
    { address: 'q:large/single/gpt-3', text: 'GPT-3\n1750亿' },
  ]);
});

test('parts of one baseline are one line', () => {
  const pieces = [{ mark: 0, shapes: [text(20, 20, '约 '), text(40, 20, '175B', { weight: 'bold' })] }];
  const [cell] = readPdf(write(onePage(pieces, [{ role: 'TD', address: 't:0', children: [0] }])));
  expect(cell?.text).toBe('约 175B');
});

test('a mark that no structure node has is our own bug', () => {
  expect(() => write(onePage([{ mark: 3, shapes: [text(1, 10, 'x')] }], []))).toThrow('mark 3');
});

test('one digit edited in a page is seen, though the file is out of joint', () => {
  const [page] = contentStreams(write(handoutPages()));
  // 1750亿: the code of 1 becomes that of 7.
  const line = page?.text.split('\n').find((operators) => operators.startsWith('/TD')) ?? '';
  const shown = page?.text.slice(page.text.indexOf(line)).match(/<([0-9A-F]{4})([0-9A-F]{4})/);
  expect(shown).not.toBeNull();
  const [whole = '', one = '', seven = ''] = shown ?? [];
  const edited = page?.replaced(page.text.replace(whole, whole.replace(one, seven))) ?? new Uint8Array();
  const found = readPdf(edited).find((cell) => cell.address === 'main:gpt-3.parameters');
  expect(found?.text).toBe('7750亿 · 175B');
});

test('bytes before the file and a lost end do not hinder reading', () => {
  const file = Buffer.from(write(handoutPages()));
  expect(readPdf(Buffer.concat([Buffer.from('% mailed by somebody\n'), file]))).toEqual(HANDOUT_CELLS);
  expect(readPdf(file.subarray(0, file.lastIndexOf('startxref')))).toEqual(HANDOUT_CELLS);
});

test.for(['disable', 'generate', 'preserve'])(
  'a file that qpdf wrote anew is read the same (object streams: %s)',
  (mode, ctx) => {
    const folder = mkdtempSync(join(tmpdir(), 'duibi-pdf-'));
    writeFileSync(join(folder, 'a.pdf'), write(handoutPages()));
    const qpdf = spawnSync('qpdf', [`--object-streams=${mode}`, 'a.pdf', 'b.pdf'], { cwd: folder });
    if (qpdf.error) return ctx.skip('qpdf is not installed');
    expect(readPdf(readFileSync(join(folder, 'b.pdf')))).toEqual(HANDOUT_CELLS);
  },
);

test('what is no PDF, or a broken one, throws an Error', () => {
  expect(() => readPdf(new Uint8Array())).toThrow(Error);
  expect(() => readPdf(Buffer.from('%PDF-1.7\ntrailer <</Root 1 0 R>>'))).toThrow('no structure tree');
  const file = write(handoutPages());
  expect(() => readPdf(file.subarray(0, file.length / 2))).toThrow(Error);
});

test('no damaged file makes the reader hang or throw anything but an Error', () => {
  const file = write(cells(['一二三', 'abc']));
  const place = fc.integer({ min: 0, max: file.length - 1 });
  fc.assert(
    fc.property(
      fc.array(fc.tuple(place, fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 30 }),
      (edits) => {
        const damaged = Uint8Array.from(file);
        for (const [at, byte] of edits) damaged[at] = byte;
        try {
          expect(Array.isArray(readPdf(damaged))).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(Error);
        }
      },
    ),
    { numRuns: 200 },
  );
});
