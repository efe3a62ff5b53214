import { type Lines, textInlines } from '../core/inline.ts';
import type { Language } from '../core/language.ts';
import type { NumberFormat, NumberRule } from '../core/matrix.ts';
import { lookup } from '../core/record.ts';
import { unexpected } from '../core/unexpected.ts';
import type { Amount, Id, Measure, Missing, QuantityPart, Value } from '../core/value.ts';
import { MISSING_SIGNS } from '../core/words.ts';
import type { Context } from './context.ts';
import { linesFor, spoken, textIn, wordIn } from './localize.ts';
import { type KnownMeasure, placingParts } from './measure.ts';
import {
  BYTE_STEPS,
  compactAmount,
  plainAmount,
  type QuantityStyle,
  type ShownAmount,
  stepsOf,
  withDecimals,
} from './number.ts';

type Quantity = Extract<Value, { kind: 'quantity' }>;

const DEFAULT_SIGNIFICANT = 3;
const ROUNDED = '≈';
const BOUNDS = { gt: '>', ge: '≥', lt: '<', le: '≤' } as const;

/** The styles of an attribute's quantities, in the order of the rendition's languages. */
export function stylesOf(context: Context, attribute: Id, unit: Id): readonly QuantityStyle[] {
  const byUnit = context.styles.get(attribute) ?? new Map<Id, readonly QuantityStyle[]>();
  const known = byUnit.get(unit);
  if (known !== undefined) return known;
  const made = context.rendition.map((language) => styleIn(context, attribute, unit, language));
  context.styles.set(attribute, byUnit.set(unit, made));
  return made;
}

function styleIn(context: Context, attributeId: Id, unitId: Id, language: Language): QuantityStyle {
  const attribute = lookup(context.catalog.attributes, attributeId);
  const unit = lookup(context.catalog.units, unitId);
  const symbol = unit?.symbol === undefined ? '' : textIn(unit.symbol, language);
  const currency = /^\p{Sc}/u.test(symbol);
  // Bytes have steps of their own, the same in every language, unless the unit keeps them in GB or another word.
  const bytes = unit?.dimension === 'bytes' && unit.in === undefined && symbol === '';
  const per = currency && unit?.per !== undefined ? `/${unit.per}` : '';
  return {
    language,
    compact: unit?.display !== 'plain',
    significant: (attribute?.kind === 'quantity' ? attribute.significant : undefined) ?? DEFAULT_SIGNIFICANT,
    steps: bytes ? BYTE_STEPS : stepsOf(language),
    before: currency ? symbol : '',
    // Latin symbols stand apart from the number (80 GB), signs and Han do not (10%, 20元).
    after: currency
      ? per
      : bytes && unit.display === 'plain'
        ? ' B'
        : /^\p{Script=Latin}/u.test(symbol)
          ? ` ${symbol}`
          : symbol,
    rangeSeparator: wordIn(context.words, 'range-separator', language),
  };
}

/** The cell text of a quantity: its members and totals. One part stands on one line, several on a line a language. */
export function quantityLines(context: Context, attribute: Id, quantity: Quantity): Lines {
  const parts = placingParts(quantity);
  const styles = stylesOf(context, attribute, quantity.unit);
  const [only] = parts;
  if (parts.length === 1 && only !== undefined && barePart(only)) return measureLines(context, styles, only.measure);
  return linesFor(context.rendition, (language) => {
    const texts = parts.map((part) => partText(context, styles, part, language));
    return spoken(texts.join(wordIn(context.words, 'part-separator', language)), language);
  });
}

/** A measure alone: the leading form, then the others where they differ, on one line; a missing one in words. */
export function measureLines(context: Context, styles: readonly QuantityStyle[], measure: Measure): Lines {
  if (measure.op === 'missing') return missingLines(context, measure.reason);
  return [{ inlines: textInlines(formsText(context, styles, measure)) }];
}

/** The forms of a measure in several languages, each once. */
function formsText(context: Context, styles: readonly QuantityStyle[], measure: KnownMeasure): string {
  const forms = new Set(styles.map((style) => measureText(measure, style)));
  return [...forms].join(languageSeparator(context));
}

/** What each part says by itself, its label apart. */
export function partsLines(context: Context, attribute: Id, { unit, parts }: Quantity): readonly Lines[] {
  const styles = stylesOf(context, attribute, unit);
  return parts.map(({ measure }) => measureLines(context, styles, measure));
}

/** The sign and the word of a missing value, a line for each language: `⊘ 未公开`. */
export function missingLines(context: Pick<Context, 'rendition' | 'words'>, reason: Missing): Lines {
  return linesFor(context.rendition, (language) => spoken(missingText(context, reason, language), language));
}

/** `Nano-1 18亿`, or `18亿` where the part has no label of its own. */
export function partText(
  context: Context,
  styles: readonly QuantityStyle[],
  part: QuantityPart,
  language: Language,
): string {
  const style = styles.find((each) => each.language === language);
  const { measure } = part;
  const text =
    measure.op === 'missing'
      ? missingText(context, measure.reason, language)
      : style === undefined
        ? ''
        : measureText(measure, style);
  const label = textIn(part.label, language);
  return label === '' ? text : `${label} ${text}`;
}

