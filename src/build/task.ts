import type { Diagnostic } from '../core/diagnostic.ts';
import { hasErrors } from '../core/diagnostic.ts';
import type { FormatInput, Kit } from '../core/format.ts';
import { formatOf, writerOf } from './formats.ts';

/** One artifact to be planned and written. */
interface Task {
  readonly format: string;
  readonly input: FormatInput;
}

/** The artifact's bytes, or none where the diagnostics hold an error. */
interface TaskResult {
  readonly bytes?: Uint8Array;
  readonly thumbnail?: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** Loads the writers of these formats, and fonts, ahead of the first task. What cannot be loaded is told when a task needs it. */
export async function warmUp(formats: readonly string[], kit: Kit): Promise<void> {
  const known = formats.flatMap((id) => formatOf(id) ?? []);
  await Promise.allSettled([kit.fonts(), ...known.map((format) => writerOf(format, kit))]);
}

/** Plans and writes one artifact. */
export async function runTask(task: Task, kit: Kit): Promise<TaskResult> {
  const format = formatOf(task.format);
  if (!format) throw new Error(`no such format: ${task.format}`);
  const writer = await writerOf(format, kit);
  const { plan, diagnostics } = writer.plan(task.input);
  if (hasErrors(diagnostics)) return { diagnostics };
  const thumbnail = writer.thumbnail?.(plan);
  return { bytes: await writer.write(plan), ...(thumbnail ? { thumbnail } : {}), diagnostics };
}
