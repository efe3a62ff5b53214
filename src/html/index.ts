import type { Format } from '../core/format.ts';

export { type IndexEntry, indexPage } from './index-page.ts';

/** One self-contained web page: no network, a strict policy, readable without its script. */
export const format: Format = {
  id: 'html',
  extension: 'html',
  uses: ['theme', 'page'],
  load: async (kit) => {
    const [{ htmlWriter }, { loadScripts }] = await Promise.all([import('./write.ts'), import('./scripts.ts')]);
    return htmlWriter(await loadScripts(kit));
  },
  loadReader: async () => (await import('./read.ts')).htmlReader,
};
