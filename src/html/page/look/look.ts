import { choice } from '../panel/choice.ts';
import { shareState, writeAddress } from '../state/fragment.ts';
import { announce } from '../words/announce.ts';
import { languages, speak, word } from '../words/words.ts';

/** What holds for the whole page. The first of each is how the page was written. */
const CHOICES = {
  lang: ['', ...(languages.length > 1 ? languages : [])],
  scheme: ['', 'light', 'dark'],
  density: ['', 'compact'],
} as const;
type Key = keyof typeof CHOICES;

const chosen: Record<Key, string> = { lang: '', scheme: '', density: '' };
const controls: { readonly key: Key; readonly show: (value: string) => void }[] = [];

const sheet = new CSSStyleSheet();

/** Reads the page's choices from the address and takes part in it. */
export function openLook(): void {
  document.adoptedStyleSheets.push(sheet);
  shareState({
    write: () => keys().flatMap((key) => (chosen[key] === '' ? [] : [[key, chosen[key]] as const])),
    read: (found) => {
      for (const key of keys()) choose(key, found.get(key) ?? '');
    },
  });
}

/** Controls for those of the page's choices that it has. */
export function lookControls(names: readonly Key[] = keys()): readonly HTMLElement[] {
  return names
    .filter((key) => CHOICES[key].length > 1)
    .map((key) => {
      const made = choice({
        label: () => word(`page-${key}`),
        options: CHOICES[key].map((value) => ({ value, text: () => optionText(key, value) })),
        value: chosen[key],
        change: (value) => {
          choose(key, value);
          writeAddress();
          announce(`${word(`page-${key}`)}: ${optionText(key, value)}`);
        },
      });
      controls.push({ key, show: made.show });
      return made.field;
    });
}

function optionText(key: Key, value: string): string {
  if (key !== 'lang') return word(`page-${key}-${value === '' ? 'auto' : value}`);
  if (value === '') return languages.map(languageName).join(' · ');
  return languageName(value);
}

function languageName(language: string): string {
  const base = new Intl.Locale(language).language;
  return new Intl.DisplayNames([language], { type: 'language' }).of(base) ?? language;
}

function choose(key: Key, value: string): void {
  const allowed = (CHOICES[key] as readonly string[]).includes(value) ? value : '';
  chosen[key] = allowed;
  if (key === 'lang') {
    const [first = ''] = languages;
    sheet.replaceSync(allowed === '' ? '' : languageRules(allowed, allowed === first));
    speak(allowed === '' ? first : allowed);
  }
  if (allowed === '') delete document.documentElement.dataset[key];
  else document.documentElement.dataset[key] = allowed;
  for (const control of controls) if (control.key === key) control.show(allowed);
}

/**
 * A line is left out only where the same is said in the language asked for. Lines in the page's own language carry no
 * `lang`. As a style it holds for what is not on the page at this moment, too.
 */
function languageRules(language: string, first: boolean): string {
  const own = first ? ':not([lang])' : `[lang="${CSS.escape(language)}"]`;
  const rules = ['.line', '.form'].flatMap((line) => [
    `${line}${own}~${line}{display:none}`,
    ...(first ? [] : [`${line}:has(~${line}${own}){display:none}`]),
  ]);
  return [
    // Alone, a second line looks like a first.
    '.second.second{font:inherit;font-family:var(--font-body);color:inherit;letter-spacing:inherit;margin:0}',
    ...rules,
    '.form-separator{display:none}',
    ...(first ? [] : ['.second::after{content:var(--arrow,"");margin-inline-start:.35em;color:var(--accent)}']),
  ].join('\n');
}

function keys(): readonly Key[] {
  return Object.keys(CHOICES) as Key[];
}
