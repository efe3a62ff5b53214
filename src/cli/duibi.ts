#!/usr/bin/env node
import { loadProgram } from '../build/load-program.ts';
import { EXIT } from './exit.ts';
import { unchangedBuild } from './unchanged.ts';

const argv = process.argv.slice(2);

unchangedBuild(argv)
  .then(async (status) => status ?? (await loadProgram().commandLine()).main(argv))
  .then(
    (status) => {
      process.exitCode = status;
    },
    (error: unknown) => {
      const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
      process.stderr.write(`duibi: this is a bug of ours, please report it.\n${detail}\n`);
      process.exitCode = EXIT.bug;
    },
  );
