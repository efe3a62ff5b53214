import { machineHost } from '../build/machine.ts';
import { packageRoot } from '../build/package-files.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import type { MessageLanguage } from './messages/language.ts';
import { type Told, tell } from './report.ts';

/** As `tell`, of files that are named from the working folder. */
export function tellHere(diagnostics: readonly Diagnostic[], language: MessageLanguage): Promise<readonly Told[]> {
  return tell(diagnostics, language, machineHost(process.cwd(), packageRoot()));
}
