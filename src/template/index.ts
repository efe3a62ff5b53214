export { expandTemplate } from './expand.ts';
export { loadTemplate } from './load.ts';
export { parseAhead } from './parse-ahead.ts';
export type { ParsedAhead, ReadText, Template } from './template.ts';
export { parseTheme } from './theme.ts';
