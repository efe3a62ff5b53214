import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The shipped fonts: Noto Sans SC (SIL OFL 1.1), regular and bold, cut down to GB2312, Latin and symbols; Noto Sans
 * (SIL OFL 1.1) for the Latin, Greek and Cyrillic letters and superscripts that it lacks; and their advances as JSON so
 * that layout needs no font parser. Written into a folder, nothing of it is committed.
 */
const FACES = [
  { name: 'sans-sc-400', package: '@expo-google-fonts/noto-sans-sc', file: '400Regular/NotoSansSC_400Regular.ttf' },
  { name: 'sans-sc-700', package: '@expo-google-fonts/noto-sans-sc', file: '700Bold/NotoSansSC_700Bold.ttf' },
  { name: 'sans-latin-400', package: '@expo-google-fonts/noto-sans', file: '400Regular/NotoSans_400Regular.ttf' },
  { name: 'sans-latin-700', package: '@expo-google-fonts/noto-sans', file: '700Bold/NotoSans_700Bold.ttf' },
];

/** Han characters of personal names and of technical words that GB2312 lacks. */
const NAMES =
  '祎喆堃翀昇玥珺淼镕晗瑄琰旻昊昱垚犇骉羴鑫焱燚嫣玮璟琤珩瑀瑢璠璘瓒祺禛稹竑筠箐翯芃芊茜荇莜菡葳蒨蘅虓袆褀谞赟邗郅钊钰铖锴镒阗雯霁霈韡颀颢飏骁骅魟鹍麒龑砼氘氚氕铱镓锗嬛婳孖旸晔暕朒';

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

/** Blocks of which the Latin faces keep what the Chinese ones lack. */
const LATIN_BLOCKS = [
  [0x0100, 0x024f], // Latin Extended-A and -B
  [0x0250, 0x02ff], // phonetic letters, modifiers
  [0x0300, 0x036f], // combining marks
  [0x0370, 0x052f], // Greek and Cyrillic
  [0x1e00, 0x1fff], // Latin Extended Additional, Greek Extended
  [0x2000, 0x206f], // punctuation
  [0x2070, 0x20bf], // superscripts, subscripts, currencies
  [0x2100, 0x218f], // letterlike signs, number forms
];

/** Layout tables are of no use to us: the PDF takes glyphs by number, and layout sets them by their advances. */
const DROPPED_TABLES = ['GSUB', 'GPOS', 'GDEF', 'BASE', 'STAT', 'vhea', 'vmtx', 'gasp', 'prep', 'DSIG'];

const LICENCE_NAME_IDS = [0, 13, 14];

/**
 * Makes `<face>.ttf`, `<face>.json` and the licences in a folder. Does nothing where they are
 * already made from the same fonts by the same script.
 * @returns what was made: whether it was skipped, and the sizes in bytes
 */
export async function makeFonts(outFolder) {
  const folders = FACES.map((face) => dirname(createRequire(import.meta.url).resolve(`${face.package}/package.json`)));
  const inputs = await Promise.all(FACES.map(({ file }, index) => readFile(join(folders[index], file))));
  const key = await contentKey(inputs);
  if (await isMade(outFolder, key)) return { skipped: true, files: [] };
  await mkdir(outFolder, { recursive: true });
  const wanted = await wantedOf(inputs);
  const files = await Promise.all(
    FACES.map(({ name }, index) => makeFace(outFolder, name, inputs[index], wanted[index])),
  );
  for (const [index, licence] of [
    [0, 'OFL.txt'],
    [2, 'OFL-latin.txt'],
  ]) {
    await writeFile(join(outFolder, licence), await readFile(join(folders[index], 'LICENSE_FONT')));
  }
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

/** What each face keeps: the Chinese ones all that is wanted, the Latin ones what their Chinese fellow lacks. */
async function wantedOf(inputs) {
  const covered = await Promise.all(inputs.map(async (input) => new Set((await openFont(input)).characterSet)));
  const all = wantedCharacters();
  const chinese = covered.slice(0, 2).map((set) => all.filter((codePoint) => set.has(codePoint)));
  const latin = charactersOf(LATIN_BLOCKS);
  const rest = [2, 3].map((index) =>
    latin.filter((codePoint) => covered[index].has(codePoint) && !chinese[index - 2].includes(codePoint)),
  );
  return [...chinese, ...rest];
}

async function makeFace(folder, name, input, wanted) {
  // Imported here, so that a build whose fonts are made pays nothing for them.
  const { default: subsetFont } = await import('subset-font');
  const text = String.fromCodePoint(...wanted);
  const truetype = await subsetFont(input, text, {
    targetFormat: 'truetype',
    noHinting: true,
    noLayoutClosure: true,
    dropTables: DROPPED_TABLES,
    preserveNameIds: LICENCE_NAME_IDS,
  });
  // Not packed: unpacking would cost each cold start more than reading, and the package itself travels packed.
  await writeFile(join(folder, `${name}.ttf`), truetype);
  const metrics = metricsOf(name, await openFont(truetype));
  await writeFile(join(folder, `${name}.json`), `${JSON.stringify(metrics)}\n`);
  return { name, characters: metrics.characters, truetype: truetype.length };
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
  for (const codePoint of charactersOf(BLOCKS)) wanted.add(codePoint);
  for (const character of NAMES) wanted.add(character.codePointAt(0));
  return [...wanted].sort((a, b) => a - b);
}

function charactersOf(blocks) {
  return blocks.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, index) => first + index));
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
