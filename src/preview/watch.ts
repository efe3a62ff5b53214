import { watch } from 'chokidar';

/** Editors write a file in several steps; changes this close together are one. */
const SETTLE_MS = 20;

/** Calls `changed` after every change below the folders, never two calls at once, none lost. */
export async function watchFolders(
  folders: readonly string[],
  changed: () => Promise<void>,
): Promise<{ close(): Promise<void> }> {
  const watcher = watch([...folders], { ignoreInitial: true });
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  watcher.on('all', () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      running = running.then(changed);
    }, SETTLE_MS);
  });
  await new Promise<void>((resolve) => watcher.once('ready', () => resolve()));
  return {
    async close() {
      clearTimeout(timer);
      await watcher.close();
      await running;
    },
  };
}
