/** A text as a YAML scalar on one line: bare where nothing could be misread, else in quotes. */
export function yamlText(text: string): string {
  const bare =
    /^[\p{L}\p{N}_][^\n]*$/u.test(text) && !/: |:$| #|[,[\]{}"'&*!|>%@`]|^(?:true|false|null|~|yes|no)$/i.test(text);
  const number = /^[-+]?\.?\d[\d.]*(?:e[-+]?\d+)?$/i.test(text);
  if (bare && !number && text.trim() === text) return text;
  return /[\n\t\\]/.test(text) ? JSON.stringify(text) : `'${text.replaceAll("'", "''")}'`;
}

/** A mapping on one line. */
export function yamlFlow(entries: readonly (readonly [string, string])[]): string {
  return entries.length === 0 ? '{}' : `{ ${entries.map(([key, value]) => `${key}: ${value}`).join(', ')} }`;
}
