import { type Inline, plainText } from '../core/inline.ts';

/** Running text taken apart: marks open and close around what is visible, white space waits for its neighbours. */
export type Atom =
  | { readonly kind: 'inline'; readonly inline: Inline }
  | { readonly kind: 'space'; readonly newline: boolean }
  | { readonly kind: 'open'; readonly wrap: (children: readonly Inline[]) => Inline }
  | { readonly kind: 'close' };

/** The atoms of a literal text: its words, and the white space between them. */
export function literalAtoms(text: string): readonly Atom[] {
  return text
    .split(/([ \t\n\r\f]+)/)
    .filter((part) => part !== '')
    .map((part) =>
      /^[ \t\n\r\f]/.test(part)
        ? { kind: 'space', newline: /[\n\r]/.test(part) }
        : { kind: 'inline', inline: { kind: 'text', text: part } },
    );
}

/**
 * Puts atoms together. White space collapses as in HTML: none at either end or beside a break, else one space; and
 * none at all where a line of the template ended between two characters of Chinese (CSS Text 3, 4.1.3).
 */
export function assemble(atoms: readonly Atom[]): readonly Inline[] {
  const stack: { wrap: (children: readonly Inline[]) => Inline; children: Inline[] }[] = [];
  const root: Inline[] = [];
  const children = () => stack.at(-1)?.children ?? root;
  for (const atom of withSpaces(atoms)) {
    if (atom.kind === 'open') stack.push({ wrap: atom.wrap, children: [] });
    else if (atom.kind === 'close') {
      const done = stack.pop();
      if (done && done.children.length > 0) children().push(done.wrap(done.children));
    } else append(children(), atom.inline);
  }
  return root;
}

type Visible = Exclude<Atom, { kind: 'space' }>;

/** Each run of white space turned into one space or nothing; where it first stood, so that marks stay around words. */
function withSpaces(atoms: readonly Atom[]): readonly Visible[] {
  const out: Visible[] = [];
  let before = '\n';
  let waiting: { at: number; newline: boolean } | undefined;
  for (const atom of atoms) {
    if (atom.kind === 'space') {
      waiting = { at: waiting?.at ?? out.length, newline: atom.newline || (waiting?.newline ?? false) };
      continue;
    }
    if (atom.kind === 'inline') {
      const text = plainText([atom.inline]);
      if (text === '') continue;
      if (waiting && needsSpace(before, text, waiting.newline)) {
        out.splice(waiting.at, 0, { kind: 'inline', inline: { kind: 'text', text: ' ' } });
      }
      waiting = undefined;
      before = text;
    }
    out.push(atom);
  }
  return out;
}

function needsSpace(before: string, after: string, newline: boolean): boolean {
  if (before.endsWith('\n') || after.startsWith('\n')) return false;
  return !(newline && WIDE_END.test(before) && WIDE_START.test(after));
}

const WIDE =
  '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\u3000-\\u303f\\uff00-\\uffef\\u2014\\u2018-\\u201d\\u2026]';
const WIDE_END = new RegExp(`${WIDE}$`, 'u');
const WIDE_START = new RegExp(`^${WIDE}`, 'u');

/** Neighbouring texts become one. */
function append(list: Inline[], inline: Inline): void {
  const last = list.at(-1);
  if (inline.kind === 'text' && last?.kind === 'text') {
    list[list.length - 1] = { kind: 'text', text: last.text + inline.text };
  } else list.push(inline);
}
