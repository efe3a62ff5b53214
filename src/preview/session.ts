import { formatOf, writerOf } from '../build/formats.ts';
import { type Job, preparer } from '../build/handouts.ts';
import { type Loaded, loadCatalog } from '../build/load.ts';
import { machineHost } from '../build/machine.ts';
import type { BuildOptions } from '../build/options.ts';
import { packageKit, packageRoot } from '../build/package-files.ts';
import { rememberingParser } from '../catalog/index.ts';
import type { HandoutSpec } from '../core/catalog.ts';
import { type Diagnostic, hasErrors } from '../core/diagnostic.ts';
import type { Format, FormatInput } from '../core/format.ts';
import { renditionName } from '../core/language.ts';
import { lookup } from '../core/record.ts';

/** One handout in one rendition, as the list of the preview names it. */
export interface Listed {
  readonly handout: string;
  readonly renditions: readonly string[];
}

/** The project as it is now, kept in memory between saves so that a change costs only what it touches. */
export interface Session {
  /** Reads the files again; what was shown before stays until the errors are gone. */
  refresh(): Promise<readonly Diagnostic[]>;
  list(): readonly Listed[];
  /** The plan and the bytes of one artifact, made when asked for. */
  make(handout: string, rendition: string, format: string): Promise<Made | undefined>;
}

export interface Made {
  readonly input: FormatInput;
  readonly plan: unknown;
  bytes(): Promise<Uint8Array>;
}

/** What the last refresh without errors read. */
interface State {
  readonly loaded: Loaded;
  readonly specs: readonly HandoutSpec[];
  /** Jobs by `handout rendition format`, made when first asked for. */
  readonly jobs: Map<string, Promise<Job | undefined>>;
}

export function openSession(options: BuildOptions): Session {
  const kit = packageKit();
  const parse = rememberingParser();
  let state: State | undefined;
  return {
    async refresh() {
      const host = machineHost(options.root, packageRoot());
      const loaded = await loadCatalog(host, options.data, parse);
      if (hasErrors(loaded.diagnostics)) return loaded.diagnostics;
      const specs = Object.values(loaded.result.catalog.handouts).sort((a, b) => (a.id < b.id ? -1 : 1));
      state = { loaded: loaded.result, specs, jobs: new Map() };
      return loaded.diagnostics;
    },
    list: () =>
      (state?.specs ?? []).map(({ id, renditions }) => ({ handout: id, renditions: renditions.map(renditionName) })),
    async make(handout, rendition, id) {
      const format = formatOf(id);
      const job = state && format ? await jobOf(options, state, handout, rendition, format) : undefined;
      if (!job || !format) return undefined;
      const writer = await writerOf(format, kit);
      const { plan } = writer.plan(job.input);
      return { input: job.input, plan, bytes: () => writer.write(plan) };
    },
  };
}

/** The pure stages for just one handout, rendition and format. */
function jobOf(
  options: BuildOptions,
  state: State,
  handout: string,
  rendition: string,
  format: Format,
): Promise<Job | undefined> {
  const key = `${handout} ${rendition} ${format.id}`;
  const known = state.jobs.get(key);
  if (known) return known;
  const spec = lookup(state.loaded.catalog.handouts, handout);
  const made = spec ? prepareOne(options, state, spec, rendition, format) : Promise.resolve(undefined);
  state.jobs.set(key, made);
  return made;
}

async function prepareOne(
  options: BuildOptions,
  state: State,
  spec: HandoutSpec,
  rendition: string,
  format: Format,
): Promise<Job | undefined> {
  const wanted = { handouts: [spec], renditions: [rendition], formats: [format] };
  const prepare = preparer(machineHost(options.root, packageRoot()), state.loaded, wanted, options.templates);
  const { result, diagnostics } = await prepare(spec);
  if (hasErrors(diagnostics)) throw new PreviewFault(diagnostics);
  return result[0];
}

/** What is wrong with one handout, thrown to whoever asked to see it. */
export class PreviewFault extends Error {
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[]) {
    super('the handout has errors');
    this.diagnostics = diagnostics;
  }
}
