import type { Diagnostic, Outcome } from '../core/diagnostic.ts';
import type { FontFile } from '../core/font.ts';
import type { Host } from '../core/host.ts';
import type { Theme } from '../core/theme.ts';
import { faceFromFile } from '../layout/font-file.ts';

/** Reads the fallback fonts that a theme names, from the project's folder; what is lacking or of no use is reported. */
export async function themeFonts(host: Host, theme: Theme): Promise<Outcome<readonly FontFile[]>> {
  const diagnostics: Diagnostic[] = [];
  const result: FontFile[] = [];
  for (const { name, file } of theme.font.fallback ?? []) {
    const bytes = await host.read(file);
    if (bytes === undefined) {
      diagnostics.push({ code: 'font-missing', severity: 'error', args: { file } });
      continue;
    }
    const face = faceFromFile(name, bytes);
    if (typeof face === 'string') {
      diagnostics.push({ code: 'font-unusable', severity: 'error', args: { file, reason: face } });
    } else result.push({ name, bytes });
  }
  return { result, diagnostics };
}
