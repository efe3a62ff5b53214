/**
 * A sheet name from a title: without the characters that Excel forbids and with a typographic apostrophe (exceljs
 * writes the plain one unescaped into references), at most 31 UTF-16 units long without cutting
 * a character in two, not empty, not the reserved "History", and unlike all taken ones whatever their case.
 */
export function sheetName(title: string, taken: ReadonlySet<string>): string {
  const bare = cut(
    title
      .replaceAll("'", '’')
      .replace(/[[\]:*?/\\\u0000-\u001f]+/g, ' ')
      .replace(/\s+/g, ' '),
    31,
  );
  const base = bare === '' || bare.toLowerCase() === 'history' ? `${bare}_` : bare;
  if (!taken.has(base.toLowerCase())) return base;
  for (let n = 2; ; n += 1) {
    const name = `${cut(base, 31 - ` ${n}`.length)} ${n}`;
    if (!taken.has(name.toLowerCase())) return name;
  }
}

/** Whether a sheet cannot have that title for its name, whatever other sheets are named. */
export function isRenamed(title: string): boolean {
  return sheetName(title, new Set()) !== title.replaceAll("'", '’').replace(/\s+/g, ' ').trim();
}

/** A table's name from an id: letters, digits and underscores, never like a cell's name. */
export function tableName(kind: 'Matrix' | 'Chart' | 'Crosstab' | 'Worksheet', id: string): string {
  return `${kind}_${id.replace(/[^A-Za-z0-9]/g, '_')}`.slice(0, 255);
}

/** A sheet's name as references write it. */
export function quotedName(name: string): string {
  return `'${name.replaceAll("'", "''")}'`;
}

function cut(text: string, limit: number): string {
  let kept = '';
  for (const character of text) {
    if (kept.length + character.length > limit) break;
    kept += character;
  }
  return kept.trim();
}
