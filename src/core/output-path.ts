/** Where an artifact stands in the output folder, unless the project says otherwise. */
export const OUTPUT_PATTERN = '{handout}/{handout}.{rendition}.{ext}';

/** What a pattern may name in braces. */
export const OUTPUT_FIELDS = ['handout', 'title', 'edition', 'rendition', 'ext'] as const;

export type OutputFields = Readonly<Record<(typeof OUTPUT_FIELDS)[number], string>>;

/** Long enough for a title, and short enough that a name in any script keeps under the 255 bytes of file systems. */
const LONGEST = 40;

/** A path with `/`, every name in it safe on the file systems in use: no separators, signs of Windows or end dots. */
export function outputPath(pattern: string, fields: OutputFields): string {
  const filled = pattern.split('/').map((name) =>
    name.replace(/\{(\w+)\}/g, (braces, field: string) => {
      const known = OUTPUT_FIELDS.find((one) => one === field);
      if (known === undefined) return braces;
      // What stands before a point in an extension is an id; cut, it could be another's.
      return known === 'ext' ? fields.ext : safe(fields[known]);
    }),
  );
  return filled.map(unreserved).join('/');
}

/** The names in braces that are none of the fields. */
export function unknownFields(pattern: string): readonly string[] {
  const named = [...pattern.matchAll(/\{([^{}]*)\}/g)].map(([, field = '']) => field);
  return named.filter((field) => !OUTPUT_FIELDS.some((one) => one === field));
}

/** Ends with the extension, is relative, and has no sign outside braces that a file system may refuse. */
export function isOutputPattern(pattern: string): boolean {
  const names = pattern.replace(/\{\w+\}/g, 'x').split('/');
  const sound = (name: string) => /^[^\u0000-\u001f<>:"\\|?*{}]+$/.test(name) && !/^\.|[. ]$/.test(name);
  return pattern.endsWith('.{ext}') && names.every(sound);
}

function safe(text: string): string {
  const plain = text
    .normalize('NFC')
    .replace(/[\u0000-\u001f\u007f<>:"/\\|?*]+/g, '-')
    .replace(/\s+/g, ' ');
  return ends([...ends(plain)].slice(0, LONGEST).join('')) || '-';
}

function ends(text: string): string {
  return text.replace(/^[. ]+|[. ]+$/g, '');
}

/** Names that Windows keeps for devices, whatever follows their first dot. */
function unreserved(name: string): string {
  return /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(name) ? `_${name}` : name;
}
