import { safeHref } from '../../core/markdown.ts';
import type { Missing } from '../../core/value.ts';
import { idOf } from '../tables/concept-rows.ts';
import { activeOf } from '../values/active.ts';
import { parseDate } from '../values/date.ts';
import { DIMENSION_RULES } from '../values/dimensions.ts';
import { flagWord } from '../values/flag.ts';
import { missingWord } from '../values/missing-words.ts';
import { nearDate } from '../values/near-date.ts';
import { nearQuantity } from '../values/near-quantity.ts';
import { parseQuantity } from '../values/quantity.ts';
import { type UnitGrammar, unitGrammar } from '../values/unit-grammar.ts';

/** What a column seems to hold. `words` says for texts of the table what they are in the catalog. */
export interface Guess {
  readonly kind: 'text' | 'quantity' | 'set' | 'choice' | 'flag' | 'date' | 'link';
  readonly words: ReadonlyMap<string, string>;
  /** Of choices and sets: labels by id, in the order of the table. */
  readonly members: ReadonlyMap<string, string>;
  /** Of quantities: the unit, as its keys in YAML. */
  readonly unit?: { readonly id: string; readonly keys: readonly (readonly [string, string])[] };
}

/** Texts that mean "no value", with the reason they most likely stand for. */
export function missingOf(texts: Iterable<string>): ReadonlyMap<string, Missing> {
  const found = new Map<string, Missing>();
  for (const text of texts) {
    const reason = text === '' ? 'not-checked' : missingWord(text, true);
    if (reason !== undefined) found.set(text, reason);
  }
  return found;
}

/** The kind of a column by its header and its texts, those for "no value" left out. */
export function guessColumn(header: string, texts: readonly string[]): Guess {
  const distinct = [...new Set(texts)];
  const none = { words: new Map<string, string>(), members: new Map<string, string>() };
  if (distinct.length === 0) return { kind: 'text', ...none };
  if (distinct.every((text) => safeHref(text) !== undefined)) return { kind: 'link', ...none };
  if (distinct.length <= 4 && distinct.every((text) => flagWord(text) !== undefined)) {
    const words = distinct.flatMap((text): [string, string][] =>
      text === 'true' || text === 'false' ? [] : [[text, String(flagWord(text))]],
    );
    return { ...none, kind: 'flag', words: new Map(words) };
  }
  return (
    guessDate(header, distinct) ??
    guessQuantity(header, distinct) ??
    guessMembers(texts, distinct) ?? { kind: 'text', ...none }
  );
}

function guessDate(header: string, distinct: readonly string[]): Guess | undefined {
  const named = /日期|时间|年份|发布|date|year|released|when|as of/i.test(header);
  const dates = distinct.map((text) => parseDate(text)?.iso ?? nearDate(text)?.write);
  const sure = distinct.some((text) => /[-年/]|[a-z]{3}/i.test(text));
  if (!dates.every((date) => date !== undefined) || !(named || sure)) return undefined;
  return { kind: 'date', words: rewrites(distinct, (text) => nearDate(text)?.write), members: new Map() };

  function rewrites(all: readonly string[], write: (text: string) => string | undefined) {
    return new Map(all.filter((text) => parseDate(text) === undefined).map((text) => [text, write(text) ?? text]));
  }
}

function guessQuantity(header: string, distinct: readonly string[]): Guess | undefined {
  for (const unit of unitsFor(header, distinct)) {
    const grammar = grammarOf(unit);
    const reads = (text: string) =>
      parseQuantity(text, grammar) !== undefined || activeOf(text, grammar, []) !== undefined;
    const words = new Map<string, string>();
    for (const text of distinct) {
      const near = reads(text) ? undefined : nearQuantity(text, grammar);
      if (near !== undefined && near.remark === undefined) words.set(text, near.write);
    }
    if (distinct.every((text) => reads(text) || words.has(text))) {
      return { kind: 'quantity', words, members: new Map(), unit };
    }
  }
  return undefined;
}

type GuessedUnit = NonNullable<Guess['unit']>;

function unitsFor(header: string, distinct: readonly string[]): readonly GuessedUnit[] {
  const all = distinct.join(' ');
  const unit = (id: string, ...keys: (readonly [string, string])[]): GuessedUnit => ({ id, keys });
  const found: GuessedUnit[] = [];
  if (distinct.every((text) => /[%％]/.test(text))) found.push(unit('percent', ['dimension', 'percent']));
  if (/\d ?[KMGTP]i?B\b/.test(all) && !/\d ?B\b/.test(all)) found.push(unit('bytes', ['dimension', 'bytes']));
  if (/\d ?(?:ms|min|h|小时|分钟|秒|天)(?![a-z])/.test(all)) found.push(unit('time', ['dimension', 'duration']));
  if (/\$|USD|美元/.test(all + header)) found.push(unit('usd', ['currency', 'USD']));
  if (/[¥￥]|元|CNY|RMB/.test(all + header)) found.push(unit('cny', ['currency', 'CNY']));
  if (/参数|param/i.test(header)) found.push(unit('parameters', ['dimension', 'parameters']));
  if (/token|词元/i.test(header + all)) found.push(unit('tokens', ['dimension', 'tokens']));
  return [...found, unit('number')];
}

function grammarOf({ id, keys }: GuessedUnit): UnitGrammar {
  const said = Object.fromEntries(keys);
  const dimension = (Object.keys(DIMENSION_RULES) as (keyof typeof DIMENSION_RULES)[]).find(
    (one) => one === said.dimension,
  );
  const money = said.currency === undefined ? {} : { dimension: 'money' as const, currency: said.currency };
  return unitGrammar({ id, label: {}, display: 'plain', ...(dimension !== undefined && { dimension }), ...money });
}

const PARTED = /\s*[;,、，；|]\s*|\s+\/\s+/;

/** Few texts that come again are members of a vocabulary; several in one cell make a set. */
function guessMembers(texts: readonly string[], distinct: readonly string[]): Guess | undefined {
  const pieces = texts.flatMap((text) => text.split(PARTED)).filter((piece) => piece !== '');
  const labels = [...new Set(pieces)];
  const repeated = labels.length <= Math.max(1, pieces.length * 0.7) && labels.length <= 40;
  if (!repeated || labels.some((label) => label.length > 24) || texts.length < 3) return undefined;
  const ids = new Map<string, string>();
  for (const [index, label] of labels.entries()) {
    const id = idOf(label);
    ids.set(label, id === undefined || [...ids.values()].includes(id) ? `m-${index + 1}` : id);
  }
  const several = distinct.some((text) => PARTED.test(text));
  const write = (text: string) => {
    const own = text.split(PARTED).flatMap((piece) => ids.get(piece) ?? []);
    return several ? `[${own.join(', ')}]` : (own[0] ?? text);
  };
  const words = distinct.filter((text) => ids.get(text) !== text).map((text): [string, string] => [text, write(text)]);
  const members = new Map([...ids].map(([label, id]) => [id, label]));
  return { kind: several ? 'set' : 'choice', words: new Map(words), members };
}
