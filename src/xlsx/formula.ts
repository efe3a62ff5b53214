import type { Rule, Test, Threshold } from '../core/rule.ts';
import { unexpected } from '../core/unexpected.ts';
import type { Amount, Id } from '../core/value.ts';

/** Where the answers to the questions stand, by attribute, in the row of the formula. */
export type AnswerCells = ReadonlyMap<Id, AnswerCell>;

export type AnswerCell =
  /** One cell a member, each holding `yes` or not. Nothing in any of them is no answer. */
  | { readonly kind: 'set'; readonly yes: string; readonly members: readonly MemberCell[] }
  /** One cell that holds the label of a member. */
  | {
      readonly kind: 'choice';
      readonly cell: string;
      readonly members: readonly (Omit<MemberCell, 'cell'> & { readonly label: string })[];
    }
  /** Numbers of the versions, in units of 10^power, in neighbouring cells. */
  | { readonly kind: 'quantity'; readonly range: string; readonly power: number };

interface MemberCell {
  readonly cell: string;
  readonly lineage: readonly Id[];
}

/** Excel knows two truths: what holds, and what holds not. Where neither does, it cannot be told. */
interface Rails {
  readonly yes: string;
  readonly no: string;
}

const NEVER: Rails = { yes: 'FALSE', no: 'FALSE' };
const ALWAYS: Rails = { yes: 'TRUE', no: 'FALSE' };
/** The longest constant of text that a formula may hold. */
const CONSTANT = 255;

/**
 * A rule as an Excel formula, by the meaning of `compare/rules.ts`: the first case that is not false decides; where it
 * cannot be told, or no case holds, `otherwise`. It is made of AND, OR, NOT, IF, COUNT, COUNTA, MIN, MAX, references and
 * quoted constants only; `label` gives the text of what the rule comes to.
 */
export function formulaOf(rule: Rule, cells: AnswerCells, label: (member: Id) => string): string {
  const otherwise = quoted(label(rule.otherwise));
  return rule.choose.reduceRight((rest, { when, then }) => {
    const { yes, no } = railsOf(when, cells);
    const next = rest === otherwise ? otherwise : `IF(${no},${rest},${otherwise})`;
    return `IF(${yes},${quoted(label(then))},${next})`;
  }, otherwise);
}

/** A text as a constant, whatever stands in it; parts of a long one are joined. */
export function quoted(text: string): string {
  const pieces: string[] = [];
  let piece = '';
  for (const character of text) {
    const written = character === '"' ? '""' : character;
    if (piece.length + written.length > CONSTANT) {
      pieces.push(piece);
      piece = '';
    }
    piece += written;
  }
  return [...pieces, piece].map((part) => `"${part}"`).join('&');
}

function railsOf(test: Test, cells: AnswerCells): Rails {
  switch (test.test) {
    case 'has':
      return some(test.of.map((attribute) => hasRails(test.member, cells.get(attribute))));
    case 'count-at-least':
      return countRails(test.of, test.than, cells);
    case 'at-least':
      return quantityRails(cells.get(test.attribute), test.quantifier, test.than);
    case 'missing':
      return missingRails(cells.get(test.attribute), test.reason);
    case 'and': {
      const all = test.tests.map((inner) => railsOf(inner, cells));
      return { yes: and(all.map(({ yes }) => yes)), no: or(all.map(({ no }) => no)) };
    }
    case 'or':
      return some(test.tests.map((inner) => railsOf(inner, cells)));
    case 'not': {
      const { yes, no } = railsOf(test.not, cells);
      return { yes: no, no: yes };
    }
    default:
      return unexpected(test);
  }
}

function some(all: readonly Rails[]): Rails {
  return { yes: or(all.map(({ yes }) => yes)), no: and(all.map(({ no }) => no)) };
}

function hasRails(member: Id, answer: AnswerCell | undefined): Rails {
  if (answer === undefined || answer.kind === 'quantity') return NEVER;
  const yes = or(chosen(answer).flatMap(({ is, lineage }) => (lineage.includes(member) ? [is] : [])));
  return { yes, no: and([answered(answer), not(yes)]) };
}

