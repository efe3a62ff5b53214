import type { Diagnostic } from '../core/diagnostic.ts';
import { hasErrors } from '../core/diagnostic.ts';
import type { FormatInput, Kit } from '../core/format.ts';
import { formatOf } from './formats.ts';

/** What a worker is given: plain data, so that it can cross threads. */
export interface Task {
  readonly format: string;
  readonly input: FormatInput;
}

/** The artifact's bytes, or none where the diagnostics hold an error. */
export interface TaskResult {
  readonly bytes?: Uint8Array;
  readonly diagnostics: readonly Diagnostic[];
}

/** Plans and writes one artifact. */
export async function runTask(task: Task, kit: Kit): Promise<TaskResult> {
  const format = formatOf(task.format);
  if (!format) throw new Error(`no such format: ${task.format}`);
  const writer = await format.load(kit);
  const { plan, diagnostics } = writer.plan(task.input);
  return hasErrors(diagnostics) ? { diagnostics } : { bytes: await writer.write(plan), diagnostics };
}
