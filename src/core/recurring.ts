/** Asked so often without an answer often enough, a memory gives up: before V8 has optimised for its being asked. */
const TRIES = 300;
const WORTH = 0.25;

/** What was made of things that come again down a column. Where hardly any does, it soon stops asking. */
export class Recurring<Key, Made> {
  readonly #made = new Map<Key, Made>();
  readonly #most: number;
  #asked = 0;
  #found = 0;
  #idle = false;

  constructor(most: number) {
    this.#most = most;
  }

  /** Whether it has given up. */
  get idle(): boolean {
    return this.#idle;
  }

  get(key: Key): Made | undefined {
    if (this.#idle) return undefined;
    const made = this.#made.get(key);
    this.#asked += 1;
    if (made !== undefined) this.#found += 1;
    else if (this.#asked > TRIES && this.#found < this.#asked * WORTH) this.#giveUp();
    return made;
  }

  /** Whether it will be known again. */
  set(key: Key, made: Made): boolean {
    if (this.#idle || this.#made.size >= this.#most) return false;
    this.#made.set(key, made);
    return true;
  }

  #giveUp(): void {
    this.#idle = true;
    this.#made.clear();
  }
}
