import { deflateSync, inflateSync } from 'node:zlib';

/** The decoded streams of a file that hold drawing, and the file with one of them replaced and nothing else mended. */
export function contentStreams(pdf: Uint8Array): readonly { text: string; replaced: (text: string) => Uint8Array }[] {
  const file = Buffer.from(pdf);
  const found: { text: string; replaced: (text: string) => Uint8Array }[] = [];
  for (let at = file.indexOf('stream\n'); at >= 0; at = file.indexOf('stream\n', at + 7)) {
    const start = at + 7;
    const end = file.indexOf('\nendstream', start);
    const text = inflated(file.subarray(start, end));
    if (!text?.includes(' Tj') && !text?.includes('>Tj')) continue;
    const replaced = (other: string) =>
      Buffer.concat([file.subarray(0, start), deflateSync(Buffer.from(other, 'latin1')), file.subarray(end)]);
    found.push({ text, replaced });
  }
  return found;
}

function inflated(bytes: Uint8Array): string | undefined {
  try {
    return inflateSync(bytes).toString('latin1');
  } catch {
    return undefined;
  }
}
