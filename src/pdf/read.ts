import type { ReadCell } from '../core/format.ts';
import { PdfFile } from './reading/objects.ts';
import { StructureText } from './reading/structure-text.ts';

/**
 * Reads back what a PDF of ours shows: the text of every structure element that carries an address, in reading order,
 * as the pages' content streams show it (so an edit of a page is seen), without marks of notes and sources. Each line
 * of a cell is a line of the text. An address that is shown twice is given twice.
 * Throws one Error where the bytes are no PDF, or none that can be read.
 */
export function readPdf(bytes: Uint8Array): readonly ReadCell[] {
  try {
    return [...new StructureText(new PdfFile(bytes)).cells()];
  } catch (error) {
    throw new Error(error instanceof Error ? error.message : String(error), { cause: error });
  }
}
