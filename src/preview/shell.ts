import type { Told } from '../cli/report.ts';
import { escaped } from './pages.ts';
import type { Listed } from './session.ts';

/** The words of the preview's own frame. */
const WORDS = {
  'zh-CN': {
    title: '预览',
    page: '网页',
    pdf: 'PDF 各页',
    sheets: '工作表',
    problems: '有错误，显示的是上一次无误的样子',
    open: '打开',
  },
  en: {
    title: 'Preview',
    page: 'Web page',
    pdf: 'PDF pages',
    sheets: 'Sheets',
    problems: 'There are errors; what is shown is the last good state',
    open: 'open',
  },
} as const;

export type ShellLanguage = keyof typeof WORDS;

/** The frame around what is previewed: a list, the three views, and a place for errors. */
export function shellPage(list: readonly Listed[], language: ShellLanguage, script: string, style: string): string {
  const words = WORDS[language];
  const choices = list.flatMap(({ handout, renditions }) =>
    renditions.map(
      (rendition) =>
        `<option value="${escaped(`${handout}/${rendition}`)}">${escaped(`${handout} · ${rendition}`)}</option>`,
    ),
  );
  const views = [
    ['page', words.page],
    ['pdf', words.pdf],
    ['sheets', words.sheets],
  ] as const;
  const buttons = views.map(
    ([view, label]) =>
      `<label><input type="checkbox" name="view" value="${view}"${view === 'page' ? ' checked' : ''}> ${label}</label>`,
  );
  return `<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${words.title} · Duibi</title>
<style>${style}</style>
<header><label>${words.title} <select id="what">${choices.join('')}</select></label> ${buttons.join(' ')}</header>
<main id="views"></main>
<section id="problems" role="alert" hidden aria-label="${words.problems}"></section>
<script>${script}</script>
</html>
`;
}

/** The overlay's inside: each problem with its code frame, and a link that opens the line in an editor. */
export function problemsHtml(told: readonly Told[], root: string, editor: string, language: ShellLanguage): string {
  const words = WORDS[language];
  const items = told.map((one) => {
    const place =
      one.file && one.start
        ? editorLink(editor, `${root}/${one.file}`, one.start, `${one.file}:${one.start.line}:${one.start.column}`)
        : '';
    const frame = one.frame ? `<pre>${escaped(one.frame)}</pre>` : '';
    const hint = one.hint === undefined ? '' : `<p>${escaped(one.hint)}</p>`;
    return `<article><h2>${escaped(one.message)}</h2><p>${place} <code>${one.code}</code></p>${frame}${hint}</article>`;
  });
  return `<h1>${words.problems}</h1>${items.join('')}`;
}

/** `{path}`, `{line}` and `{column}` of the editor's address are filled in; only known schemes become links. */
function editorLink(
  editor: string,
  path: string,
  at: { readonly line: number; readonly column: number },
  text: string,
): string {
  const address = editor
    .replace('{path}', encodeURI(path.replaceAll('\\', '/')))
    .replace('{line}', String(at.line))
    .replace('{column}', String(at.column));
  return /^[a-z][a-z0-9+.-]*:\/\//.test(address) && !/^(javascript|data):/i.test(address)
    ? `<a href="${escaped(address)}">${escaped(text)}</a>`
    : escaped(text);
}
