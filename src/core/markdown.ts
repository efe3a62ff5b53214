import type { Inline } from './inline.ts';

/**
 * Inline Markdown, the few marks that all formats can show: `*emphasis*`, `**strong**`, `` `code` ``,
 * `[label](https://…)`; a line feed is a break; a backslash before a mark makes it literal.
 * Marks without their partner, and links that are not http, https or mailto, stay the characters that they are.
 * Unlike CommonMark a mark may touch Chinese punctuation (`**“大”**问` is strong). Time is linear in the length:
 * at most one of each mark is open at a time, and no scan passes a character twice.
 */
export function parseInlines(text: string): readonly Inline[] {
  if (!ANY_MARK.test(text)) {
    const bare = text.trimEnd();
    return bare === '' ? [] : [{ kind: 'text', text: bare }];
  }
  return new Reading(text).inlines();
}

/** The link as typed if its scheme is http, https or mailto and it has no character that a link may not hold. */
export function safeHref(url: string): string | undefined {
  return SAFE_LINK.test(url) ? url : undefined;
}

// After the scheme: something to go to, and no space, control character, quotation mark, bracket or backslash.
const SAFE_LINK = /^(?:https?:\/\/[^/?#\s]|mailto:[^?\s])[^\s\u0000-\u0020\u007f-\u009f"<>\\^`{|}]*$/iu;
const ANY_MARK = /[*`[\]\\\n\r]/;
const MARKS = /[*`[\]\\\n]/g;
const ESCAPABLE = '*`[]()\\';
const NOT_IN_HREF = /[\s[\]<>"]/;

type Mark = 'root' | 'strong' | 'emphasis' | 'link';
interface Frame {
  readonly mark: Mark;
  /** What stood there, for when the partner never comes. */
  readonly source: string;
  readonly children: Inline[];
}

class Reading {
  readonly #text: string;
  #at = 0;
  /** Open marks, outermost first, after the root; no mark twice. */
  readonly #frames: Frame[] = [];
  readonly #root: Frame = { mark: 'root', source: '', children: [] };

  constructor(text: string) {
    this.#text = text.replace(/\r\n?/g, '\n').replace(/^\n+/, '').trimEnd();
  }

  inlines(): readonly Inline[] {
    while (this.#at < this.#text.length) {
      MARKS.lastIndex = this.#at;
      const next = MARKS.exec(this.#text)?.index ?? this.#text.length;
      this.#put(this.#text.slice(this.#at, next));
      this.#at = next;
      if (next < this.#text.length) this.#mark();
    }
    while (this.#frames.length > 0) this.#dissolve(this.#frames.length - 1);
    return this.#root.children;
  }

  #mark(): void {
    const mark = this.#text[this.#at];
    if (mark === '\\') this.#escape();
    else if (mark === '`') this.#code();
    else if (mark === '*') this.#stars();
    else if (mark === '[') this.#openLink();
    else if (mark === ']') this.#closeLink();
    else {
      this.#children().push({ kind: 'break' });
      this.#at += 1;
    }
  }

  #escape(): void {
    const next = this.#text[this.#at + 1];
    const escapes = next !== undefined && ESCAPABLE.includes(next);
    this.#put(escapes ? next : '\\');
    this.#at += escapes ? 2 : 1;
  }

  #code(): void {
    const start = this.#at + 1;
    const end = this.#text.indexOf('`', start);
    if (end <= start) {
      this.#put(end === start ? '``' : '`');
      this.#at = end === start ? start + 1 : start;
      return;
    }
    this.#children().push({ kind: 'code', text: this.#text.slice(start, end).replaceAll('\n', ' ') });
    this.#at = end + 1;
  }

  #stars(): void {
    const start = this.#at;
    while (this.#text[this.#at] === '*') this.#at += 1;
    const before = start === 0 ? ' ' : (this.#text[start - 1] ?? ' ');
    const after = this.#text[this.#at] ?? ' ';
    let left = this.#at - start;
    let used = 1;
    while (left > 0 && left <= 3 && used > 0) {
      used = (/\s/.test(before) ? 0 : this.#close(left)) || (/\s/.test(after) ? 0 : this.#open(left));
      left -= used;
    }
    this.#put('*'.repeat(left));
  }

  /** Closes the innermost open mark that so many stars can close; how many stars that took. */
  #close(stars: number): number {
    const index = this.#frames.findLastIndex(
      ({ mark }) => (mark === 'strong' && stars >= 2) || (mark === 'emphasis' && stars !== 2),
    );
    const frame = this.#frames[index];
    if (frame === undefined || (frame.children.length === 0 && index === this.#frames.length - 1)) return 0;
    this.#dissolveAbove(index);
    this.#frames.pop();
    const strong = frame.mark === 'strong';
    this.#children().push({ kind: strong ? 'strong' : 'emphasis', children: frame.children });
    return strong ? 2 : 1;
  }

  #open(stars: number): number {
    const mark = stars >= 2 ? 'strong' : 'emphasis';
    if (this.#find(mark) >= 0) return 0;
    const source = stars >= 2 ? '**' : '*';
    this.#frames.push({ mark, source, children: [] });
    return source.length;
  }

  #openLink(): void {
    const open = this.#find('link');
    if (open >= 0) this.#dissolve(open);
    this.#frames.push({ mark: 'link', source: '[', children: [] });
    this.#at += 1;
  }

  #closeLink(): void {
    const index = this.#find('link');
    const href = this.#href();
    const frame = this.#frames[index];
    if (frame === undefined || href === undefined) {
      if (index >= 0) this.#dissolve(index);
      this.#put(']');
      this.#at += 1;
      return;
    }
    this.#dissolveAbove(index);
    if (safeHref(href) === undefined || frame.children.length === 0) {
      this.#dissolve(index);
      this.#put(`](${href})`);
    } else {
      this.#frames.pop();
      this.#children().push({ kind: 'link', href, children: frame.children });
    }
    this.#at += href.length + 3;
  }

  /** The target after `](`, with balanced parentheses; a bracket ends the scan, so scans never overlap. */
  #href(): string | undefined {
    const start = this.#at + 2;
    if (this.#text[this.#at + 1] !== '(') return undefined;
    for (let end = start, depth = 0; end < this.#text.length; end += 1) {
      const char = this.#text[end] ?? '';
      if (NOT_IN_HREF.test(char)) return undefined;
      if (char === '(') depth += 1;
      if (char === ')' && depth === 0) return this.#text.slice(start, end);
      if (char === ')') depth -= 1;
    }
    return undefined;
  }

  #find(mark: Mark): number {
    return this.#frames.findIndex((frame) => frame.mark === mark);
  }

  #dissolveAbove(index: number): void {
    while (this.#frames.length - 1 > index) this.#dissolve(this.#frames.length - 1);
  }

  /** An open mark turns out to be plain characters; what it held moves to the mark around it. */
  #dissolve(index: number): void {
    const [frame] = this.#frames.splice(index, 1);
    if (frame === undefined) return;
    const parent = (this.#frames[index - 1] ?? this.#root).children;
    for (const child of [{ kind: 'text', text: frame.source } as const, ...frame.children]) append(parent, child);
  }

  #put(text: string): void {
    if (text !== '') append(this.#children(), { kind: 'text', text });
  }

  #children(): Inline[] {
    return (this.#frames.at(-1) ?? this.#root).children;
  }
}

/** Neighbouring texts become one. */
function append(list: Inline[], inline: Inline): void {
  const last = list.at(-1);
  if (inline.kind === 'text' && last?.kind === 'text') {
    list[list.length - 1] = { kind: 'text', text: last.text + inline.text };
  } else {
    list.push(inline);
  }
}
