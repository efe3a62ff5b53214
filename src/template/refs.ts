import type { Comparison } from '../core/comparison.ts';
import type { Diagnostic, Report, Span } from '../core/diagnostic.ts';
import type { Block } from '../core/handout.ts';
import { type Lines, textInlines } from '../core/inline.ts';
import { type MatrixCell, rowIds } from '../core/matrix.ts';
import { type Dictionary, lookup } from '../core/record.ts';
import { unexpected } from '../core/unexpected.ts';
import type { Words } from '../core/words.ts';
import type { CallName } from './calls.ts';
import { PUT } from './sites.ts';

/** One entry of the side table: what a call of the template stands for. */
export type Ref =
  | { readonly kind: 'text'; readonly name: string; readonly lines: Lines; readonly cell?: MatrixCell }
  | { readonly kind: 'block'; readonly name: string; readonly block: Block };

/** The side table: the typed things that a template has placed, in the order in which it placed them. */
export class Refs {
  readonly #entries: Ref[] = [];
  readonly #comparison: Comparison;
  readonly #words: Words;
  readonly #report: Report;

  constructor(comparison: Comparison, words: Words, report: Report) {
    this.#comparison = comparison;
    this.#words = words;
    this.#report = report;
  }

  /** Adds what the call stands for and gives its number; an unknown id is reported and stands for nothing. */
  put(name: string, args: readonly unknown[], span: Span): number {
    const [first = '', second = ''] = args.map(String);
    const found = name === PUT ? text(PUT, bare(first)) : this.#resolve(name as CallName, first, second, span);
    return this.#entries.push(found) - 1;
  }

  /** The entry of that number. */
  at(number: number): Ref | undefined {
    return this.#entries[number];
  }

  #resolve(name: CallName, first: string, second: string, span: Span): Ref {
    const { handout, matrices, crosstabs, charts, worksheets, localize } = this.#comparison;
    switch (name) {
      case 'title':
        return text(name, localize(handout.title));
      case 'answer':
      case 'summary':
      case 'licence':
        return text(name, handout[name] === undefined ? [] : localize(handout[name]));
      case 'edition':
        return text(name, bare(handout.edition));
      case 't':
        return this.#text(first, span);
      case 'value':
        return this.#value(first, second, span);
      case 'tally':
        return this.#tally(first, second, span);
      case 'count':
        return this.#count(first, span);
      case 'name':
        return text(name, this.#comparison.name(first) ?? this.#unknownConcept(first, span));
      case 'caption':
        return this.#caption(first, span);
      case 'matrix':
        return this.#placed(name, matrices, first, span, (matrix) => ({ kind: 'matrix', matrix }));
      case 'crosstab':
        return this.#placed(name, crosstabs, first, span, (crosstab) => ({ kind: 'crosstab', crosstab }));
      case 'chart':
        return this.#placed(name, charts, first, span, (chart) => ({ kind: 'chart', chart }));
      case 'worksheet':
        return this.#placed(name, worksheets, first, span, (worksheet) => ({ kind: 'worksheet', worksheet }));
      case 'sources':
      case 'legend':
        return { kind: 'block', name, block: { kind: name } };
      default:
        return unexpected(name);
    }
  }

  #text(key: string, span: Span): Ref {
    const { handout, localize } = this.#comparison;
    const found = lookup(handout.texts, key) ?? lookup(this.#words, key);
    if (found) return text('t', localize(found));
    const known = [...Object.keys(handout.texts), ...Object.keys(this.#words)];
    this.#report({ code: 'template-unknown-text', severity: 'error', args: { key, known }, span });
    return text('t', []);
  }

  #value(concept: string, attribute: string, span: Span): Ref {
    const cell = this.#comparison.value(concept, attribute);
    if (cell) return { kind: 'text', name: 'value', lines: cell.lines, cell };
    if (this.#comparison.name(concept) === undefined) return text('value', this.#unknownConcept(concept, span));
    const known = headersOf(this.#comparison, 'attribute');
    this.#report({ code: 'unknown-attribute', severity: 'error', args: { id: attribute, known }, span });
    return text('value', []);
  }

  #tally(matrix: string, attribute: string, span: Span): Ref {
    const lines = this.#comparison.tally(matrix, attribute);
    if (lines) return text('tally', lines);
    const known = headersOf(this.#comparison, 'attribute');
    if (lookup(this.#comparison.matrices, matrix)) {
      this.#report({ code: 'unknown-attribute', severity: 'error', args: { id: attribute, known }, span });
    } else this.#unknownMatrix('tally', matrix, span);
    return text('tally', []);
  }

  #count(id: string, span: Span): Ref {
    const matrix = lookup(this.#comparison.matrices, id);
    if (matrix === undefined) return this.#unknownMatrix('count', id, span);
    const concepts = matrix.conceptsAs === 'rows' ? matrix.rows : matrix.columns;
    return text('count', bare(String(concepts.length)));
  }

  #unknownMatrix(name: CallName, id: string, span: Span): Ref {
    const known = Object.keys(this.#comparison.matrices);
    this.#report({ code: 'unknown-matrix', severity: 'error', args: { id, known }, span });
    return text(name, []);
  }

  #unknownConcept(id: string, span: Span): Lines {
    const known = headersOf(this.#comparison, 'concept');
    this.#report({ code: 'unknown-concept', severity: 'error', args: { id, known }, span });
    return [];
  }

  #caption(id: string, span: Span): Ref {
    const { matrices, crosstabs, charts, worksheets } = this.#comparison;
    const all = [matrices, crosstabs, charts, worksheets];
    for (const dictionary of all) {
      const found = lookup<{ readonly title: Lines }>(dictionary, id);
      if (found) return text('caption', found.title);
    }
    const known = all.flatMap((dictionary) => Object.keys(dictionary));
    this.#report({ code: 'template-unknown-name', severity: 'error', args: { name: id, known }, span });
    return text('caption', []);
  }

  #placed<T>(name: CallName, all: Dictionary<T>, id: string, span: Span, block: (found: T) => Block): Ref {
    const found = lookup(all, id);
    if (found) return { kind: 'block', name, block: block(found) };
    this.#report(unknownBlock(name, id, Object.keys(all), span));
    return text(name, []);
  }
}

function unknownBlock(name: CallName, id: string, known: readonly string[], span: Span): Diagnostic {
  return name === 'matrix'
    ? { code: 'unknown-matrix', severity: 'error', args: { id, known }, span }
    : { code: 'template-unknown-name', severity: 'error', args: { name: id, known }, span };
}

function text(name: string, lines: Lines): Ref {
  return { kind: 'text', name, lines };
}

function bare(value: string): Lines {
  return [{ inlines: textInlines(value) }];
}

/** Ids of concepts or attributes that the handout's matrices show, for "did you mean". */
function headersOf({ matrices }: Comparison, kind: 'concept' | 'attribute'): readonly string[] {
  const inRows = kind === 'concept' ? 'rows' : 'columns';
  const ids = Object.values(matrices).flatMap(({ conceptsAs, columns, rows }) =>
    conceptsAs === inRows ? rowIds(rows) : columns.map(({ id }) => id),
  );
  return [...new Set(ids)];
}
