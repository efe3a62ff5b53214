import { type Messages, nearest, type Sentence } from './sentence.ts';

function list(known: readonly string[]): string {
  const shown = known.slice(0, 12).join(', ');
  return known.length > 12 ? `${shown}, and ${known.length - 12} more` : shown;
}

function known(message: string, typed: string, words: readonly string[]): Sentence {
  const near = nearest(typed, words);
  if (near !== undefined) return { message, hint: `Did you mean "${near}"?` };
  return words.length > 0 ? { message, hint: `Known here: ${list(words)}.` } : { message };
}

const FONT_FAULTS: Readonly<Record<string, string>> = {
  'not-a-font': 'it is no font',
  woff: 'it is a web font (WOFF)',
  collection: 'it is a collection of several fonts',
  cff: 'it has PostScript outlines',
  variable: 'it is a variable font',
  'no-outlines': 'it has no outlines',
};

const PLURALS: Readonly<Record<string, string>> = {
  attribute: 'attributes',
  concept: 'concepts',
  member: 'members of a vocabulary',
};

export const en: Messages = {
  'no-data': ({ folder }) => ({
    message: `There is no YAML file in "${folder}".`,
    hint: 'Name the folder or file of your catalog with --data.',
  }),
  'not-utf8': ({ guess }) => ({
    message: `This file is not UTF-8${guess ? `; it looks like ${guess === 'GB18030' ? 'GBK (GB18030)' : guess}` : ''}.`,
    hint: 'Save it again as UTF-8.',
  }),
  'yaml-syntax': ({ detail }) => ({ message: `This is not valid YAML: ${detail}` }),
  'yaml-duplicate-key': ({ key }) => ({
    message: `The key "${key}" stands twice in this mapping.`,
    hint: 'Keep one of the two.',
  }),
  'yaml-tab': ({ corrected }) => ({
    message: 'A tab is used for indentation; YAML allows spaces only.',
    hint: `Write with spaces: ${corrected}`,
  }),
  'full-width': ({ found, corrected }) => ({
    message: `"${found}" is a full-width character; the format is written with half-width ones.`,
    hint: `Write: ${corrected}`,
  }),
  'number-comma': ({ text, corrected }) => ({
    message: `Between brackets a comma ends the value, so "${text}" is no longer one number.`,
    hint: `Write: ${corrected}`,
  }),
  'yaml-colon-in-value': ({ text, quoted }) => ({
    message: `"${text}" holds a colon and a space, which YAML takes for another key.`,
    hint: `Quote the value: ${quoted}`,
  }),
  'quantity-rewrite': ({ text, write, corrected }) => ({
    message: `"${text}" is not how a quantity is written; write ${write}.`,
    hint: `Write: ${corrected}`,
  }),
  'quantity-list': ({ text, corrected }) => ({
    message: `"${text}" holds several quantities; each is a part of its own.`,
    hint: `Write, with ids of your own: ${corrected}`,
  }),
  'quantity-remark': ({ write, remark, corrected }) => ({
    message: `Only ${write} is a quantity here; "${remark}" is a remark.`,
    hint: `Put the remark into the cell's note, and write: ${corrected}`,
  }),
  'currency-sign': ({ text, corrected }) => ({
    message: `"${text}" is an amount of money, but this attribute's unit is not.`,
    hint: `Write: ${corrected} Or give the attribute a unit with a currency.`,
  }),
  'date-rewrite': ({ text, write, corrected }) => ({
    message: `"${text}" is not how a date is written; write ${write}.`,
    hint: `Write: ${corrected}`,
  }),
  'date-remark': ({ text, write, corrected }) => ({
    message: `A date is a year, month or day; of "${text}" only ${write} is one.`,
    hint: `Put the rest into the cell's note, and write: ${corrected}`,
  }),
  'flag-word': ({ text, write, corrected }) => ({
    message: `"${text}" is not how a flag is written; write ${write}.`,
    hint: `Write: ${corrected}`,
  }),
  'missing-word': ({ text, corrected }) => ({
    message: `"${text}" does not say why the value is missing.`,
    hint: `Write: ${corrected} Reasons: unknown (looked for, not found), undisclosed (a source says so), not-applicable, not-checked.`,
  }),
  'label-for-id': ({ text, write, corrected }) => ({
    message: `"${text}" is a label; its id is ${write}.`,
    hint: `Write: ${corrected}`,
  }),
  'list-rewrite': ({ text, corrected }) => ({
    message: `"${text}" names several members in one text.`,
    hint: `Write: ${corrected}`,
  }),
  'unit-needed': ({ text, known }) => ({
    message: `"${text}" does not say its unit.`,
    hint: `Write it behind the number: ${list(known)}.`,
  }),
  'unit-inexact': ({ text, unit }) => ({
    message: `"${text}" is no finite decimal number of ${unit}.`,
    hint: 'Let the unit keep its amounts in a smaller word, with in.',
  }),
  'wrong-currency': ({ text, found, currency }) => ({
    message: `"${text}" is in ${found}; this attribute's unit is in ${currency}.`,
    hint: 'Currencies are never converted: write the amount that the source gives, under a unit of its currency.',
  }),
  'wrong-per': ({ found, per }) => ({
    message: `The amount is per "${found}", which does not convert to per "${per}".`,
    hint: per === '' ? 'Give the unit its per, such as per: 1M tokens.' : `Write it per ${per}.`,
  }),
  'table-missing': ({ file }) => ({
    message: `There is no table file "${file}".`,
    hint: 'The name counts from the folder of this YAML file.',
  }),
  'table-outside': ({ file }) => ({
    message: `"${file}" lies outside the folder of this YAML file.`,
    hint: 'Move the table beside the YAML file or below it, and name it without .. or a leading slash.',
  }),
  'table-format': ({ file }) => ({
    message: `"${file}" is no kind of table that can be read.`,
    hint: 'Tables are .csv, .tsv, .jsonl or .ndjson.',
  }),
  'table-quote': () => ({
    message: 'This quotation mark is never closed.',
    hint: 'Close it; a quotation mark inside a quoted cell is doubled ("").',
  }),
  'table-ragged': ({ expected, found }) => ({
    message: `This row has ${found} cells; the header has ${expected}.`,
    hint: 'A cell that holds a comma stands in quotation marks.',
  }),
  'table-json': ({ detail }) => ({
    message: `This line is not a JSON object: ${detail}`,
    hint: 'JSON Lines has one whole object in each line.',
  }),
  'table-no-header': ({ file }) => ({
    message: `"${file}" has no rows.`,
    hint: 'The first line names the columns.',
  }),
  'table-header-twice': ({ header }) => ({
    message: `Two columns are called "${header}".`,
    hint: 'Rename one of them.',
  }),
  'table-unknown-header': (args) => known(`The table has no column "${args.header}".`, args.header, args.known),
  'table-header-unused': ({ header }) => ({
    message: `The column "${header}" is not used.`,
    hint: 'Name it under columns, or under ignore.',
  }),
  'table-empty-cell': ({ header }) => ({
    message: `The cell of "${header}" is empty.`,
    hint: "Write why: { missing: unknown }. Or say for the whole table what an empty cell means: missing: { '': not-checked }.",
  }),
  'init-exists': ({ file }) => ({
    message: `"${file}" is there already; nothing was written.`,
    hint: 'Name another folder: duibi init my-project.',
  }),
  'init-no-table': ({ file }) => ({
    message: `There is no file "${file}".`,
    hint: 'Name a .csv, .tsv, .jsonl or .ndjson file with --from.',
  }),
  'table-no-id': ({ name }) => ({
    message: `No id can be made of the name "${name}".`,
    hint: 'Give the table a column of ids and name it with id, or write the id under ids.',
  }),
  'yaml-alias-bomb': ({ limit }) => ({
    message: `The aliases of this file unfold to more than ${limit} nodes.`,
    hint: 'Write the values out, or share them through a source or a default.',
  }),
  'yaml-alias-unknown': ({ name }) => ({
    message: `The alias *${name} has no anchor before it.`,
    hint: `If you mean the text, quote it: '*${name}'.`,
  }),
  'yaml-quote-needed': ({ text, quoted }) => ({
    message: `YAML takes "${text.slice(0, 1)}" at the start of a value for a sign of its own.`,
    hint: `Quote the value: ${quoted}`,
  }),
  'yaml-not-mapping': ({ found }) => ({
    message: `A catalog file is a mapping of keys to values; this one holds ${found}.`,
    hint: 'Begin with a root key such as concepts: or sources:.',
  }),
  'unknown-key': (args) => known(`The key "${args.key}" is not known here.`, args.key, args.known),
  'missing-key': ({ key, inside }) => ({
    message: `The required key "${key}" is missing in ${inside}.`,
    hint: `Add ${key}: with its value.`,
  }),
  'wrong-type': ({ expected, found }) => ({ message: `Expected ${expected}, but found ${found}.` }),
  'not-allowed': (args) => known(`"${args.found}" is not one of the allowed values.`, args.found, args.known),
  'bad-id': ({ id }) => ({
    message: `"${id}" cannot be an id.`,
    hint: 'An id has small letters a to z, digits and hyphens, and begins with a letter or digit.',
  }),
  'duplicate-id': ({ what, id }) => ({
    message: `The ${what} "${id}" is defined twice.`,
    hint: 'Give one of the two another id, or merge them.',
  }),
  'empty-value': ({ key }) => ({
    message: `"${key}" has no value.`,
    hint: 'For a missing fact say why: { missing: unknown }, undisclosed, not-applicable or not-checked.',
  }),
  'unknown-language': (args) =>
    known(`"${args.language}" is not a language of this project.`, args.language, args.known),
  'missing-translation': ({ language, what }) => ({
    message: `${what} has no text in ${language}.`,
    hint: `Add ${language}: …, or '*': … if the text is the same in every language.`,
  }),
  'bad-quantity': ({ text }) => ({
    message: `"${text}" is not a quantity.`,
    hint: 'Write for example 175B, 1750亿, ~10B, ≥100B, 7B..70B, or { missing: unknown }.',
  }),
  'bad-date': ({ text }) => ({ message: `"${text}" is not a date.`, hint: 'Write 2018, 2018-10 or 2018-10-31.' }),
  'bad-flag': ({ text }) => ({ message: `"${text}" is neither true nor false.`, hint: 'Write true or false.' }),
  'bad-url': ({ text }) => ({
    message: `"${text}" is not an address that may be linked.`,
    hint: 'Use a full http:, https: or mailto: address.',
  }),
  'bad-range': ({ text }) => ({
    message: `The range "${text}" ends before it begins.`,
    hint: 'Write the smaller number first.',
  }),
  'unknown-member': (args) =>
    known(`The vocabulary ${args.vocabulary} has no member "${args.member}".`, args.member, args.known),
  'computed-cell': ({ attribute }) => ({
    message: `"${attribute}" is computed by its rule; a value cannot be written for it.`,
    hint: 'Remove this value, or remove the rule.',
  }),
  'unknown-attribute': (args) => known(`There is no attribute "${args.id}".`, args.id, args.known),
  'unknown-concept': (args) => known(`There is no concept "${args.id}".`, args.id, args.known),
  'unknown-source': (args) => known(`There is no source "${args.id}".`, args.id, args.known),
  'unknown-vocabulary': (args) => known(`There is no vocabulary "${args.id}".`, args.id, args.known),
  'unknown-unit': (args) => known(`There is no unit "${args.id}".`, args.id, args.known),
  'unknown-setting': (args) => known(`This handout has no setting "${args.id}".`, args.id, args.known),
  'unknown-matrix': (args) => known(`This handout has no matrix "${args.id}".`, args.id, args.known),
  'unknown-handout': (args) => known(`There is no handout "${args.id}".`, args.id, args.known),
  'unknown-rendition': (args) => known(`No handout has a rendition "${args.id}".`, args.id, args.known),
  'unknown-format': (args) => known(`There is no format "${args.id}".`, args.id, args.known),
  'wrong-kind': ({ attribute, expected, found }) => ({
    message: `The attribute "${attribute}" is of kind ${found}; here one of kind ${expected} is needed.`,
  }),
  'rule-cycle': ({ attribute }) => ({
    message: `The rule of "${attribute}" depends on itself.`,
    hint: 'Let rules look only at attributes that do not look back at them.',
  }),
  'no-rule': ({ attribute }) => ({
    message: `The attribute "${attribute}" has no rule, so a worksheet cannot compute it.`,
    hint: 'Name a choice attribute with a rule.',
  }),
  'not-asked': ({ attribute, outcome }) => ({
    message: `The rule of "${outcome}" looks at "${attribute}", which the worksheet does not ask for.`,
    hint: `Add "${attribute}" to its questions.`,
  }),
  'nothing-selected': ({ matrix }) => ({
    message: `No concept meets the selection of "${matrix}".`,
    hint: 'Loosen its conditions, or check the ids and the kind.',
  }),
  'attribute-not-applicable': ({ attribute, matrix }) => ({
    message: `"${attribute}" applies to none of the concepts of "${matrix}" and was left out.`,
    hint: 'Remove it from the list of attributes.',
  }),
  'edition-needs-epoch': ({ handout }) => ({
    message: `The edition of "${handout}" is auto, but SOURCE_DATE_EPOCH is not set.`,
    hint: 'Set it to seconds since 1970, or write a date.',
  }),
  'template-missing': ({ name, looked }) => ({
    message: `The template file "${name}" was not found.`,
    hint: `Looked for: ${looked.join(', ')}.`,
  }),
  'template-syntax': ({ detail }) => ({ message: `This template cannot be read: ${detail}` }),
  'template-forbidden': ({ what }) => ({
    message: `A template may not use ${what}.`,
    hint: 'Templates place data by name; docs/template-elements.md lists all they may use.',
  }),
  'template-unknown-name': (args) => known(`The template name "${args.name}" is not known.`, args.name, args.known),
  'template-unknown-text': (args) =>
    known(`Neither the handout nor the template has a text "${args.key}".`, args.key, args.known),
  'template-arguments': ({ helper, expected }) => ({ message: `{{${helper}}} takes ${expected}.` }),
  'template-recursion': ({ partial }) => ({ message: `The partial "${partial}" includes itself.` }),
  'markup-syntax': ({ detail }) => ({ message: `This markup cannot be read: ${detail}` }),
  'markup-unknown-element': (args) => known(`The element <${args.element}> is not known.`, args.element, args.known),
  'markup-unknown-attribute': (args) =>
    known(`<${args.element}> has no attribute "${args.attribute}".`, args.attribute, args.known),
  'markup-not-closed': ({ element }) => ({ message: `<${element}> is not closed.`, hint: `Add </${element}>.` }),
  'markup-self-closed': ({ element }) => ({
    message: `<${element}/> does not close itself; it would swallow what follows.`,
    hint: `Write <${element}></${element}>.`,
  }),
  'markup-not-inside': ({ element, parent }) => ({ message: `<${element}> may not stand inside <${parent}>.` }),
  'theme-contrast': ({ color, ratio }) => ({
    message: `The colour ${color} has a contrast of ${ratio.toFixed(2)} against the paper; text needs 4.5.`,
    hint: 'Choose a darker shade for light paper, a lighter one for dark.',
  }),
  'theme-color': ({ text }) => ({ message: `"${text}" is not a colour.`, hint: 'Write #rrggbb.' }),
  'cell-without-source': ({ cell }) => ({
    message: `${cell} states a fact without a source.`,
    hint: 'Add sources: to the cell, the concept, the attribute or the file.',
  }),
  'source-unused': ({ source }) => ({
    message: `No fact cites the source "${source}".`,
    hint: 'Remove it, or name it where it is used.',
  }),
  'as-of-old': ({ cell, asOf, months, limit, against }) => ({
    message: `${cell} is as of ${asOf}, ${months} months before ${against}; the limit is ${limit}.`,
    hint: 'Look the fact up again and date it anew.',
  }),
  'quantity-outlying': ({ cell, text, likely, least, greatest }) => ({
    message: `${cell} is ${text}; the others of its column run from ${least} to ${greatest}.`,
    hint: `Should it be ${likely}?`,
  }),
  'cell-disputed': ({ cell, count }) => ({
    message: `The sources give ${count} different values for ${cell}; all of them are shown.`,
    hint: 'Settle which holds, or suppress this with the reason why it stays open.',
  }),
  'dead-reference': ({ target, what }) => ({
    message: `${what} refers to "${target}", which leads nowhere in the handout.`,
    hint: 'Links need a full http:, https: or mailto: address; marks need a concept that is shown.',
  }),
  'label-collision': ({ what, label, language, ids }) => ({
    message: `In ${language} several ${PLURALS[what] ?? what} are called "${label}": ${list(ids)}.`,
    hint: 'Give each a label of its own.',
  }),
  'cell-too-long': ({ cell, length, limit }) => ({
    message: `${cell} is ${length} columns long (wide characters count as two); a cell should have at most ${limit}.`,
    hint: 'Shorten it, or say the rest in a note.',
  }),
  'suppression-unused': ({ check, subject }) => ({
    message: `"${check}" finds nothing at ${subject}; this suppression is no longer needed.`,
    hint: 'Remove it.',
  }),
  'glyph-missing': ({ character, codePoint, where }) => ({
    message: `No font has the character "${character}" (${codePoint}) of ${where}.`,
    hint: 'Write it with another character, or name a font that has it in the theme.',
  }),
  'font-missing': ({ file }) => ({
    message: `There is no font file "${file}", which the theme names.`,
    hint: 'Give its path within the project.',
  }),
  'font-unusable': ({ file, reason }) => ({
    message: `The font file "${file}" cannot be used: ${FONT_FAULTS[reason] ?? reason}.`,
    hint: 'Only static TrueType files (.ttf) can be embedded.',
  }),
  'too-many-pages': ({ handout, max, pages, where, lines }) => ({
    message: `${handout} takes ${pages} pages, even set tightly; it may take ${max}. Too long by about ${lines} lines, from "${where}" on.`,
    hint: 'Shorten it, allow more pages (pages: { max }), or take a theme with smaller type.',
  }),
  'text-too-long': ({ limit, length, format }) => ({
    message: `This text has ${length} characters; ${format} holds ${limit}.`,
    hint: 'Shorten it.',
  }),
  'sheet-too-large': ({ sheet, what, count, limit }) => ({
    message: `The sheet ${sheet} would have ${count} ${what}; Excel opens no more than ${limit}.`,
    hint: 'Select fewer concepts or attributes, or split the matrix.',
  }),
  'too-many-links': ({ sheet, count, limit }) => ({
    message: `The sheet ${sheet} would have ${count} links; Excel keeps ${limit}. From this cell on they are plain text.`,
  }),
  'too-many-notes': ({ sheet, count, limit }) => ({
    message: `The sheet ${sheet} would have ${count} notes on where cells come from; it may have ${limit}, so only remarks keep theirs.`,
    hint: 'The sheet of facts says it for each cell or concept. Write notes: exceptions, or split the matrix.',
  }),
  'too-many-formats': ({ limit }) => ({
    message: `The workbook would have more than ${limit} number formats, which Excel may refuse. From this cell on other numbers show with all their digits.`,
    hint: 'Use fewer units, or split the handout.',
  }),
  'link-too-long': ({ length, limit }) => ({
    message: `This address has ${length} characters; Excel follows ${limit}. In the workbook it is plain text.`,
  }),
  'link-unsafe': ({ text }) => ({
    message: `"${text}" is no address that may be followed from a document.`,
    hint: 'Write an address that begins with http, https or mailto.',
  }),
  'furniture-too-long': ({ where, limit }) => ({
    message: `The theme’s ${where} has more than the ${limit} characters that Excel prints; in the workbook its parts are cut.`,
    hint: 'Shorten it in theme.yaml.',
  }),
  'sheet-renamed': ({ title, name }) => ({
    message: `No sheet may be named "${title}"; it is named "${name}".`,
    hint: 'A name has up to 31 characters, none of [ ] : * ? / \\, and is not History. Shorten the title.',
  }),
  'text-not-xml': ({ codePoint, format }) => ({
    message: `This text holds the character ${codePoint}, which ${format} cannot hold.`,
    hint: 'Remove the character.',
  }),
  'write-failed': ({ path, detail }) => ({
    message: `"${path}" could not be written: ${detail}.`,
    hint: 'The earlier output is as it was.',
  }),
  'target-busy': ({ artifact }) => ({
    message: `${artifact} is open in another program; the earlier file stays.`,
    hint: 'Close it there and build again.',
  }),
  'writer-failed': ({ artifact, detail }) => ({
    message: `${artifact} could not be made: ${detail}`,
    hint: 'This is a bug of ours; please report it with the handout that shows it.',
  }),
  'output-pattern': ({ text }) => ({
    message: `"${text}" cannot name the artifacts.`,
    hint: 'Write a relative path that ends with .{ext}, such as {title}-{edition}.{rendition}.{ext}.',
  }),
  'output-collision': ({ path, first, second }) => ({
    message: `${first} and ${second} would both be written to "${path}".`,
    hint: 'Name {handout} and {rendition} in the output pattern of the project.',
  }),
  'edition-unchanged': ({ handout, edition }) => ({
    message: `"${handout}" says something else than before under the same edition ${edition}.`,
    hint: 'Give it a new edition, so that readers can tell the two apart.',
  }),
  'frozen-stale': ({ artifact }) => ({
    message: `${artifact} is stale.`,
    hint: 'Run duibi build and commit its output.',
  }),
  'frozen-missing': ({ artifact }) => ({ message: `${artifact} is missing.`, hint: 'Run duibi build.' }),
  'frozen-edited': ({ artifact }) => ({
    message: `${artifact} was changed after it was built.`,
    hint: 'Change the catalog instead, then run duibi build.',
  }),
  'frozen-superfluous': ({ artifact }) => ({
    message: `${artifact} belongs to no handout of the catalog.`,
    hint: 'Run duibi build, which removes it.',
  }),
  'merge-no-manifest': ({ folder }) => ({
    message: `"${folder}" holds no manifest.json.`,
    hint: 'Name the output folders of the shards.',
  }),
  'merge-not-a-shard': ({ folder }) => ({
    message: `"${folder}" was not built with --shard, or with another number of shards.`,
    hint: 'Build every part with the same --shard i/n.',
  }),
  'merge-gap': ({ shard, of }) => ({ message: `Shard ${shard} of ${of} is missing.`, hint: 'Name its folder too.' }),
  'merge-overlap': ({ artifact, folders }) => ({
    message: `${artifact} differs between ${folders}.`,
    hint: 'Build both from the same inputs.',
  }),
  'merge-different-inputs': ({ folder, what }) => ({
    message: `"${folder}" was built from other inputs: ${what}.`,
    hint: 'Build all shards from the same commit with the same version of Duibi and Node.',
  }),
  'merge-edited': ({ artifact, folder }) => ({
    message: `${artifact} in "${folder}" is not as its manifest says.`,
    hint: 'Build that shard again.',
  }),
  'folder-locked': ({ folder, pid }) => ({
    message: `Another build (process ${pid}) is at work in "${folder}".`,
    hint: 'Wait for it to end, or build into another folder with --out.',
  }),
  'verify-missing-artifact': ({ artifact }) => ({ message: `${artifact} is missing.`, hint: 'Run duibi build.' }),
  'verify-unreadable': ({ artifact, detail }) => ({ message: `${artifact} cannot be read back: ${detail}` }),
  'verify-cell-missing': ({ artifact, address }) => ({ message: `${artifact}: the cell ${address} is missing.` }),
  'verify-cell-extra': ({ artifact, address }) => ({
    message: `${artifact}: the cell ${address} stands there once too often.`,
  }),
  'verify-cell-differs': ({ artifact, address, expected, found }) => ({
    message: `${artifact}: the cell ${address} says "${found}"; the catalog says "${expected}".`,
  }),
  'verify-no-manifest': ({ folder }) => ({ message: `"${folder}" holds no manifest.json.`, hint: 'Run duibi build.' }),
};
