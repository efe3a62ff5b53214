/** What a build is asked to do. Folders are relative to the project folder or absolute. */
export interface BuildOptions {
  readonly root: string;
  readonly data: string;
  readonly templates: string;
  readonly out: string;
  /** Empty lists mean all that the catalog names, in the formats made by default. */
  readonly handouts: readonly string[];
  readonly renditions: readonly string[];
  readonly formats: readonly string[];
  /** Threads that make artifacts, this one among them unless `keepGoing`; 0 is this one alone in any case. */
  readonly jobs: number;
  /** Write the handouts without errors even if others have some. */
  readonly keepGoing: boolean;
  /** Remove artifacts that the catalog no longer asks for. On unless said. */
  readonly prune?: boolean;
  /** Find out why each artifact is made again; costs reading the earlier one. */
  readonly why?: boolean;
  /** Make only the handouts of this part of the whole: `index` from 1 to `of`. */
  readonly shard?: Shard;
}

export interface Shard {
  readonly index: number;
  readonly of: number;
}

/** A build that was told to look at a part only merges into the manifest and prunes nothing. */
export function isFiltered(options: BuildOptions): boolean {
  return options.handouts.length > 0 || options.renditions.length > 0 || options.formats.length > 0;
}
