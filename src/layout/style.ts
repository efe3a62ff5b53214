import type { Paint } from '../core/shapes.ts';
import type { Theme } from '../core/theme.ts';
import type { Weight } from './typeset.ts';

/** How the lines of a text look. */
export interface Look {
  readonly weight: Weight;
  readonly paint: Paint;
  readonly leading: number;
  /** Look of the lines in a language other than the leading one. */
  readonly second: { readonly scale: number; readonly paint: Paint; readonly weight: Weight };
}

/** Sizes and distances of a page, in points, all from the theme. */
export interface Style {
  readonly body: number;
  readonly small: number;
  /** Lists of sources. */
  readonly fine: number;
  readonly h1: number;
  readonly h2: number;
  readonly h3: number;
  readonly answer: number;
  /** Room between blocks. */
  readonly gap: number;
  /** Room above a heading of level 2. */
  readonly wideGap: number;
  /** Grounds are tinted; else rules take their place. */
  readonly tinted: boolean;
  readonly rules: { readonly heavy: number; readonly light: number; readonly hair: number };
  /** Room above and below the text of a table row, as a multiple of its size. */
  readonly rowPadding: number;
  /** Room between columns, as a multiple of the table's text size. */
  readonly columnGap: number;
  /** What becomes of the room between baselines and blocks: 1 unless the document is set tightly. */
  readonly tightness: number;
}

export function styleOf(theme: Theme, tightness = 1): Style {
  const { body, small, h1, h2 } = theme.size;
  const tinted = theme.tints !== 'none';
  return {
    body,
    small,
    fine: theme.size.fine ?? Math.max(7, small * 0.9),
    h1,
    h2,
    h3: (h2 + body) / 2,
    answer: Math.max(body, body + (h1 - body) * 0.4),
    gap: body * 0.9 * tightness,
    wideGap: body * 2 * tightness,
    tinted,
    rules: { heavy: 1, light: 0.5, hair: tinted ? 0.35 : 0.5 },
    rowPadding: 0.42 * tightness,
    columnGap: 1.5,
    tightness,
  };
}

const SECOND = { scale: 0.84, paint: 'muted', weight: 'body' } as const;

export const LOOKS = {
  text: { weight: 'body', paint: 'ink', leading: 1.55, second: SECOND },
  answer: { weight: 'bold', paint: 'ink', leading: 1.5, second: { ...SECOND, scale: 0.72 } },
  heading: { weight: 'bold', paint: 'ink', leading: 1.3, second: { ...SECOND, scale: 0.62 } },
  caption: { weight: 'bold', paint: 'ink', leading: 1.35, second: SECOND },
  cell: { weight: 'body', paint: 'ink', leading: 1.4, second: SECOND },
  strongCell: { weight: 'bold', paint: 'ink', leading: 1.4, second: SECOND },
  small: { weight: 'body', paint: 'muted', leading: 1.45, second: { ...SECOND, scale: 0.92 } },
} as const satisfies Readonly<Record<string, Look>>;
