import { isName, isStream, isString, isWord, Lexer, latin1, type PdfValue } from './lexer.ts';
import type { PdfFile } from './objects.ts';
import type { Decode } from './shown-text.ts';

/** How a font's codes become characters: by its ToUnicode map, else as Latin-1. Composite fonts have two-byte codes. */
export function decoderOf(file: PdfFile, font: PdfValue): Decode {
  const subtype = file.entry(font, 'Subtype');
  const size = isName(subtype) && subtype.name === 'Type0' ? 2 : 1;
  const toUnicode = file.entry(font, 'ToUnicode');
  if (!isStream(toUnicode)) return latin1;
  const characters = characterMap(file.data(toUnicode));
  return (codes) => {
    let text = '';
    for (let at = 0; at + size <= codes.length; at += size) text += characters.get(codeOf(codes, at, size)) ?? '\ufffd';
    return text;
  };
}

/** The entries of a ToUnicode CMap (Adobe Technical Note 5411): single codes and ranges. */
function characterMap(data: Uint8Array): ReadonlyMap<number, string> {
  const map = new Map<number, string>();
  const lexer = new Lexer(data);
  let operands: PdfValue[] = [];
  for (let token = lexer.next(); token !== undefined; token = lexer.next()) {
    if (!isWord(token)) {
      operands.push(token);
      continue;
    }
    if (token.word === 'endbfchar') singles(operands, map);
    if (token.word === 'endbfrange') ranges(operands, map);
    operands = [];
  }
  return map;
}

function singles(operands: readonly PdfValue[], map: Map<number, string>): void {
  for (let at = 0; at + 1 < operands.length; at += 2) {
    const [code, text] = [operands[at], operands[at + 1]];
    if (isString(code) && isString(text)) map.set(codeOf(code.bytes, 0, code.bytes.length), utf16(text.bytes));
  }
}

function ranges(operands: readonly PdfValue[], map: Map<number, string>): void {
  for (let at = 0; at + 2 < operands.length; at += 3) {
    const [from, to, target] = [operands[at], operands[at + 1], operands[at + 2]];
    if (!isString(from) || !isString(to)) continue;
    const first = codeOf(from.bytes, 0, from.bytes.length);
    const last = Math.min(codeOf(to.bytes, 0, to.bytes.length), 0xffff);
    for (let code = first; code <= last; code++) {
      const item = Array.isArray(target) ? target[code - first] : target;
      if (!isString(item)) continue;
      map.set(code, Array.isArray(target) ? utf16(item.bytes) : later(utf16(item.bytes), code - first));
    }
  }
}

/** A range with one target: the last character grows with the code. */
function later(text: string, by: number): string {
  const last = text.codePointAt(text.length - 1) ?? 0;
  return text.slice(0, -1) + String.fromCharCode(last + by);
}

function codeOf(bytes: Uint8Array, at: number, size: number): number {
  let code = 0;
  for (let index = 0; index < size; index++) code = code * 256 + (bytes[at + index] ?? 0);
  return code;
}

/** UTF-16, the higher byte first. */
export function utf16(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at + 1 < bytes.length; at += 2) text += String.fromCharCode(codeOf(bytes, at, 2));
  return text;
}
