import type { Line, Thread } from '../core/thread.ts';
import { unexpected } from '../core/unexpected.ts';
import { type Bodies, type BodyWriter, bodyWriter, type SheetRows, writeRows } from './bodies.ts';
import { type RowBatch, RowPacker, RowUnpacker } from './row-batch.ts';
import type { ColumnPlan, Look, WorkbookPlan } from './sheet.ts';
import type { Packed } from './zip.ts';

/** The script of the package that writes rows in a thread of its own: `src/build/rows-thread.ts`. */
export const SCRIPT = 'rows.js';

/** A thread of its own has to learn its trade first: 360,000 cells took as long with it as without. */
const WORTH_A_THREAD = 500_000;

export function isWorthThread({ sheets }: WorkbookPlan): boolean {
  return sheets.reduce((sum, { rowCount, columns }) => sum + rowCount * columns.length, 0) >= WORTH_A_THREAD;
}

type Message =
  | { readonly kind: 'workbook'; readonly look: Look }
  | { readonly kind: 'sheet'; readonly columns: readonly ColumnPlan[] }
  | { readonly kind: 'rows'; readonly batch: RowBatch }
  | { readonly kind: 'sheet-end' }
  | { readonly kind: 'workbook-end' };

/** So many batches may be on their way before the sender waits until one was taken. */
const MOST_UNDER_WAY = 3;

/** Has the rows written by another thread, while this one makes the next. Its bytes are those of `bodyWriter`. */
export function besideWriter(look: Look, thread: Thread): BodyWriter {
  const packer = new RowPacker();
  let underWay = 0;
  const post = (message: Message, handed?: readonly ArrayBuffer[]) => thread.post(message, handed);
  const send = () => {
    const batch = packer.take();
    post({ kind: 'rows', batch }, [batch.codes.buffer, batch.numbers.buffer] as ArrayBuffer[]);
    underWay += 1;
    return underWay > MOST_UNDER_WAY ? taken() : undefined;
  };
  const taken = async () => {
    await thread.next();
    underWay -= 1;
  };
  post({ kind: 'workbook', look });
  return {
    sheet(columns) {
      packer.sheet();
      post({ kind: 'sheet', columns });
      return {
        write(row) {
          packer.add(row);
          return packer.full ? send() : undefined;
        },
        async end() {
          await send();
          post({ kind: 'sheet-end' });
        },
      };
    },
    async end() {
      post({ kind: 'workbook-end' });
      while (underWay > 0) await taken();
      return (await thread.next()) as Bodies;
    },
  };
}

/** The other end: writes the rows of a workbook, tells of each batch when it is taken, and at last hands all over. */
export async function writeRowsFor(line: Line): Promise<void> {
  const unpacker = new RowUnpacker();
  let writer: BodyWriter | undefined;
  let sheet: SheetRows | undefined;
  for (;;) {
    const message = (await line.next()) as Message;
    switch (message.kind) {
      case 'workbook':
        writer = bodyWriter(message.look);
        break;
      case 'sheet':
        unpacker.sheet();
        sheet = writer?.sheet(message.columns);
        break;
      case 'rows':
        if (sheet) await writeRows(unpacker.rows(message.batch), sheet);
        line.post('taken');
        break;
      case 'sheet-end':
        await sheet?.end();
        break;
      case 'workbook-end': {
        const bodies = await writer?.end();
        line.post(bodies, bodies && buffersOf(bodies));
        return;
      }
      default:
        unexpected(message);
    }
  }
}

/** The memory of what was packed, where it holds nothing else. */
function buffersOf({ sheets, strings }: Bodies): readonly ArrayBuffer[] {
  const packed = [strings, ...sheets.flatMap(({ rows, links }) => [rows, links.elements, links.relations])];
  const chunks = packed.flatMap((one: Packed) => one.chunks);
  return chunks.flatMap(({ buffer, byteLength }) => (byteLength === buffer.byteLength ? [buffer as ArrayBuffer] : []));
}
