import type { MeasureText } from '../core/shapes.ts';

/**
 * Widths for text whose font the page cannot know: it asks the reader's system for one. Each class of character
 * counts as wide as in the widest of the usual sans-serif faces, so that text placed by it does not collide.
 */
export const estimateText: MeasureText = (text, size, weight) => {
  let em = 0;
  for (const character of text) em += characterWidth(character);
  return em * size * (weight === 'bold' ? 1.06 : 1);
};

function characterWidth(character: string): number {
  if (/[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60\uffe0-\uffef]|[\u{20000}-\u{3fffd}]/u.test(character))
    return 1;
  if (/[“”‘’…—·×≈≥≤±†‡]/u.test(character)) return 0.75;
  if (/[mwMW@%]/.test(character)) return 0.9;
  if (/\p{Lu}/u.test(character)) return 0.7;
  if (/[ijlI.,;:'|! ()[\]/\-ftr]/.test(character)) return 0.36;
  return 0.58;
}
