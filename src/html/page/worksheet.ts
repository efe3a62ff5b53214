// The script of worksheets. It runs the evaluator that made the handout, on what the reader enters; nothing is sent.
import { parseQuantity } from '../../catalog/values/quantity.ts';
import { chooseByAnswers } from '../../compare/worksheet-rules.ts';
import type { Id, Measure } from '../../core/value.ts';
import type { Answer } from '../../core/worksheet.ts';
import type { WorksheetData } from '../worksheet-data.ts';

/** Versions stand apart by these; a comma between digits parts thousands. */
const SEPARATOR = /[;；、，\n]|,(?!\d{3}(?!\d))/;

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-worksheet]')) start(form);

function start(form: HTMLFormElement): void {
  const data = JSON.parse(form.dataset.worksheet ?? '') as WorksheetData;
  form.addEventListener('input', () => update(form, data));
  form.addEventListener('submit', (event) => event.preventDefault());
  // The fields are empty only after the event.
  form.addEventListener('reset', () => setTimeout(() => update(form, data)));
  form.hidden = false;
  update(form, data);
}

function update(form: HTMLFormElement, data: WorksheetData): void {
  const questions = [...form.querySelectorAll<HTMLElement>('[data-question]')];
  const answered = questions.flatMap((question): [Id, Answer][] => {
    const answer = answerOf(question);
    return answer === undefined ? [] : [[question.dataset.question ?? '', answer]];
  });
  const answers = Object.fromEntries(answered);
  for (const { attribute, rule, shown } of data.outcomes) {
    const place = [...form.querySelectorAll<HTMLElement>('[data-outcome]')].find(
      (element) => element.dataset.outcome === attribute,
    );
    const member = chooseByAnswers(rule, data.lineages, answers);
    if (place !== undefined && place.dataset.member !== member) show(place, member, shown[member] ?? []);
  }
}

function answerOf(question: HTMLElement): Answer | undefined {
  const chosen = [...question.querySelectorAll<HTMLInputElement>('input:checked')].map((input) => input.value);
  if (question.dataset.kind === 'set') return chosen.length === 0 ? undefined : { kind: 'set', ids: chosen };
  if (question.dataset.kind === 'choice') {
    const [id] = chosen;
    return id === undefined || id === '' ? undefined : { kind: 'choice', id };
  }
  return quantityOf(question);
}

/** All versions, or nothing, and a word of it, where one of them cannot be read. */
function quantityOf(question: HTMLElement): Answer | undefined {
  const input = question.querySelector('input');
  const error = question.querySelector<HTMLElement>('.error');
  const texts = (input?.value ?? '')
    .normalize('NFKC')
    .split(SEPARATOR)
    .filter((text) => text.trim() !== '');
  const measures = texts.map((text) => parseQuantity(text));
  const read = measures.filter((measure): measure is Measure => measure !== undefined);
  const whole = read.length === measures.length;
  if (error !== null) error.hidden = whole;
  input?.setAttribute('aria-invalid', String(!whole));
  const [first, ...rest] = read;
  return first === undefined || !whole ? undefined : { kind: 'quantity', measures: [first, ...rest] };
}

function show(place: HTMLElement, member: Id, lines: WorksheetData['outcomes'][number]['shown'][string]): void {
  place.dataset.member = member;
  const spans = lines.map(({ text, language }, index) => {
    const span = document.createElement('span');
    span.textContent = text;
    if (lines.length > 1) span.className = index === 0 ? 'line' : 'line second';
    if (language !== undefined) span.lang = language;
    return span;
  });
  place.replaceChildren(...spans);
}
