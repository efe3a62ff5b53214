export { expandTemplate } from './expand.ts';
export { loadTemplate } from './load.ts';
export type { ReadText, Template } from './template.ts';
export { parseTheme } from './theme.ts';
