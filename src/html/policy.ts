import { createHash } from 'node:crypto';

/**
 * The Content-Security-Policy of a page: nothing is loaded, and only the style and the scripts with these texts apply.
 * The hashes are over the texts between the tags as the browser sees them.
 */
export function contentPolicy(style: string, scripts: readonly string[] = []): string {
  return [
    "default-src 'none'",
    `style-src ${hashOf(style)}`,
    ...(scripts.length === 0 ? [] : [`script-src ${scripts.map(hashOf).join(' ')}`]),
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}'`;
}
