/** One end of the line between two threads. Messages are plain data, and arrive in the order in which they were sent. */
export interface Line {
  /** Memory in `handed` is gone here, and there without having been copied. */
  post(message: unknown, handed?: readonly ArrayBuffer[]): void;
  /** The next message of the other end; rejects where that ended before it sent one. */
  next(): Promise<unknown>;
}

/** Another thread, seen from the one that started it. */
export interface Thread extends Line {
  /** Ends it, whatever it does. */
  end(): Promise<void>;
}
