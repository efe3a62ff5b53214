/** The words of the controls by language, as the page carries them. */
type Dictionary = Readonly<Record<string, Readonly<Record<string, string>>>>;

const dictionary = readDictionary();
const updates: (() => void)[] = [];
let language = document.documentElement.lang;

/** A word in the language now shown, its `{0}`, `{1}` filled in. */
export function word(key: string, ...fill: readonly (string | number)[]): string {
  const text = dictionary[language]?.[key] ?? Object.values(dictionary)[0]?.[key] ?? key;
  return text.replace(/\{(\d)\}/g, (field, index) => String(fill[Number(index)] ?? field));
}

/** Runs now, and again whenever another language is shown. */
export function worded(update: () => void): void {
  updates.push(update);
  update();
}

/** Text of an element that follows the language. */
export function say<E extends Element>(to: E, text: () => string): E {
  worded(() => {
    to.textContent = text();
  });
  return to;
}

export function speak(chosen: string): void {
  language = chosen;
  for (const update of updates) update();
}

/** The languages of the page, the leading one first. */
export const languages: readonly string[] = Object.keys(dictionary);

/** Which of the page's languages is now shown. */
export function languageIndex(): number {
  return languages.indexOf(language);
}

/** What a header or cell says in the language now shown; in the leading one where it has no line of its own. */
export function spoken(cell: Element, textOf: (node: Node) => string): string {
  const lines = [...cell.querySelectorAll(':scope > .line')];
  const line = lines.find((one) => (one.getAttribute('lang') ?? document.documentElement.lang) === language);
  return textOf(line ?? lines[0] ?? cell).trim();
}

function readDictionary(): Dictionary {
  return JSON.parse(document.getElementById('page-words')?.textContent ?? '{}') as Dictionary;
}
