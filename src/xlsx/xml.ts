/** Text as the content of an element. Control characters never come here: the plan replaces them. */
export function content(text: string): string {
  if (!/[&<>]/.test(text)) return text;
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Text as an attribute's value; line feeds would otherwise be read as blanks. */
export function attribute(text: string): string {
  if (!/[&<>"\n]/.test(text)) return text;
  return content(text).replaceAll('"', '&quot;').replaceAll('\n', '&#10;');
}

/** `_x0041_` in a text would be read as the character that it names. */
export function escaped(text: string): string {
  return text.includes('_x') ? text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_') : text;
}
