import type { Format, FormatInput } from '../core/format.ts';
import { sha256 } from './machine.ts';
import type { ToolIdentity } from './package-files.ts';

/**
 * Digests of all that decides an artifact's bytes, kept apart so that "says something else" (`says`) and "looks
 * different" (`theme`, `page`) can be told. A format that does not use one of them has none.
 */
export interface ContentKeys {
  readonly content: string;
  readonly says: string;
  readonly theme?: string;
  readonly page?: string;
}

/** JSON with sorted keys, so that equal data has equal text whatever order it was made in. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

/** What of the inputs that format really takes; the rest must not make its artifacts stale. */
export function inputFor(format: Format, input: FormatInput): FormatInput {
  const page = format.uses.includes('page') ? input.page : { html: '', css: '' };
  return { ...input, page };
}

/** SHA-256, hexadecimal, each. The fonts are part of the tool's build. */
export function contentKeys(format: Format, input: FormatInput, tool: ToolIdentity): ContentKeys {
  const says = sha256(canonicalJson(input.handout));
  const theme = format.uses.includes('theme') ? { theme: sha256(canonicalJson(input.theme)) } : {};
  const page = format.uses.includes('page') ? { page: sha256(canonicalJson(input.page)) } : {};
  const content = sha256(canonicalJson({ format: format.id, says, ...theme, ...page, tool }));
  return { content, says, ...theme, ...page };
}
