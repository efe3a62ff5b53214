import { parentPort } from 'node:worker_threads';
import { writeRowsFor } from '../xlsx/beside.ts';
import { lineOver } from './line.ts';

/** The door of the thread that writes the rows of a large workbook. What goes wrong here ends it, and is told there. */
if (!parentPort) throw new Error('rows.js runs as a thread only');
void writeRowsFor(lineOver(parentPort).line).then(() => parentPort?.close());
