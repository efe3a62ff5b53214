import { expectedCells } from '../core/address.ts';
import type { Handout } from '../core/handout.ts';
import type { PackedDocument } from './packed-document.ts';
import { Ref, textString } from './syntax.ts';
import { nameTree } from './trees.ts';

/** A file that travels inside the PDF. */
export interface Extract {
  readonly name: string;
  readonly text: string;
  /** Its date: the edition's. Undefined where the handout has none. */
  readonly date?: Date;
}

/**
 * The cells that a handout shows, and nothing else of the author's data: YAML, an address and its text a line, sorted
 * by address. Strings are quoted as in JSON, which is YAML too, so that no text is taken for a number or a date.
 */
export function extractOf(handout: Handout): Extract {
  const cells = new Map(expectedCells(handout).map(({ address, text }) => [address, text]));
  const sorted = [...cells].sort(([a], [b]) => (a < b ? -1 : 1));
  const lines = [
    `handout: ${JSON.stringify(handout.id)}`,
    `edition: ${JSON.stringify(handout.edition)}`,
    `languages: [${handout.rendition.map((language) => JSON.stringify(language)).join(', ')}]`,
    sorted.length === 0 ? 'cells: {}' : 'cells:',
    ...sorted.map(([address, text]) => `  ${JSON.stringify(address)}: ${JSON.stringify(text)}`),
  ];
  const date = new Date(`${handout.edition}T00:00:00Z`);
  const dated = Number.isNaN(date.getTime()) ? {} : { date };
  return { name: `${handout.id}.cells.yaml`, text: `${lines.join('\n')}\n`, ...dated };
}

/** Attaches a file as the data that the document is made of (ISO 19005-3, 6.8; ISO 32000-2, 14.13). */
export function attach(document: PackedDocument, extract: Extract): void {
  const bytes = new TextEncoder().encode(extract.text);
  const params = { Size: bytes.length, ...(extract.date === undefined ? {} : { ModDate: extract.date }) };
  const file = new Ref(document.stream({ Type: 'EmbeddedFile', Subtype: 'application#2Fyaml', Params: params }, bytes));
  const name = textString(extract.name);
  const description = textString('The cells that this document shows, by address');
  const names = `/F${name}/UF${name}/Desc${description}/AFRelationship/Data`;
  const specification = new Ref(document.pack(`<</Type/Filespec${names}/EF<</F ${file}/UF ${file}>>>>`));
  document.setRoot('AF', [specification]);
  document.setNames('EmbeddedFiles', nameTree(document, [[extract.name, String(specification)]]));
}
