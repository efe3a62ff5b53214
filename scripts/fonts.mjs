import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

/**
 * The shipped fonts: Noto Sans SC (SIL OFL 1.1), regular and bold, cut down to GB2312, Latin and symbols, and their
 * advances as JSON so that layout needs no font parser. Written into a folder, nothing of it is committed.
 */
const WEIGHTS = [
  { weight: '400', file: '400Regular/NotoSansSC_400Regular.ttf' },
  { weight: '700', file: '700Bold/NotoSansSC_700Bold.ttf' },
];

/** Unicode blocks of which every character that the font has is kept; both ends included. */
const BLOCKS = [
  [0x0020, 0x007e], // ASCII
  [0x00a0, 0x017f], // Latin-1 and Latin Extended-A, for names
  [0x01cd, 0x01dc], // pinyin
  [0x02c6, 0x02dd], // spacing accents
  [0x0370, 0x045f], // Greek and Cyrillic
  [0x1ea0, 0x1ef9], // Vietnamese
  [0x2000, 0x218f], // punctuation, superscripts, currencies, letterlike signs, number forms
  [0x2190, 0x23ff], // arrows, mathematical and technical signs
  [0x2460, 0x27bf], // enclosed numbers, boxes, geometric shapes, dingbats
  [0x3000, 0x33ff], // Chinese and Japanese punctuation, kana, squared units
  [0xfe30, 0xfe4f], // vertical forms
  [0xff00, 0xffef], // full-width forms
];

/** Layout tables are of no use to us: the PDF takes glyphs by number, and layout sets them by their advances. */
const DROPPED_TABLES = ['GSUB', 'GPOS', 'GDEF', 'BASE', 'STAT', 'vhea', 'vmtx', 'gasp', 'prep', 'DSIG'];

const LICENCE_NAME_IDS = [0, 13, 14];

/**
 * Makes `sans-sc-<weight>.ttf.br`, `sans-sc-<weight>.json` and `OFL.txt` in a folder. Does nothing where they are
 * already made from the same fonts by the same script.
 * @returns what was made: whether it was skipped, and the sizes in bytes
 */
export async function makeFonts(outFolder) {
  const source = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-sc/package.json'));
  const inputs = await Promise.all(WEIGHTS.map(({ file }) => readFile(join(source, file))));
  const key = await contentKey(inputs);
  if (await isMade(outFolder, key)) return { skipped: true, files: [] };
  await mkdir(outFolder, { recursive: true });
  const files = await Promise.all(WEIGHTS.map(({ weight }, index) => makeFace(outFolder, weight, inputs[index])));
  await writeFile(join(outFolder, 'OFL.txt'), await readFile(join(source, 'LICENSE_FONT')));
  // Written last: a run that was killed leaves no key, and the next one starts afresh.
  await writeFile(join(outFolder, 'made-from.txt'), key);
  return { skipped: false, files };
}

async function contentKey(inputs) {
  const hash = createHash('sha256');
  hash.update(await readFile(fileURLToPath(import.meta.url)));
  hash.update(createRequire(import.meta.url)('subset-font/package.json').version);
  for (const input of inputs) hash.update(input);
  return `${hash.digest('hex')}\n`;
}

async function isMade(folder, key) {
  try {
    return (await readFile(join(folder, 'made-from.txt'), 'utf8')) === key;
  } catch {
    return false;
  }
}

async function makeFace(folder, weight, input) {
  // Imported here, so that a build whose fonts are made pays nothing for them.
  const { default: subsetFont } = await import('subset-font');
  const covered = new Set((await openFont(input)).characterSet);
  const wanted = wantedCharacters().filter((codePoint) => covered.has(codePoint));
  const text = String.fromCodePoint(...wanted);
  const truetype = await subsetFont(input, text, {
    targetFormat: 'truetype',
    noHinting: true,
    noLayoutClosure: true,
    dropTables: DROPPED_TABLES,
    preserveNameIds: LICENCE_NAME_IDS,
  });
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 22 };
  const packed = await promisify(brotliCompress)(truetype, { params });
  await writeFile(join(folder, `sans-sc-${weight}.ttf.br`), packed);
  const metrics = metricsOf(`sans-sc-${weight}`, await openFont(truetype));
  await writeFile(join(folder, `sans-sc-${weight}.json`), `${JSON.stringify(metrics)}\n`);
  return { weight, characters: metrics.characters, truetype: truetype.length, packed: packed.length };
}

/** The font as pdfkit's own parser sees it: glyph numbers and advances are then those that it will write. */
async function openFont(bytes) {
  const { default: PDFDocument } = await import('pdfkit');
  return new PDFDocument({ autoFirstPage: false, font: null }).font(bytes)._font.font;
}

/** GB2312 in its code table (rows A1 to F7) and the blocks, in ascending order. */
function wantedCharacters() {
  const wanted = new Set();
  const decoder = new TextDecoder('gb2312');
  for (let row = 0xa1; row <= 0xf7; row++) {
    for (let cell = 0xa1; cell <= 0xfe; cell++) {
      const codePoint = decoder.decode(Uint8Array.of(row, cell)).codePointAt(0);
      // The code table's holes come out as private use or as the replacement character.
      if (codePoint !== 0xfffd && (codePoint < 0xe000 || codePoint > 0xf8ff)) wanted.add(codePoint);
    }
  }
  for (const [first, last] of BLOCKS) for (let codePoint = first; codePoint <= last; codePoint++) wanted.add(codePoint);
  return [...wanted].sort((a, b) => a - b);
}

/** The numbers of `FaceMetrics` in src/layout/face.ts, read from the subset itself. */
function metricsOf(id, font) {
  const codePoints = [...font.characterSet].sort((a, b) => a - b);
  const runs = [];
  const advances = [];
  let end = 0;
  for (const codePoint of codePoints) {
    if (codePoint === end && runs.length > 0) runs[runs.length - 1]++;
    else runs.push(codePoint - end, 1);
    end = codePoint + 1;
    const advance = font.glyphForCodePoint(codePoint).advanceWidth;
    if (advance !== font.unitsPerEm) advances.push(codePoint, advance);
  }
  const { unitsPerEm, ascent, descent, capHeight } = font;
  return { id, unitsPerEm, ascent, descent, capHeight, characters: codePoints.length, runs, advances };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const started = performance.now();
  const made = await makeFonts(process.argv[2] ?? 'dist/fonts');
  process.stderr.write(`${JSON.stringify(made)} ${Math.round(performance.now() - started)} ms\n`);
}
