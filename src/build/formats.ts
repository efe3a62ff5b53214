import type { Format } from '../core/format.ts';
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
