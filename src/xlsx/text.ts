import { isSafeAddress } from '../core/census.ts';
import { type Inline, type Lines, plainLines, plainText, textInlines } from '../core/inline.ts';
import { unexpected } from '../core/unexpected.ts';
import { withMark } from './looks.ts';
import type { CellPlan, CellStyle, Link, Run } from './sheet.ts';

/** The most characters a cell holds, in UTF-16 units. */
export const TEXT_LIMIT = 32_767;
/** The longest address a link may have. */
export const URL_LIMIT = 2_079;
const NOT_XML =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
/** Texts without any of these need no second look. */
const SUSPECT = /[\u0000-\u0008\u000b-\u001f\ud800-\udfff\ufffe\uffff]/;
/** What a spreadsheet, or one that opens a CSV made of it, may take for the start of a formula. */
const FORMULA_START = /^[=+\-@\t\r＝＋－＠]/;

/** Of a cell that has nothing beside value and style. */
export const NOTHING: Omit<CellPlan, 'value' | 'style'> = {};

/** The looks of a run that nothing sets off. */
const PLAIN = '0000';

/** The first character of a text that no XML file can hold. */
export function unfit(text: string): string | undefined {
  return SUSPECT.test(text) ? text.match(NOT_XML)?.[0] : undefined;
}

/** A text as it may stand in a cell: line ends as line feeds, what XML cannot hold replaced, no longer than allowed. */
export function fitText(text: string): string {
  if (!SUSPECT.test(text)) return text.length <= TEXT_LIMIT ? text : cut(text);
  return cut(text.replace(/\r\n?/g, '\n').replace(NOT_XML, '\ufffd'));
}

/** A cell of one plain text. */
export function textCell(text: string, style: CellStyle): CellPlan {
  const value = fitText(text);
  return { value, style: FORMULA_START.test(value) ? withMark(style, 'quoted') : style };
}

/**
 * A cell of lines, one below the other. Marked-up text and lines of a further language are set off in runs; a cell
 * that has one safe link only gets it as its own, since a cell has one link or none.
 */
export function linesCell(
  lines: Lines,
  style: CellStyle,
  extra: Omit<CellPlan, 'value' | 'style'> = NOTHING,
): CellPlan {
  const bare = bareText(lines);
  if (bare !== undefined) {
    // Without spreads, which are slow, where there may be a million such cells.
    if (extra === NOTHING) return textCell(bare, style);
    const cell = textCell(bare, extra.link ? withMark(style, 'link') : style);
    return { ...extra, value: cell.value, style: cell.style };
  }
  const address = bareLink(lines);
  if (address && extra === NOTHING) {
    const { value, style: look } = textCell(plainLines(lines), style);
    const link = safeLink(address);
    return link ? { value, style: withMark(look, 'link'), link } : { value, style: look };
  }
  const cell = textCell(plainLines(lines), style);
  // LibreOffice shows no marks of a format beside runs; the marks matter more.
  const runs = style.format === undefined ? runsOf(lines) : [];
  const link = extra.link ?? onlyLink(lines);
  return {
    ...cell,
    ...(runs.length > 1 || runs.some((run) => looks(run) !== PLAIN) ? { runs } : {}),
    ...extra,
    ...(link ? { link, style: withMark(cell.style, 'link') } : {}),
  };
}

/** A cell of one line: the leading language first, others after it set off. Not wrapped, so it runs over to the right. */
export function lineCell(lines: Lines, style: CellStyle): CellPlan {
  const texts = lines.map((line) => fitText(plainText(line.inlines)).replaceAll('\n', ' '));
  const [first = '', ...others] = texts;
  if (others.length === 0) return textCell(first, style);
  const more = others.map((text): Run => ({ text: `  ${text}`, muted: true }));
  return { ...textCell(texts.join('  '), style), runs: [{ text: first }, ...more] };
}

/** The link of an address that may be followed from a workbook: http, https or mailto, not too long. */
export function safeLink(url: string): Link | undefined {
  return isSafeAddress(url) && url.length <= URL_LIMIT ? { url } : undefined;
}

/** The addresses that inline text links to. */
export function addressesIn(lines: Lines): readonly string[] {
  if (bareText(lines) !== undefined) return [];
  return lines.flatMap((line) => line.inlines.flatMap(hrefs));
}

/** Lines of one plain text that is the same in all languages. */
export function neutral(text: string): Lines {
  return [{ inlines: textInlines(text) }];
}

/** The text of lines that are one plain text without marks, as most are. */
function bareText(lines: Lines): string | undefined {
  const inlines = lines.length === 1 ? lines[0]?.inlines : undefined;
  const inline = inlines?.length === 1 ? inlines[0] : undefined;
  return inline?.kind === 'text' ? inline.text : undefined;
}

/** The address of lines that are one plain link, as cells of links are. */
function bareLink(lines: Lines): string | undefined {
  const inlines = lines.length === 1 ? lines[0]?.inlines : undefined;
  const inline = inlines?.length === 1 ? inlines[0] : undefined;
  if (inline?.kind !== 'link' || inline.children.length !== 1) return undefined;
  return inline.children[0]?.kind === 'text' ? inline.href : undefined;
}

/** Never through the middle of a character. */
function cut(text: string): string {
  const kept = text.slice(0, TEXT_LIMIT);
  return text.length > TEXT_LIMIT && /[\ud800-\udbff]$/.test(kept) ? kept.slice(0, -1) : kept;
}

function runsOf(lines: Lines): readonly Run[] {
  const runs: Run[] = [];
  for (const [index, line] of lines.entries()) {
    const base = index > 0 && line.language !== undefined ? { muted: true as const } : {};
    if (index > 0) push(runs, { text: '\n', ...base });
    for (const run of inlineRuns(line.inlines, base)) push(runs, run);
  }
  return runs;
}

function* inlineRuns(inlines: readonly Inline[], marks: Omit<Run, 'text'>): Generator<Run> {
  for (const inline of inlines) {
    switch (inline.kind) {
      case 'text':
        yield { text: fitText(inline.text), ...marks };
        break;
      case 'code':
        yield { text: fitText(inline.text), ...marks, code: true };
        break;
      case 'strong':
        yield* inlineRuns(inline.children, { ...marks, strong: true });
        break;
      case 'emphasis':
        yield* inlineRuns(inline.children, { ...marks, emphasis: true });
        break;
      case 'link':
        yield* inlineRuns(inline.children, marks);
        break;
      case 'break':
        yield { text: '\n', ...marks };
        break;
      default:
        unexpected(inline);
    }
  }
}

/** Neighbours of the same look become one run; an empty one is none. */
function push(runs: Run[], run: Run): void {
  const last = runs.at(-1);
  if (run.text === '') return;
  if (last && looks(last) === looks(run)) runs[runs.length - 1] = { ...last, text: last.text + run.text };
  else runs.push(run);
}

function looks(run: Run): string {
  return [run.strong, run.emphasis, run.code, run.muted].map((mark) => (mark ? 1 : 0)).join('');
}

function onlyLink(lines: Lines): Link | undefined {
  const urls = new Set(addressesIn(lines));
  const [url] = urls;
  return url !== undefined && urls.size === 1 ? safeLink(url) : undefined;
}

function hrefs(inline: Inline): readonly string[] {
  if (inline.kind === 'link') return [inline.href];
  return inline.kind === 'strong' || inline.kind === 'emphasis' ? inline.children.flatMap(hrefs) : [];
}
