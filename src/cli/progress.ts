/** Tells of artifacts as they are made: one line that is rewritten on a terminal, a line each elsewhere. */
export function progressLine(show: boolean): {
  readonly step: (done: number, path: string) => void;
  readonly end: () => void;
} {
  // To look at the stream opens it, which loads Node's network.
  if (!show) return { step: () => {}, end: () => {} };
  const { stderr } = process;
  if (!stderr.isTTY || process.env.CI) {
    return { step: (done, path) => stderr.write(`[${done}] ${path}\n`), end: () => {} };
  }
  return {
    step: (done, path) => stderr.write(`\r\u001b[K[${done}] ${path}`),
    end: () => stderr.write('\r\u001b[K'),
  };
}

/** A size as people read it: 12 KB, 3.4 MB; 1 KB is 1,000 bytes. */
export function byteSize(bytes: number): string {
  if (bytes < 1e3) return `${bytes} B`;
  return bytes < 1e6 ? `${Math.round(bytes / 1e3)} KB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
