import type { Format, Kit, Writer } from '../core/format.ts';
import { format as csv } from '../csv/index.ts';
import { format as html } from '../html/index.ts';
import { format as markdown } from '../markdown/index.ts';
import { format as pdf } from '../pdf/index.ts';
import { format as xlsx } from '../xlsx/index.ts';

/** Every format there is, one line each. */
export const FORMATS: readonly Format[] = [xlsx, pdf, html, markdown, csv];

export function formatOf(id: string): Format | undefined {
  return FORMATS.find((format) => format.id === id);
}

const writers = new WeakMap<Kit, Map<string, Promise<Writer>>>();

/** Each is loaded once, for all its artifacts. */
export function writerOf(format: Format, kit: Kit): Promise<Writer> {
  const loaded = writers.get(kit) ?? new Map<string, Promise<Writer>>();
  writers.set(kit, loaded);
  const writer = loaded.get(format.id) ?? format.load(kit);
  loaded.set(format.id, writer);
  return writer;
}
