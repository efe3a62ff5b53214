import { relative } from 'node:path';
import type { Diagnostic } from '../core/diagnostic.ts';
import { BusyError } from './place.ts';

/** What the machine may refuse, in words that are the same on every system. */
const REFUSALS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full (ENOSPC)',
  EDQUOT: 'the disk quota is used up (EDQUOT)',
  EROFS: 'the disk is read-only (EROFS)',
  EACCES: 'permission denied (EACCES)',
  EPERM: 'operation not permitted (EPERM)',
  EMFILE: 'too many open files (EMFILE)',
  ENOTDIR: 'part of the path is a file, not a folder (ENOTDIR)',
  EEXIST: 'a file stands where a folder is needed (EEXIST)',
  EIO: 'the disk failed (EIO)',
  EFBIG: 'the file is larger than may be written (EFBIG)',
  EBUSY: 'another program holds it (EBUSY)',
  ENAMETOOLONG: 'the name is too long (ENAMETOOLONG)',
};

/** Whether the machine, not our code, is at fault: the error of a system call that people can do something about. */
export function isMachineError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error && Object.hasOwn(REFUSALS, String(error.code));
}

/** The machine's refusal as a diagnostic, or undefined for anything else. */
export function machineFault(error: unknown, root: string): Diagnostic | undefined {
  if (error instanceof BusyError) return busyFault(error.file);
  if (!isMachineError(error)) return undefined;
  const detail = REFUSALS[String(error.code)] ?? error.message;
  const path = error.path === undefined ? '' : relative(root, error.path) || '.';
  return { code: 'write-failed', severity: 'error', args: { path, detail } };
}

export function busyFault(artifact: string): Diagnostic {
  return { code: 'target-busy', severity: 'error', args: { artifact } };
}
