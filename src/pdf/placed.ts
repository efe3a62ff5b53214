import { type Bounds, union } from './bounds.ts';
import type { Ref } from './syntax.ts';

/** A marked-content sequence: its page and its number there. */
export interface Occurrence {
  readonly page: PlacedPage;
  readonly mcid: number;
}

export interface PlacedPage {
  readonly index: number;
  /** `12 0 R`. */
  readonly ref: string;
  readonly height: number;
  /** How many marked-content sequences it has. */
  readonly sequences: number;
}

/** A link annotation of a page, and its key in the tree of parents. */
export interface PlacedLink {
  readonly page: PlacedPage;
  readonly ref: Ref;
  readonly key: number;
}

/**
 * What the pages hold, by mark. Nearly all marks occur once: page and number are then held in flat arrays, since an
 * object for each cell of a long table would cost more than its text.
 */
export class Placed {
  readonly pages: PlacedPage[] = [];
  readonly links = new Map<number, PlacedLink[]>();
  private readonly firstPage: number[] = [];
  private readonly firstId: number[] = [];
  private readonly later = new Map<number, Occurrence[]>();
  private readonly boxes = new Map<number, Bounds>();

  occurs(mark: number, page: PlacedPage, mcid: number): void {
    if ((this.firstId[mark] ?? NOWHERE) !== NOWHERE) {
      const known = this.later.get(mark);
      if (known) known.push({ page, mcid });
      else this.later.set(mark, [{ page, mcid }]);
      return;
    }
    // Filled up to the mark, so that the arrays stay flat.
    while (this.firstId.length < mark) {
      this.firstId.push(NOWHERE);
      this.firstPage.push(NOWHERE);
    }
    this.firstId[mark] = mcid;
    this.firstPage[mark] = page.index;
  }

  /** The first place of a mark, or undefined where it was never drawn. */
  first(mark: number): Occurrence | undefined {
    const mcid = this.firstId[mark] ?? NOWHERE;
    const page = this.pages[this.firstPage[mark] ?? NOWHERE];
    return mcid === NOWHERE || page === undefined ? undefined : { page, mcid };
  }

  /** The other places of a mark. */
  others(mark: number): readonly Occurrence[] {
    return this.later.get(mark) ?? NONE;
  }

  /** Widens what is known of a mark's place on its first page. */
  covers(mark: number, page: PlacedPage, box: Bounds): void {
    const first = this.first(mark);
    if (first === undefined || first.page === page) this.boxes.set(mark, union(this.boxes.get(mark), box));
  }

  /** What a mark covers on its first page, of marks that are measured. */
  box(mark: number): Bounds | undefined {
    return this.boxes.get(mark);
  }
}

const NOWHERE = -1;
const NONE: readonly Occurrence[] = [];
