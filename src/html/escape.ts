const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
  '\r': '&#13;',
  // The parser drops it; the replacement character at least shows that something stood there.
  '\0': '\ufffd',
};

/** Text for between tags and for quoted attributes. The only way in which words of a handout enter a page. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"'`\r\0]/g, (character) => ENTITIES[character] ?? character);
}

/** ` name="value"` with the value escaped; nothing for undefined. */
export function attribute(name: string, value: string | undefined): string {
  return value === undefined ? '' : ` ${name}="${escapeHtml(value)}"`;
}
