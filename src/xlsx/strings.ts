import type { CellStyle, Look, Run } from './sheet.ts';
import { type StyleParts, sizeOf, styleKey, styleParts } from './style.ts';
import { attribute, content, escaped } from './xml.ts';
import { type Packed, packer } from './zip.ts';

/** So many distinct texts are known again; later ones are written anew each time, so that memory stays bounded. */
const KNOWN = 20_000;
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** The part that holds all texts of a workbook. Cells name a text by its place. */
export interface SharedStrings {
  /** `fresh` where it is unlikely to have been placed before: to ask takes longer than to write a short text. */
  place(text: string, fresh?: boolean): number;
  placeRuns(runs: readonly Run[], style: CellStyle): number;
  /** A promise where the writer should wait. */
  pause(): Promise<void> | undefined;
  end(): Promise<Packed>;
}

export function sharedStrings(look: Look): SharedStrings {
  const out = packer();
  const texts = new Map<string, number>();
  const rich = new Map<string, number>();
  const element = runWriter(look);
  let count = 0;
  let wait: Promise<void> | undefined;
  out.write(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<sst xmlns="${MAIN}">`);
  const write = (item: string) => {
    wait = out.write(`<si>${item}</si>`) ?? wait;
    count += 1;
    return count - 1;
  };
  const add = (item: string, key: string, known: Map<string, number>) => {
    if (known.size < KNOWN) known.set(key, count);
    return write(item);
  };
  return {
    place: (text, fresh) =>
      fresh ? write(textElement(text)) : (texts.get(text) ?? add(textElement(text), text, texts)),
    placeRuns(runs, style) {
      const item = runs.map((run) => element(run, style)).join('');
      return rich.get(item) ?? add(item, item, rich);
    },
    pause() {
      const due = wait;
      wait = undefined;
      return due;
    },
    end() {
      out.write('</sst>');
      return out.end();
    },
  };
}

const SPACED = /^\s|\s$|\n| {2}/;
/** What a text may hold that it is not written as it is. */
const SPECIAL = /[&<>\n]|_x| {2}|^\s|\s$/;

function textElement(text: string): string {
  if (!SPECIAL.test(text)) return `<t>${text}</t>`;
  const space = SPACED.test(text) ? ' xml:space="preserve"' : '';
  return `<t${space}>${content(escaped(text))}</t>`;
}

/** Writes runs; what sets one off is written once for each look. */
function runWriter(look: Look): (run: Run, style: CellStyle) => string {
  const known = new Map<string, string>();
  return (run, style) => {
    const { strong, emphasis, code, raised, muted } = run;
    const key = `${strong ?? ''} ${emphasis ?? ''} ${code ?? ''} ${raised ?? ''} ${muted ?? ''} ${styleKey(style)}`;
    const properties = known.get(key) ?? runProperties(run, style, look);
    known.set(key, properties);
    return `<r><rPr>${properties}</rPr><t xml:space="preserve">${content(escaped(run.text))}</t></r>`;
  };
}

function runProperties(run: Run, style: CellStyle, look: Look): string {
  const font = runFont(run, style, look);
  const parts = [
    font.bold ? '<b/>' : '',
    font.italic ? '<i/>' : '',
    font.underline ? '<u/>' : '',
    run.raised ? '<vertAlign val="superscript"/>' : '',
    `<sz val="${font.size}"/><color rgb="${font.color.argb}"/><rFont val="${attribute(font.name)}"/>`,
    `<family val="${font.family}"/>`,
    font.charset === undefined ? '' : `<charset val="${font.charset}"/>`,
  ];
  return parts.join('');
}

function runFont(run: Run, style: CellStyle, look: Look): StyleParts['font'] & { readonly italic?: boolean } {
  const base = styleParts(style, look).font;
  return {
    ...base,
    ...(run.strong ? { bold: true } : {}),
    ...(run.emphasis ? { italic: true } : {}),
    ...(run.code ? { name: 'Consolas' } : {}),
    ...(run.muted ? { bold: false, color: { argb: `FF${look.color.muted}` }, size: mutedSize(style.role, look) } : {}),
  };
}

/** Beside a title the other language is much smaller, elsewhere a little. */
function mutedSize(role: CellStyle['role'], look: Look): number {
  return role === 'title' || role === 'heading' ? look.size.body : sizeOf(role, look.size) - 0.5;
}
