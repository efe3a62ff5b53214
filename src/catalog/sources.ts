import type { Source, Unit } from '../core/catalog.ts';
import { NEUTRAL } from '../core/language.ts';
import { safeHref } from '../core/markdown.ts';
import type { Context } from './context.ts';
import { child, type Node, textOf } from './node.ts';
import { readWrittenDate } from './provenance.ts';
import { sourceShape, unitShape } from './shape.ts';
import { checkShape } from './shape-check.ts';
import type { Definition } from './table.ts';
import { readInlines, readText } from './texts.ts';
import { currencyWords, DIMENSION_RULES, DIMENSIONS, isCurrencyCode } from './values/dimensions.ts';

/** A source; its title and publisher as plain strings are the same in all languages. */
export function readSource({ key: id, keySpan, value: node }: Definition, context: Context): Source {
  checkShape(node, sourceShape, { name: id, keySpan }, context.report);
  const what = `sources/${id}`;
  const title = readText(child(node, 'title'), { what: `${what}/title`, neutral: true }, context) ?? { '*': id };
  const publisher = readText(child(node, 'publisher'), { what: `${what}/publisher`, neutral: true }, context);
  const url = readWebAddress(child(node, 'url'), context);
  const date = readWrittenDate(child(node, 'date'), context);
  const note = readInlines(child(node, 'note'), { what: `${what}/note` }, context);
  return {
    id,
    title,
    ...(publisher !== undefined && { publisher }),
    ...(url !== undefined && { url }),
    ...(date !== undefined && { date }),
    ...(note !== undefined && { note }),
  };
}

/** A unit; its symbol as a plain string is the same in all languages. What it leaves unsaid follows its dimension. */
export function readUnit({ key: id, keySpan, value: node }: Definition, context: Context): Unit {
  checkShape(node, unitShape, { name: id, keySpan }, context.report);
  const what = `units/${id}`;
  const label = readText(child(node, 'label'), { what: `${what}/label` }, context) ?? { '*': id };
  const symbol = readText(child(node, 'symbol'), { what: `${what}/symbol`, neutral: true }, context);
  const currency = readCurrency(child(node, 'currency'), context);
  const dimension =
    DIMENSIONS.find((one) => one === textOf(child(node, 'dimension'))) ??
    (currency === undefined ? undefined : 'money');
  const rules = dimension === undefined ? undefined : DIMENSION_RULES[dimension];
  const word = readUnitWord(child(node, 'in'), rules?.words.map(({ text }) => text) ?? [], context);
  const per = textOf(child(node, 'per'));
  const display = textOf(child(node, 'display'));
  const sign = word ?? (currency === undefined ? rules?.symbol : currencyWords(currency)[0]);
  const shown = symbol ?? (sign === undefined || sign === '' ? undefined : { [NEUTRAL]: sign });
  return {
    id,
    label,
    ...(shown !== undefined && { symbol: shown }),
    display:
      display === 'compact' || display === 'plain'
        ? display
        : word === undefined
          ? (rules?.display ?? 'plain')
          : 'plain',
    ...(dimension !== undefined && { dimension }),
    ...(word !== undefined && { in: word }),
    ...(currency !== undefined && { currency }),
    ...(per !== undefined && { per }),
  };
}

function readCurrency(node: Node | undefined, context: Context): string | undefined {
  const text = textOf(node);
  if (node === undefined || text === undefined || isCurrencyCode(text)) return text;
  const args = { found: text, known: ['CNY', 'USD', 'EUR'] };
  context.report({ code: 'not-allowed', severity: 'error', args, span: node.span });
  return undefined;
}

function readUnitWord(node: Node | undefined, known: readonly string[], context: Context): string | undefined {
  const text = textOf(node);
  if (node === undefined || text === undefined || known.includes(text)) return text;
  context.report({ code: 'not-allowed', severity: 'error', args: { found: text, known }, span: node.span });
  return undefined;
}

/** http or https; a mail address is no source. */
function readWebAddress(node: Node | undefined, context: Context): string | undefined {
  const text = textOf(node);
  if (node === undefined || text === undefined) return undefined;
  if (/^https?:/i.test(text) && safeHref(text) !== undefined) return text;
  context.report({ code: 'bad-url', severity: 'error', args: { text }, span: node.span });
  return undefined;
}
