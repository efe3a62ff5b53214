import { type Inline, type Lines, plainText } from '../core/inline.ts';
import type { Language } from '../core/language.ts';
import type { PageLink } from '../core/paged.ts';
import type { Paint } from '../core/shapes.ts';
import { unexpected } from '../core/unexpected.ts';
import type { Composing } from './composing.ts';
import { type Branch, grow } from './structure.ts';
import type { Look } from './style.ts';
import { lacksGlyph, type Weight } from './typeset.ts';

/** A stretch of text of one look that belongs to one structure leaf. Free of size: `scale` is relative to its box. */
export interface Run {
  readonly text: string;
  readonly weight: Weight;
  readonly paint: Paint;
  readonly scale: number;
  /** How far the baseline is raised, in em of the box. */
  readonly rise: number;
  readonly mark: number;
  readonly language?: Language;
  readonly link?: RunLink;
}

export interface RunLink {
  readonly target: PageLink['target'];
  readonly contents: string;
}

/** Runs that follow each other on the same lines. */
export interface Paragraph {
  readonly runs: readonly Run[];
  /** Size relative to the box. */
  readonly scale: number;
  /** Distance of baselines, as a multiple of the paragraph's own size. */
  readonly leading: number;
  /** Room above, in em of the box; nothing above the first. */
  readonly before: number;
}

interface Writing {
  readonly composing: Composing;
  readonly where: string;
  readonly runs: Run[][];
  readonly scale: number;
  readonly language?: Language;
}

interface Style {
  readonly parent: Branch;
  readonly weight: Weight;
  readonly paint: Paint;
  readonly link?: RunLink;
}

/**
 * The paragraphs of some lines, one a line or break, with their leaves added under `parent`: a Span for each line
 * in another language, a Link for each link. `where` names the place in diagnostics: an address, or a section.
 * `spoken` gives the words to read out for a line that begins with a sign.
 */
export function paragraphsOf(
  composing: Composing,
  parent: Branch,
  lines: Lines,
  look: Look,
  where: string,
  spoken?: (text: string) => string | undefined,
): readonly Paragraph[] {
  const paragraphs: Paragraph[] = [];
  for (const line of lines) {
    const text = plainText(line.inlines);
    if (text === '') continue;
    const actualText = spoken?.(text);
    const foreign = line.language !== undefined && line.language !== composing.language;
    const second = foreign && paragraphs.length > 0;
    const scale = second ? look.second.scale : 1;
    const details = {
      ...(foreign ? { language: line.language } : {}),
      ...(actualText === undefined ? {} : { actualText }),
    };
    const holder = foreign || actualText !== undefined ? grow(parent, 'Span', details) : parent;
    const runs: Run[][] = [[]];
    const language = line.language === undefined ? {} : { language: line.language };
    const writing = { composing, where, runs, scale, ...language };
    const { weight, paint } = second ? look.second : look;
    writeInlines(writing, line.inlines, { parent: holder, weight, paint });
    for (const row of runs) {
      if (row.length === 0) continue;
      const before = paragraphs.length > 0 ? (second ? 0.12 : 0.08) : 0;
      paragraphs.push({ runs: row, scale, leading: look.leading, before });
    }
  }
  return paragraphs;
}

/** Fixed words in all languages on one line, those of a further language as its lines look: `来源 Sources`. */
export function inOneLine(composing: Composing, parent: Branch, words: Lines, look: Look, where: string): Paragraph[] {
  return besideEachOther(paragraphsOf(composing, parent, words, look, where));
}

/** The languages of a short text beside each other. */
function besideEachOther(paragraphs: readonly Paragraph[]): Paragraph[] {
  const [first, ...others] = paragraphs;
  if (first === undefined) return [];
  const further = others.flatMap(({ runs }) =>
    runs.map((run, index) => (index === 0 ? { ...run, text: `\u2002${run.text}` } : run)),
  );
  return [{ ...first, runs: [...first.runs, ...further] }];
}

/** A name said once in each of several languages, these beside each other; anything else as it is. */
export function nameInOneLine(paragraphs: readonly Paragraph[]): readonly Paragraph[] {
  const languages = new Set(paragraphs.map(({ runs }) => runs[0]?.language));
  return languages.size === paragraphs.length ? besideEachOther(paragraphs) : paragraphs;
}

/** One run of plain text under a node of its own mark, coverage checked. */
export function plainRun(
  composing: Composing,
  parent: Branch,
  text: string,
  style: { weight: Weight; paint: Paint; scale?: number; rise?: number; language?: Language; link?: RunLink },
  where: string,
): Run {
  const mark = composing.newMark();
  parent.children.push(mark);
  return {
    text: covered(composing, text, style.weight, where),
    weight: style.weight,
    paint: style.paint,
    scale: style.scale ?? 1,
    rise: style.rise ?? 0,
    mark,
    ...(style.language === undefined ? {} : { language: style.language }),
    ...(style.link === undefined ? {} : { link: style.link }),
  };
}

function writeInlines(writing: Writing, inlines: readonly Inline[], style: Style): void {
  for (const inline of inlines) {
    switch (inline.kind) {
      case 'text':
      case 'code':
        writeText(writing, inline.text, style);
        break;
      case 'strong':
      case 'emphasis':
        writeInlines(writing, inline.children, { ...style, weight: 'bold' });
        break;
      case 'link': {
        const contents = plainText(inline.children);
        if (contents === '') break;
        const parent = grow(style.parent, 'Link');
        const link = { target: { url: inline.href }, contents };
        writeInlines(writing, inline.children, { parent, weight: style.weight, paint: 'accent', link });
        break;
      }
      case 'break':
        writing.runs.push([]);
        break;
      default:
        unexpected(inline);
    }
  }
}

function writeText(writing: Writing, text: string, style: Style): void {
  if (text === '') return;
  const { composing, scale, language, where } = writing;
  writing.runs.at(-1)?.push({
    text: covered(composing, text, style.weight, where),
    weight: style.weight,
    paint: style.paint,
    scale,
    rise: 0,
    mark: leafMark(composing, style.parent),
    ...(language === undefined ? {} : { language }),
    ...(style.link === undefined ? {} : { link: style.link }),
  });
}

/** The leaf at the end of this node, or a new one where something else came last. */
function leafMark(composing: Composing, parent: Branch): number {
  const last = parent.children.at(-1);
  if (typeof last === 'number') return last;
  const mark = composing.newMark();
  parent.children.push(mark);
  return mark;
}

/** The text with a sign in place of each character that no font draws; each is reported with its place. */
export function covered(composing: Composing, text: string, weight: Weight, where: string): string {
  const face = weight === 'bold' ? composing.type.bold : composing.type.body;
  if (!lacksGlyph(face, text)) return text;
  let result = '';
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0;
    if (Number.isNaN(face.advance(codePoint))) {
      composing.lacking(character, where);
      result += composing.type.replacement;
    } else result += character;
  }
  return result;
}
