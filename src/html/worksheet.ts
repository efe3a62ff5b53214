import { matricesIn } from '../core/handout.ts';
import { type Lines, plainLines } from '../core/inline.ts';
import { lineagesOf, type Question, type Worksheet, type WorksheetOutcome } from '../core/worksheet.ts';
import type { PageContext } from './context.ts';
import { attribute } from './escape.ts';
import { matrixHtml } from './matrix.ts';
import type { WorksheetData } from './worksheet-data.ts';

/**
 * A worksheet: the rule in words and the worked examples, which need no script, then the form. The form is hidden until
 * its script shows it, since without the script it would answer nothing.
 */
export function worksheetHtml(worksheet: Worksheet, page: PageContext): string {
  const id = page.unique(`worksheet_${worksheet.id}`);
  return [
    `<div class="worksheet"${attribute('id', id)} role="group"${attribute('aria-labelledby', `${id}_title`)}>`,
    `<p class="caption"${attribute('id', `${id}_title`)}>${page.html(worksheet.title)}</p>`,
    rulesHtml(worksheet, page),
    ...matricesIn({ kind: 'worksheet', worksheet })
      .filter((matrix) => matrix.rows.length > 0)
      .map((matrix) => matrixHtml(matrix, page)),
    formHtml(worksheet, id, page),
    worksheet.note === undefined ? '' : `<p class="small">${page.html(worksheet.note)}</p>`,
    '</div>',
  ]
    .filter((part) => part !== '')
    .join('\n');
}

function rulesHtml({ outcomes }: Worksheet, page: PageContext): string {
  const groups = outcomes.map(
    ({ lines, words }) =>
      `<div><dt>${page.html(lines)}</dt>\n${words.map((line) => `<dd>${page.html(line)}</dd>`).join('\n')}</div>`,
  );
  return `<p class="small">${page.html(page.word('rule-order'))}</p>\n<dl class="rule">\n${groups.join('\n')}\n</dl>`;
}

function formHtml(worksheet: Worksheet, id: string, page: PageContext): string {
  const data = JSON.stringify(dataOf(worksheet));
  const questions = worksheet.questions.map((question, index) => questionHtml(question, `${id}_${index + 1}`, page));
  return [
    `<form hidden autocomplete="off"${attribute('data-worksheet', data)}>`,
    `<p>${page.html(page.word('fill-in'))}</p>`,
    ...questions,
    verdictHtml(worksheet, page),
    `<button type="reset">${page.html(page.word('clear'))}</button>`,
    '</form>',
  ].join('\n');
}

function questionHtml(question: Question, id: string, page: PageContext): string {
  const data = attribute('data-question', question.attribute);
  const hint = hintHtml(question.hint ?? page.word(question.kind === 'quantity' ? 'type-quantity' : 'choose-all'), id);
  switch (question.kind) {
    case 'quantity': {
      const described = attribute('aria-describedby', `${id}_hint ${id}_error`);
      const label = `<label${attribute('for', id)}>${page.html(question.lines)}</label>`;
      const error = `<p class="error" hidden${attribute('id', `${id}_error`)}>${page.html(page.word('not-understood'))}</p>`;
      const input = `<input type="text" inputmode="text" spellcheck="false"${attribute('id', id)}${described}>`;
      return `<div class="question"${data} data-kind="quantity">\n${label}\n${hint(page)}\n${input}\n${error}\n</div>`;
    }
    case 'set':
      return fieldsetHtml(
        question.lines,
        data,
        'set',
        [hint(page), optionsHtml(question, 'checkbox', id, page)],
        page,
        id,
      );
    case 'choice':
      return fieldsetHtml(
        question.lines,
        data,
        'choice',
        [question.hint === undefined ? '' : hint(page), optionsHtml(question, 'radio', id, page)],
        page,
        question.hint === undefined ? undefined : id,
      );
    default:
      return '';
  }
}

function hintHtml(lines: Lines, id: string): (page: PageContext) => string {
  return (page) => `<p class="hint"${attribute('id', `${id}_hint`)}>${page.html(lines)}</p>`;
}

function fieldsetHtml(
  legend: Lines,
  data: string,
  kind: 'set' | 'choice',
  parts: readonly string[],
  page: PageContext,
  hinted: string | undefined,
): string {
  const described = hinted === undefined ? '' : attribute('aria-describedby', `${hinted}_hint`);
  const inner = [`<legend>${page.html(legend)}</legend>`, ...parts].filter((part) => part !== '').join('\n');
  return `<fieldset class="question"${data} data-kind="${kind}"${described}>\n${inner}\n</fieldset>`;
}

/** Boxes to tick, or one of several to choose; not to answer is one of the choices, and the first. */
function optionsHtml(
  question: Extract<Question, { options: unknown }>,
  type: 'checkbox' | 'radio',
  name: string,
  page: PageContext,
): string {
  const input = (value: string, lines: Lines, more: string) =>
    `<label><input type="${type}"${attribute('name', name)}${attribute('value', value)}${more}> <span>${page.html(lines)}</span></label>`;
  const none = type === 'radio' ? [input('', page.word('not-answered'), ' checked')] : [];
  const options = question.options.map(({ id, lines }) => input(id, lines, ''));
  return `<div class="options">\n${[...none, ...options].join('\n')}\n</div>`;
}

function verdictHtml({ outcomes }: Worksheet, page: PageContext): string {
  const rows = outcomes.map((outcome) => {
    const member = outcome.members.find(({ id }) => id === outcome.blank);
    const data = attribute('data-outcome', outcome.attribute);
    return `<div><dt>${page.html(outcome.lines)}</dt><dd${data}>${page.html(member?.lines ?? [])}</dd></div>`;
  });
  const title = `<p class="caption">${page.html(page.word('verdict'))}</p>`;
  return `<div class="verdict" role="status">\n${title}\n<dl>${rows.join('\n')}</dl>\n</div>`;
}

/** What the script needs; the texts it shows are copied from here, never read as markup. */
function dataOf({ questions, outcomes }: Worksheet): WorksheetData {
  return {
    lineages: lineagesOf(questions),
    outcomes: outcomes.map(outcomeData),
  };
}

function outcomeData({ attribute: id, rule, members }: WorksheetOutcome): WorksheetData['outcomes'][number] {
  const shown = members.map((member): [string, WorksheetData['outcomes'][number]['shown'][string]] => [
    member.id,
    member.lines.map((line) => ({ text: plainLines([line]), ...(line.language ? { language: line.language } : {}) })),
  ]);
  return { attribute: id, rule, shown: Object.fromEntries(shown) };
}
