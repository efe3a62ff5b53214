import { type LocalizedText, NEUTRAL } from '../core/language.ts';
import { type Id, refName } from '../core/value.ts';
import { aboutCell, cellsOf, partRef, partsOf } from './cells.ts';
import type { Check, CheckContext, Finding } from './check.ts';

/**
 * A name or the label of a part that was written once, in Chinese characters, for a project that has a language without
 * them: readers of that language would see Chinese. A text that lacks a language outright is an error of reading.
 */
export const missingTranslation: Check<'missing-translation'> = {
  name: 'missing-translation',
  scope: 'catalog',
  severity: 'warning',
  *run(context) {
    const language = context.catalog.languages.find((each) => !/^(?:zh|ja|ko)\b/.test(each));
    if (language === undefined) return;
    for (const { what, about, at, text } of textsWrittenOnce(context)) {
      const unsaid = context.origins.at(`${at}/${NEUTRAL}`) === undefined;
      if (unsaid && /\p{Script=Han}/u.test(text[NEUTRAL] ?? '')) yield { args: { language, what }, about, at };
    }
  },
};

interface OnceWritten extends Pick<Finding<'missing-translation'>, 'about'> {
  readonly what: string;
  readonly at: string;
  readonly text: LocalizedText;
}

/** Texts of which a plain string holds for all languages, and that are words rather than quotations. */
function* textsWrittenOnce({ catalog }: CheckContext): Generator<OnceWritten> {
  for (const { id, name } of Object.values(catalog.concepts)) {
    yield { what: `concepts/${id}/name`, at: `concepts/${id}/name`, about: { ids: [id] }, text: name };
  }
  for (const { ref, cell } of cellsOf(catalog)) {
    for (const part of partsOf(cell.value)) {
      const at = labelPlace(ref.concept, ref.attribute, part.id);
      const what = `${refName(partRef(ref, cell.value, part))} label`;
      yield { what, at, about: aboutCell(partRef(ref, cell.value, part)), text: part.label };
    }
  }
}

function labelPlace(concept: Id, attribute: Id, part: Id): string {
  return `concepts/${concept}/${attribute}/parts/${part}/label`;
}
