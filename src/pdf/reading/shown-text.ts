import { isDict, isName, isString, isWord, Lexer, type PdfString, type PdfValue, type PdfWord } from './lexer.ts';

/** Text shown in one go, and the height of its baseline: text on another baseline is another line. */
export interface Run {
  readonly text: string;
  readonly y: number;
}

/** Turns the codes of a font into characters. */
export type Decode = (codes: Uint8Array) => string;

/** The text of each marked-content sequence of a content stream (ISO 32000-1, 9.4 and 14.6), by MCID. */
export function shownText(content: Uint8Array, font: (name: string) => Decode): ReadonlyMap<number, readonly Run[]> {
  return new TextReader(font).read(content);
}

class TextReader {
  private readonly font: (name: string) => Decode;
  private readonly runs = new Map<number, Run[]>();
  /** The MCIDs of the sequences that are open; undefined for those without one, such as artifacts. */
  private readonly open: (number | undefined)[] = [];
  private decode: Decode | undefined;
  // Of the text line matrix only what moves a baseline: its second row's first and last, and b.
  private b = 0;
  private d = 1;
  private y = 0;
  private leading = 0;

  constructor(font: (name: string) => Decode) {
    this.font = font;
  }

  read(content: Uint8Array): ReadonlyMap<number, readonly Run[]> {
    const lexer = new Lexer(content);
    let operands: PdfValue[] = [];
    for (let token = lexer.next(); token !== undefined; token = lexer.next()) {
      if (!isWord(token)) {
        operands.push(token);
        continue;
      }
      this.operator(token, operands);
      operands = [];
    }
    return this.runs;
  }

  private operator({ word }: PdfWord, operands: readonly PdfValue[]): void {
    switch (word) {
      case 'BDC':
        this.open.push(this.sequence(operands));
        break;
      case 'BMC':
        this.open.push(isName(operands[0]) && operands[0].name === 'Artifact' ? undefined : this.open.at(-1));
        break;
      case 'EMC':
        this.open.pop();
        break;
      case 'Tf':
        if (isName(operands[0])) this.decode = this.font(operands[0].name);
        break;
      case 'Tj':
      case 'TJ':
      case "'":
      case '"':
        if (word === "'" || word === '"') this.move(0, -this.leading);
        this.show(operands.at(-1));
        break;
      default:
        this.position(word, operands);
    }
  }

  private sequence(operands: readonly PdfValue[]): number | undefined {
    const [tag, properties] = operands;
    if (isName(tag) && tag.name === 'Artifact') return undefined;
    const mcid = isDict(properties) ? properties.entries.get('MCID') : undefined;
    return typeof mcid === 'number' ? mcid : this.open.at(-1);
  }

  private position(word: string, operands: readonly PdfValue[]): void {
    const numbers = operands.map((operand) => (typeof operand === 'number' ? operand : 0));
    switch (word) {
      case 'BT':
        [this.b, this.d, this.y] = [0, 1, 0];
        break;
      case 'Tm':
        [this.b, this.d, this.y] = [numbers[1] ?? 0, numbers[3] ?? 1, numbers[5] ?? 0];
        break;
      case 'TL':
        this.leading = numbers[0] ?? 0;
        break;
      case 'TD':
        this.leading = -(numbers[1] ?? 0);
        this.move(numbers[0] ?? 0, numbers[1] ?? 0);
        break;
      case 'Td':
        this.move(numbers[0] ?? 0, numbers[1] ?? 0);
        break;
      case 'T*':
        this.move(0, -this.leading);
        break;
    }
  }

  private move(x: number, y: number): void {
    this.y += x * this.b + y * this.d;
  }

  private show(operand: PdfValue | undefined): void {
    const mcid = this.open.at(-1);
    if (mcid === undefined) return;
    if (this.decode === undefined) throw new Error('text is shown without a font');
    const strings: readonly PdfString[] = (Array.isArray(operand) ? operand : [operand]).filter(isString);
    const text = strings.map(({ bytes }) => this.decode?.(bytes) ?? '').join('');
    const runs = this.runs.get(mcid);
    if (runs) runs.push({ text, y: this.y });
    else this.runs.set(mcid, [{ text, y: this.y }]);
  }
}
