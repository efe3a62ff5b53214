import { headerAddress } from '../core/address.ts';
import type { ReadCell, Reader } from '../core/format.ts';
import { parseRecords, unguarded } from './field.ts';

/** Reads the matrix back: the ids of its first record and first column give each field its address. */
export const reader: Reader = {
  async read(bytes) {
    // The decoder leaves the byte order mark out.
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text === '' ? [] : [...cellsOf(parseRecords(text))];
  },
};

function* cellsOf(records: readonly (readonly string[])[]): Generator<ReadCell> {
  const [ids = [], labels = [], ...rows] = records;
  const [block = '', conceptsAs] = (ids[0] ?? '').split(' ');
  const columns = ids.slice(2);
  for (const [index, id] of columns.entries()) {
    yield { address: headerAddress(block, id), text: unguarded(labels[index + 2] ?? '') };
  }
  for (const [own = '', label = '', ...cells] of rows) {
    yield { address: headerAddress(block, own), text: unguarded(label) };
    for (const [index, id] of columns.entries()) {
      const [concept, attribute] = conceptsAs === 'rows' ? [own, id] : [id, own];
      yield { address: `${block}:${concept}.${attribute}`, text: unguarded(cells[index] ?? '') };
    }
  }
}
