import { catalogSchema } from '../catalog/index.ts';
import { loadCatalog } from './load.ts';
import { machineHost } from './machine.ts';
import { packageRoot } from './package-files.ts';

/** The JSON Schema of catalog files; with `data` (a folder or file) the catalog's ids are offered too. */
export async function schema(root: string, data?: string): Promise<object> {
  if (data === undefined) return catalogSchema();
  const loaded = await loadCatalog(machineHost(root, packageRoot()), data);
  return catalogSchema(loaded.result.catalog);
}
