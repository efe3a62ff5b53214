import { everyCell } from '../core/address.ts';
import type { Handout } from '../core/handout.ts';
import type { PackedDocument } from './packed-document.ts';
import { Ref, textString } from './syntax.ts';
import { nameTree } from './trees.ts';

/** A file that travels inside the PDF: of which handout. Its text is made when it is written. */
export interface Extract {
  readonly handout: Handout;
}

/** Text is turned into bytes in portions of about so many characters. */
const PORTION = 1 << 16;

/**
 * The cells that a handout shows, and nothing else of the author's data: YAML, an address and its text a line, in the
 * order of the handout, each address once. Strings are quoted as in JSON, which is YAML too, so that no text is taken
 * for a number or a date.
 */
function extractText(handout: Handout): Uint8Array {
  const portions: Uint8Array[] = [];
  const languages = handout.rendition.map((language) => JSON.stringify(language)).join(', ');
  let text = `handout: ${JSON.stringify(handout.id)}\nedition: ${JSON.stringify(handout.edition)}\nlanguages: [${languages}]\n`;
  const seen = new Set<string>();
  for (const cell of everyCell(handout)) {
    if (seen.has(cell.address)) continue;
    text += `${seen.size === 0 ? 'cells:\n' : ''}  ${JSON.stringify(cell.address)}: ${JSON.stringify(cell.text)}\n`;
    seen.add(cell.address);
    if (text.length < PORTION) continue;
    portions.push(Buffer.from(text));
    text = '';
  }
  portions.push(Buffer.from(seen.size === 0 ? `${text}cells: {}\n` : text));
  return Buffer.concat(portions);
}

/** Attaches a file as the data that the document is made of (ISO 19005-3, 6.8; ISO 32000-2, 14.13). */
export function attach(document: PackedDocument, { handout }: Extract): void {
  const bytes = extractText(handout);
  const date = new Date(`${handout.edition}T00:00:00Z`);
  // Dated by the edition; not at all where that is no day.
  const params = { Size: bytes.length, ...(Number.isNaN(date.getTime()) ? {} : { ModDate: date }) };
  const file = new Ref(document.stream({ Type: 'EmbeddedFile', Subtype: 'application#2Fyaml', Params: params }, bytes));
  const name = textString(`${handout.id}.cells.yaml`);
  const description = textString('The cells that this document shows, by address');
  const names = `/F${name}/UF${name}/Desc${description}/AFRelationship/Data`;
  const specification = new Ref(document.pack(`<</Type/Filespec${names}/EF<</F ${file}/UF ${file}>>>>`));
  document.setRoot('AF', [specification]);
  document.setNames('EmbeddedFiles', nameTree(document, [[`${handout.id}.cells.yaml`, String(specification)]]));
}
