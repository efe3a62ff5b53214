import { CALLS, signature } from './calls.ts';
import { ELEMENTS, type ElementRule, HANDOUT } from './elements.ts';
import { COLLECTIONS, FLAGS } from './scope.ts';

/** The text of `docs/template-elements.md`, made from the tables that the check itself goes by. */
export function elementDocs(): string {
  return [INTRODUCTION, callDocs(), conditionDocs(), elementTable(), FORBIDDEN].join('\n\n').concat('\n');
}

const INTRODUCTION = `# Template elements

This file is made from the tables in \`src/template/\` (\`UPDATE_DOCS=1 npx vitest run test/template/docs.test.ts\`
writes it anew).

\`templates/<name>/handout.hbs\` gives the order and the prose of a handout, for all formats at once; a file
\`handout.<format>.hbs\` beside it is used in its place for that format. Files that the folder lacks are taken from the
folder \`handout\`, and the user's folder goes before the built-in one, file by file. A template is data, never code: it
places things of the handout by name, and no text of the catalog is ever read as markup.

\`\`\`hbs
<section title="{{t "overview"}}">
  <h1>{{title}}</h1>
  <p role="answer">{{answer}}</p>
  {{matrix "main"}}
  <p>{{t "largest"}} {{value "gpt-3" "parameters"}}</p>
  {{#each charts}}
    {{chart id}}
  {{/each}}
  {{sources}}
</section>
\`\`\`

In a rendition of two languages a paragraph becomes a line for each: its parts in that language, one after the other.
Lines that come out the same are shown once, and a paragraph, list item or heading without any text is left out.`;

function callDocs(): string {
  const rows = CALLS.map((call) => [`\`${signature(call)}\``, call.gives, call.meaning]);
  return `## What may be placed

Text stands inside a paragraph-like element or a quoted attribute, a block directly inside a section or at the top.

${table(['written', 'gives', 'meaning'], rows)}`;
}

function conditionDocs(): string {
  const each = COLLECTIONS.map((name) => `\`{{#each ${name}}}…{{/each}}\``).join(', ');
  const flags = FLAGS.map((name) => `\`${name}\``).join(', ');
  return `## Conditions and repetition

- ${each}:
  once for each, in the order of the handout; inside, \`id\` is its id (\`{{matrix id}}\`), and \`@first\` and \`@last\`
  may be asked.
- \`{{#with matrices.main}}…{{/with}}\`: the same for one, where it is there.
- \`{{#if name}}…{{else}}…{{/if}}\` and \`{{#unless name}}…{{/unless}}\`: whether the handout has one of
  ${flags},
  a text (\`texts.key\`), a matrix, crosstab or chart (\`matrices.main\`), or any of them (\`matrices\`).
- \`{{> name}}\`: the partial \`templates/partials/name.hbs\`. A partial may use others, but not itself.
- \`{{!-- … --}}\`: a comment.`;
}

function elementTable(): string {
  const rows = [HANDOUT, ...ELEMENTS].map((rule) => [
    rule === HANDOUT ? 'the top level' : `\`<${rule.name}>\``,
    attributesOf(rule),
    contentOf(rule),
    rule.meaning,
  ]);
  return `## Elements

Every element is closed by its own end tag, except those without content; \`/>\` closes nothing.

${table(['element', 'attributes', 'may hold', 'meaning'], rows)}`;
}

const FORBIDDEN = `## What a template may not use

\`{{{x}}}\`, \`{{&x}}\`, decorators, \`log\`, \`lookup\`, sub-expressions, block parameters, raw blocks, partial blocks,
partials with arguments or with a computed name, and an expression inside a tag, a comment or an attribute value without
quotation marks. An unknown name, id, text key, element or attribute is an error, and so is markup that is not closed or
stands where it may not. All of them are reported at once, each where it stands in the template.`;

function attributesOf({ attributes }: ElementRule): string {
  if (attributes.length === 0) return '';
  return attributes
    .map(({ name, required, values, meaning }) => {
      const allowed = values ? ` (${values.map((value) => `\`${value}\``).join(', ')})` : '';
      return `\`${name}\`${allowed}${required ? ', required' : ''}: ${meaning}`;
    })
    .join('<br>');
}

function contentOf({ children, text, blocks, empty }: ElementRule): string {
  if (empty) return 'nothing; no end tag';
  const elements = children.map((child) => `\`${child}\``).join(' ');
  return [text ? 'text' : '', elements, blocks ? 'blocks' : ''].filter((part) => part !== '').join(', ');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}