/** A known measure in one language; ≈ stands before what is approximate or rounded. */
export function measureText(measure: KnownMeasure, style: QuantityStyle): string {
  switch (measure.op) {
    case 'exact':
    case 'approx':
      return numberText(measure.op, shownAmount(measure.at, style), style);
    case 'gt':
    case 'ge':
    case 'lt':
    case 'le': {
      const shown = shownAmount(measure.at, style);
      return `${BOUNDS[measure.op]}${shown.rounded ? ROUNDED : ''}${withUnit(shown, style)}`;
    }
    case 'range': {
      const from = shownAmount(measure.from, style);
      const to = shownAmount(measure.to, style);
      const sign = from.rounded || to.rounded ? ROUNDED : '';
      return `${sign}${withUnit(from, style)}${style.rangeSeparator}${withUnit(to, style)}`;
    }
    default:
      return unexpected(measure);
  }
}

/** A cell that is one plain number, exact or approximate: its text, and its format in the leading language. */
export interface PlainNumber {
  readonly lines: Lines;
  /** None for a number that no format shows. */
  readonly number?: NumberFormat;
}

/** Undefined for a quantity that is not just one number. */
export function plainNumber(context: Context, attribute: Id, quantity: Quantity): PlainNumber | undefined {
  const parts = placingParts(quantity);
  const [only] = parts;
  if (parts.length !== 1 || only === undefined || !barePart(only)) return undefined;
  const { measure } = only;
  if (measure.op !== 'exact' && measure.op !== 'approx') return undefined;
  const styles = stylesOf(context, attribute, quantity.unit);
  const style = styles[0];
  if (style === undefined) return undefined;
  const shown = shownAmount(measure.at, style);
  const own = numberText(measure.op, shown, style);
  const text = styles.length === 1 ? own : formsText(context, styles, measure);
  const lines = [{ inlines: textInlines(text) }];
  // A number beyond all named powers is no number over 10^power.
  if (shown.digits.includes('e') || (isPercent(style) && shown.power !== 0)) return { lines };
  return { lines, number: formatIn(style, shown, measure.op === 'approx' || shown.rounded) };
}

/** The same numbers down a column have one format, which later stages know again by identity. */
function formatIn(style: QuantityStyle, shown: ShownAmount, rounded: boolean): NumberFormat {
  const known = FORMATS.get(style) ?? new Map<number, NumberFormat>();
  if (known.size === 0) FORMATS.set(style, known);
  const power = isPercent(style) ? -2 : shown.power;
  const key = (power * 1_000 + shown.decimals) * 2 + (rounded ? 1 : 0);
  const before = known.get(key);
  if (before) return before;
  const prefix = (rounded ? ROUNDED : '') + style.before;
  const made = { power, decimals: shown.decimals, prefix, suffix: suffixOf(shown, style) };
  known.set(key, made);
  return made;
}

const FORMATS = new WeakMap<QuantityStyle, Map<number, NumberFormat>>();

/** By which rule an attribute's numbers are written where there is one language and digits may be left out. */
export function numberRule(context: Context, attribute: Id, unit: Id): NumberRule | undefined {
  const [style, ...others] = stylesOf(context, attribute, unit);
  if (style === undefined || others.length > 0 || !style.compact) return undefined;
  return { significant: style.significant, decimals: style.decimals ?? 0 };
}

function numberText(op: 'exact' | 'approx', shown: ShownAmount, style: QuantityStyle): string {
  return `${op === 'approx' || shown.rounded ? ROUNDED : ''}${withUnit(shown, style)}`;
}

/** A quantity with its members and totals first, so that a cell's first part is one that it shows. */
export function placingFirst(quantity: Quantity): Quantity {
  const { role } = quantity.parts[0];
  if (role === 'member' || role === 'total') return quantity;
  const placing = new Set(placingParts(quantity));
  const [first, ...rest] = [...placing, ...quantity.parts.filter((part) => !placing.has(part))];
  return first === undefined ? quantity : { ...quantity, parts: [first, ...rest] };
}

/** An amount in the languages of the styles, on one line: a tick, a cut, a threshold. */
export function amountLines(context: Context, styles: readonly QuantityStyle[], at: Amount): Lines {
  return measureLines(context, styles, { op: 'exact', at });
}

/** What stands between the forms of one thing in two languages. */
export function languageSeparator(context: Context): string {
  return wordIn(context.words, 'language-separator', context.rendition[0]);
}

/** A total, or a part without a label, needs no name where it stands alone; a member does. */
function barePart(part: QuantityPart): boolean {
  if (part.role === 'total') return true;
  for (const language in part.label) if (part.label[language] !== '') return false;
  return true;
}

export function missingText(context: Pick<Context, 'words'>, reason: Missing, language: Language): string {
  return `${MISSING_SIGNS[reason]} ${wordIn(context.words, reason, language)}`;
}

/** An amount as a style shows it: digits, named power, decimals. */
export function shownAmount(amount: Amount, style: QuantityStyle): ShownAmount {
  // A percentage is read as hundredths (10% is 0.1) and shown in hundreds.
  const scaled = isPercent(style) ? { ...amount, exp10: amount.exp10 + 2 } : amount;
  const shown = style.compact ? compactAmount(scaled, style.significant, style.steps) : plainAmount(scaled);
  return style.decimals === undefined ? shown : withDecimals(shown, style.decimals);
}

/** What stands around a number's digits, as a header says it: `GB`, `亿`, `$/h`. */
export function unitLabel(shown: ShownAmount, style: QuantityStyle): string {
  return `${style.before}${shown.suffix}${style.after}`.trim();
}

function isPercent(style: QuantityStyle): boolean {
  return style.after === '%';
}

function withUnit(shown: ShownAmount, style: QuantityStyle): string {
  return `${style.before}${shown.digits}${suffixOf(shown, style)}`;
}

function suffixOf(shown: ShownAmount, style: QuantityStyle): string {
  return style.bare ? '' : shown.suffix + style.after;
}
