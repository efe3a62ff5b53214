/**
 * All of Duibi, as one script: V8 keeps it compiled beside itself, which a tree of modules does not allow. The doors in
 * `dist/` lead here; nothing is run before it is asked for. See docs/decisions/cold-start.md.
 */
export const commandLine = () => import('./cli/main.ts');
export const build = () => import('./cli/build.ts');
export const worker = () => import('./build/work.ts');
export const templates = () => import('./build/template-files.ts');
export const library = () => import('./index.ts');
