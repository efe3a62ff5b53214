import { MESSAGES } from '../../src/cli/messages/index.ts';
import type { Sentence } from '../../src/cli/messages/sentence.ts';

/** docs/errors.md: every code with its sentences, the changing words in braces. */
export function errorsDocument(): string {
  const codes = Object.keys(MESSAGES.en).sort() as (keyof typeof MESSAGES.en)[];
  const rows = codes.map((code) => {
    const { message, hint } = (MESSAGES.en[code] as (args: unknown) => Sentence)(placeholders);
    return `| \`${code}\` | ${cell(message)} | ${cell(hint ?? '')} |`;
  });
  return [INTRODUCTION, '| code | what it says | what to do |', '| --- | --- | --- |', ...rows, ''].join('\n');
}

const INTRODUCTION = `# Error codes

Every problem that Duibi reports has a code, a place (file, line, column) and a sentence in Chinese or English
(\`--lang\`). Codes are stable; sentences may get better. All problems of a run are reported together; if one of them is
an error, nothing is written and the exit status is 1. With \`--json\` each problem is an object with \`code, severity,
message, hint, file, start, end, cell\`.

This page is made from the messages themselves (\`npx vitest run test/cli -u\`). Braces hold what the case fills in.
`;

const LISTS = ['known', 'looked'];

const placeholders = new Proxy({} as Record<string, unknown>, {
  get(_target, name) {
    if (typeof name !== 'string') return undefined;
    if (LISTS.includes(name)) return [];
    if (name === 'ids') return ['{ids}'];
    return name === 'ratio' ? { toFixed: () => '{ratio}' } : `{${name}}`;
  },
});

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll('{{', '`{{').replaceAll('}}', '}}`');
}