/** The union of the sets is counted by what each member counts as. */
function countRails(of: readonly Id[], than: Threshold, cells: AnswerCells): Rails {
  const needed = decimal(than, 0);
  if (needed === undefined) return NEVER;
  const answers = of.map((attribute) => cells.get(attribute));
  const kinds = new Map<Id, string[]>();
  for (const answer of answers) {
    if (answer === undefined || answer.kind === 'quantity') continue;
    for (const { is, lineage } of chosen(answer)) {
      const kind = lineage.at(-1) ?? '';
      kinds.set(kind, [...(kinds.get(kind) ?? []), is]);
    }
  }
  const count = [...kinds.values()].map((tests) => `IF(${or(tests)},1,0)`).join('+') || '0';
  const known = answers.map((answer) => (answer === undefined ? 'FALSE' : answered(answer)));
  return { yes: `${count}>=${needed}`, no: and([`${count}<${needed}`, ...known]) };
}

function quantityRails(answer: AnswerCell | undefined, quantifier: 'every' | 'some', than: Threshold): Rails {
  if (answer?.kind !== 'quantity') return NEVER;
  const needed = decimal(than, answer.power);
  if (needed === undefined) return NEVER;
  // Of all versions the smallest speaks for every one, the largest for some one.
  const version = `${quantifier === 'every' ? 'MIN' : 'MAX'}(${answer.range})`;
  const known = answered(answer);
  return { yes: and([known, `${version}>=${needed}`]), no: and([known, `${version}<${needed}`]) };
}

/** What is not answered was looked for and not found; any other reason it cannot have. */
function missingRails(answer: AnswerCell | undefined, reason: string | undefined): Rails {
  if (reason !== undefined && reason !== 'unknown') return { yes: 'FALSE', no: 'TRUE' };
  if (answer === undefined) return ALWAYS;
  const known = answered(answer);
  return { yes: not(known), no: known };
}

function chosen(answer: Exclude<AnswerCell, { kind: 'quantity' }>): readonly { is: string; lineage: readonly Id[] }[] {
  return answer.kind === 'set'
    ? answer.members.map(({ cell, lineage }) => ({ is: `${cell}=${quoted(answer.yes)}`, lineage }))
    : answer.members.map(({ label, lineage }) => ({ is: `${answer.cell}=${quoted(label)}`, lineage }));
}

/** Whether there is an answer at all. */
function answered(answer: AnswerCell): string {
  switch (answer.kind) {
    case 'set': {
      const [first] = answer.members;
      const last = answer.members.at(-1);
      return first === undefined || last === undefined ? 'FALSE' : `COUNTA(${first.cell}:${last.cell})>0`;
    }
    case 'choice':
      return or(chosen(answer).map(({ is }) => is));
    case 'quantity':
      return `COUNT(${answer.range})>0`;
    default:
      return unexpected(answer);
  }
}

function and(tests: readonly string[]): string {
  if (tests.includes('FALSE')) return 'FALSE';
  return joined(
    'AND',
    tests.filter((test) => test !== 'TRUE'),
    'TRUE',
  );
}

function or(tests: readonly string[]): string {
  if (tests.includes('TRUE')) return 'TRUE';
  return joined(
    'OR',
    tests.filter((test) => test !== 'FALSE'),
    'FALSE',
  );
}

function joined(name: 'AND' | 'OR', tests: readonly string[], none: string): string {
  const [only] = tests;
  if (only === undefined) return none;
  return tests.length === 1 ? only : `${name}(${tests.join(',')})`;
}

function not(test: string): string {
  if (test === 'TRUE') return 'FALSE';
  return test === 'FALSE' ? 'TRUE' : `NOT(${test})`;
}

/** A threshold in units of 10^power, in all its digits, so that no rounding of a product can move it. */
function decimal(than: Threshold, power: number): string | undefined {
  return 'amount' in than ? digitsOf(than.amount, power) : undefined;
}

/** An amount over 10^power as a decimal. */
export function digitsOf({ digits, exp10 }: Amount, power: number): string {
  const [whole = '', fraction = ''] = digits.split('.');
  const units = whole + fraction;
  const point = whole.length + exp10 - power;
  const padded = point <= 0 ? '0'.repeat(1 - point) + units : units.padEnd(point, '0');
  const at = Math.max(point, 1);
  const text = padded.length > at ? `${padded.slice(0, at)}.${padded.slice(at)}` : padded;
  const bare = text.replace(/^0+(?=\d)/, '');
  return bare.includes('.') ? bare.replace(/\.?0+$/, '') : bare;
}
