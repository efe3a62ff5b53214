import { cellNumber } from './address.ts';
import { type Inline, type Lines, plainLines } from './inline.ts';
import type { Census, ColumnCensus, Header, MatrixCell, NumberFormat, NumberRule, RowGroup } from './matrix.ts';
import { formattedText, ruledText } from './number-rule.ts';
import { Recurring } from './recurring.ts';
import { gatherRowSources } from './row-sources.ts';
import type { Confidence, Value } from './value.ts';

/** The rows between two counts of links. */
export const CENSUS_STEP = 1_000;
const MOST_LOOKS = 1_000;
const NONE: readonly number[] = [];
/** So many texts of a column that come again are known. */
const MOST_SOUND = 10_000;
const ODD = /[\u0000-\u0008\u000b-\u001f\ud800-\udfff\ufffe\uffff]/;

/** Of an address that a reader may follow: of a scheme that runs nothing. */
export function isSafeAddress(url: string): boolean {
  return /^(https?:\/\/|mailto:)[^\s\u0000-\u001f]+$/i.test(url);
}

/** A cell so far as it counts here. */
type Counted = Pick<MatrixCell, 'value' | 'lines' | 'provenance' | 'dated'> & {
  readonly number: NumberFormat | undefined;
  readonly note?: Lines | undefined;
};

export interface CensusTaker {
  /** Row after row: its header, its cells, and the footnotes of each. */
  add(header: Header, cells: readonly Counted[], footnotes: readonly (readonly number[])[]): void;
  census(): Census;
}

export function censusTaker(groups: readonly RowGroup[], rules: readonly (NumberRule | undefined)[]): CensusTaker {
  const texts = textCensus();
  const sources = gatherRowSources();
  const columns = rules.map(columnCensus);
  const grades = new Map<Confidence | undefined, number>();
  const counts = [0];
  let [row, group, links, noted, namesGroups] = [0, 0, 0, 0, true];
  return {
    add(header, cells, footnotes) {
      while ((groups[group]?.to ?? Number.POSITIVE_INFINITY) <= row) group += 1;
      const name = groups[group]?.id;
      let named = name === undefined;
      texts.lines(header.lines, cells.length);
      sources.add(header.marks, cells);
      for (let index = 0; index < cells.length; index += 1) {
        const cell = cells[index] as Counted;
        const { value, provenance } = cell;
        texts.lines(cell.lines, index);
        if (cell.note) texts.lines(cell.note, index);
        if (value.kind === 'link') {
          texts.address(value.url);
          links += 1;
        }
        named ||= names(value, name);
        grades.set(provenance.confidence, (grades.get(provenance.confidence) ?? 0) + 1);
        const marks = footnotes[index] ?? NONE;
        if (marks.length > 0) noted += 1;
        columns[index]?.add(cell, marks, row);
      }
      namesGroups &&= named;
      row += 1;
      if (row % CENSUS_STEP === 0) counts.push(links);
    },
    census: () => ({
      ...texts.found(),
      links: [...counts, links],
      noted,
      grades,
      namesGroups,
      columns: columns.map((column) => column.found()),
      sources: sources.all,
    }),
  };
}

/** Whether a cell says the same as the heading of its group. */
export function names(value: Value, group: string | undefined): boolean {
  return (value.kind === 'choice' && value.id === group) || (value.kind === 'missing' && value.reason === group);
}

function textCensus() {
  const known: Recurring<Lines, true>[] = [];
  let [longestText, longestAddress, odd] = [0, 0, false];
  const address = (url: string) => {
    longestAddress = Math.max(longestAddress, url.length);
    odd ||= !isSafeAddress(url);
  };
  const inline = (one: Inline) => {
    if (one.kind === 'link') address(one.href);
    if (one.kind !== 'text' && one.kind !== 'code' && one.kind !== 'break') one.children.forEach(inline);
  };
  return {
    address,
    lines(lines: Lines, column: number) {
      known[column] ??= new Recurring(MOST_SOUND);
      if (known[column].get(lines)) return;
      const text = plainLines(lines);
      longestText = Math.max(longestText, text.length);
      odd ||= ODD.test(text);
      for (const { inlines } of lines) for (const one of inlines) if (one.kind !== 'text') inline(one);
      known[column].set(lines, true);
    },
    found: () => ({ longestText, longestAddress, odd }),
  };
}

function columnCensus(rule: NumberRule | undefined) {
  const formats = new Set<NumberFormat>();
  const marks = new Set<string>();
  const looks: number[] = [];
  let own = false;
  let ruled = false;
  return {
    add(cell: Counted, footnotes: readonly number[], row: number) {
      const { number } = cell;
      if (number === undefined && footnotes.length === 0) return;
      if (footnotes.length > 0) {
        const key = `${footnotes.join(' ')} ${number ? JSON.stringify(number) : cell.value.kind}`;
        if (!marks.has(key) && looks.length < MOST_LOOKS) looks.push(row);
        marks.add(key);
      } else if (number && !formats.has(number)) {
        if (looks.length < MOST_LOOKS) looks.push(row);
        formats.add(number);
      }
      if (own || !number) return;
      const odd = isOddPower(number);
      if (odd) ruled = true;
      own = !follows(cell, number, odd ? rule : undefined);
    },
    found: (): ColumnCensus => ({ looks, own, ...(ruled && rule ? { rule } : {}) }),
  };
}

/** Whether it divides by no power of a thousand, as 万 and 亿 do. */
function isOddPower({ power }: NumberFormat): boolean {
  return power > 0 && power % 3 !== 0;
}

function follows(cell: Counted, number: NumberFormat, rule: NumberRule | undefined): boolean {
  const value = cellNumber(cell);
  if (value === undefined) return false;
  const text = rule ? ruledText(value, number, rule) : formattedText(value, number);
  return text === plainLines(cell.lines);
}
