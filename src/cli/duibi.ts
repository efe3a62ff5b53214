#!/usr/bin/env node
import { EXIT } from './exit.ts';
import { main } from './main.ts';

main(process.argv.slice(2)).then(
  (status) => {
    process.exitCode = status;
  },
  (error: unknown) => {
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    process.stderr.write(`duibi: this is a bug of ours, please report it.\n${detail}\n`);
    process.exitCode = EXIT.bug;
  },
);
