/**
 * The outside world, given to the edge as one argument: files and environment. Paths are absolute or relative to
 * the project folder, with forward slashes. Every read, listing and absent path is recorded, since each is an input.
 */
export interface Host {
  readonly root: string;
  /** The bytes of a file, or undefined where there is none. */
  read(path: string): Promise<Uint8Array | undefined>;
  /** The same for messages, bit by bit, each gone when the next is asked for; what they show is no input. */
  stretches(path: string): Iterable<Uint8Array>;
  /** Paths of all files under a folder, relative to it, sorted; empty where there is no such folder. */
  list(folder: string): Promise<readonly string[]>;
  environment(name: string): string | undefined;
}
