import { plainText } from '../core/inline.ts';
import { type CellRef, refName } from '../core/value.ts';
import { aboutCell } from './cells.ts';
import type { Check } from './check.ts';
import { shownCells } from './shown-cells.ts';

/** Where the project says nothing: about ten lines of a column that is as wide as a third of a page. */
const USUAL_LENGTH = 400;
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{20000}-\u{3fffd}]/u;

/** A cell of a table whose text is too long to be read in a table. What a format cannot hold is that format's error. */
export const cellTooLong: Check<'cell-too-long'> = {
  name: 'cell-too-long',
  scope: 'handout',
  severity: 'warning',
  *run({ catalog, shown }) {
    const limit = catalog.checks?.cellLength ?? USUAL_LENGTH;
    const longest = new Map<string, { ref: CellRef; length: number }>();
    for (const handout of shown) {
      for (const { ref, lines } of shownCells(handout)) {
        const length = Math.max(0, ...lines.map((line) => columnsOf(plainText(line.inlines))));
        const known = longest.get(refName(ref))?.length ?? limit;
        if (length > known) longest.set(refName(ref), { ref, length });
      }
    }
    for (const { ref, length } of longest.values()) {
      yield { args: { cell: refName(ref), length, limit }, about: aboutCell(ref) };
    }
  },
};

/** The length of a text in narrow characters; a wide one counts as two. */
function columnsOf(text: string): number {
  let columns = 0;
  for (const character of text) columns += WIDE.test(character) ? 2 : 1;
  return columns;
}
