import type { Diagnostic } from '../core/diagnostic.ts';
import type { Fonts } from '../core/font.ts';
import type { Handout } from '../core/handout.ts';
import type { Lines } from '../core/inline.ts';
import type { Language } from '../core/language.ts';
import { lookup } from '../core/record.ts';
import type { Theme } from '../core/theme.ts';
import type { Id } from '../core/value.ts';
import { type Style, styleOf } from './style.ts';
import { type Typesetter, typesetter } from './typeset.ts';

/** What every part of the layout of one document shares. */
export interface Composing {
  readonly handout: Handout;
  readonly theme: Theme;
  readonly style: Style;
  readonly type: Typesetter;
  /** The same however tightly the document is set: what does not depend on that is found once, and kept by it. */
  readonly found: object;
  /** The document's language: the first of the rendition. */
  readonly language: Language;
  /** The number of each cited source. */
  readonly citations: ReadonlyMap<Id, number>;
  /** Whether the handout lists its sources, so that marks have something to link to. */
  readonly linksSources: boolean;
  readonly diagnostics: readonly Diagnostic[];
  newMark(): number;
  /** True the first time that a block is laid out: its addresses are given once, since element IDs are unique. */
  claim(block: Id): boolean;
  /** Reports a character that no font can draw. */
  lacking(character: string, where: string): void;
  word(key: string): Lines;
}

export function composingOf(
  handout: Handout,
  theme: Theme,
  fonts: Fonts,
  linksSources: boolean,
  found: object,
  tightness: number,
): Composing {
  let marks = 0;
  const claimed = new Set<Id>();
  const reported = new Set<string>();
  const diagnostics: Diagnostic[] = [];
  return {
    handout,
    theme,
    style: styleOf(theme, tightness),
    type: typesetter(fonts, tightness),
    found,
    language: handout.rendition[0],
    citations: new Map(handout.sources.map((source, index) => [source.id, index + 1])),
    linksSources,
    diagnostics,
    newMark: () => marks++,
    claim(block) {
      const fresh = !claimed.has(block);
      claimed.add(block);
      return fresh;
    },
    lacking(character, where) {
      const key = `${character} ${where}`;
      if (reported.has(key)) return;
      reported.add(key);
      const hex = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
      diagnostics.push({
        code: 'glyph-missing',
        severity: 'error',
        args: { character, codePoint: `U+${hex}`, where },
      });
    },
    word: (key) => lookup(handout.words, key) ?? [],
  };
}
