import { loadProgram } from './load-program.ts';

/** The door of a worker thread. What goes wrong here ends the thread, and is told by `pool.ts`. */
void loadProgram()
  .worker()
  .then(({ work }) => work());
