/** Name and text of each script of web pages, bundled from src/html/page. */
export function pageScripts(): Promise<Readonly<Record<string, string>>>;
