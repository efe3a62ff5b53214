import type { Concept } from '../../core/catalog.ts';
import { type LocalizedText, NEUTRAL } from '../../core/language.ts';
import type { Dictionary } from '../../core/record.ts';
import type { Cell, Id, Provenance, Value } from '../../core/value.ts';
import { readCell } from '../cells.ts';
import { type ConceptReading, nameRole, readHead } from '../concepts.ts';
import { isEmpty } from '../node.ts';
import { type ProvenanceLayer, resolveProvenance } from '../provenance.ts';
import { readText } from '../texts.ts';
import { beginsVisibly, type PlainBytes, plainBytes } from '../values/plain-bytes.ts';
import { type PlainReader, plainReader } from '../values/plainly.ts';
import type { CellReading } from '../values/reading.ts';
import { type ConceptRows, type RowDefinition, RowReading } from './concept-rows.ts';
import { JsonRows } from './json-rows.ts';
import type { AttributeColumns, Companions } from './mapping.ts';
import { RowPart } from './row-part.ts';
import { TokenPool } from './token-pool.ts';

/** How one attribute's cells are found in the rows of a table. */
interface AttributePlan {
  readonly columns: AttributeColumns;
  readonly part: RowPart;
  readonly pool: TokenPool<Cell | undefined>;
  /** By row: the number of the cell in the pool, 0 where it is not there. */
  readonly numbers: Uint16Array;
  /** By row: the cells that are not in the pool, where all are kept. */
  readonly kept: (Cell | undefined)[] | undefined;
  readonly reading: CellReading | undefined;
  /** Reads what stands plainly in its one column. */
  readonly plainly: PlainReader | undefined;
  /** Tells of a value that is not kept whether it is one that `plainly` reads, so that nothing is wrong with it. */
  readonly bytes: PlainBytes | undefined;
  /** What the last row read said of all its cells, and what followed for their provenance. */
  frame: Frame | undefined;
  layers: readonly ProvenanceLayer[];
  provenance: Provenance;
}

/** Up to so many cells of a table are kept; of larger ones those that hardly come again are read anew each time. */
const MOST_KEPT = 250_000;

type ReadBefore = 'frame' | 'layers' | 'provenance';

interface Frame {
  readonly kind?: Id;
  readonly own: ProvenanceLayer;
}

/**
 * The concepts of a large table. Each row is read once, for what is wrong with it, by the readers of all concepts; of
 * what they make only values that come again are kept. The others are read again, from the file's bytes, when asked for.
 */
export class RowConcepts {
  readonly #text: JsonRows;
  readonly #rows: ConceptRows;
  readonly #reading: ConceptReading;
  readonly #attributes: ReadonlyMap<Id, AttributePlan>;
  readonly #name: RowPart;
  readonly #frames: TokenPool<Frame | undefined>;
  readonly #outer: ProvenanceLayer;
  /** Whether no column tells anything of whole rows, so that all say the same. */
  readonly #isUniform: boolean;
  /** Whether the table is so small that all its cells are kept. */
  readonly #keeps: boolean;
  #complaints = 0;

  constructor(rows: ConceptRows, text: JsonRows, reading: ConceptReading) {
    this.#rows = rows;
    this.#text = text;
    const report = () => {
      this.#complaints += 1;
    };
    this.#reading = { ...reading, context: { ...reading.context, report, corrected: () => '' } };
    this.#outer = reading.fileDefaults({ fileDefaults: rows.defaults });
    const { mapping } = rows;
    this.#name = this.#part([...mapping.name.values()]);
    const around = this.#part(headersOf(mapping.row)).columns;
    this.#frames = new TokenPool(around);
    this.#isUniform = around.length === 0;
    this.#keeps = text.length * rows.attributes.length <= MOST_KEPT;
    this.#attributes = new Map(
      rows.attributes.map((columns): [Id, AttributePlan] => {
        const headers = columns.columns.flatMap((column) => [column.header, ...headersOf(column.companions)]);
        const part = this.#part(headers);
        const pool = new TokenPool<Cell | undefined>([...part.columns, ...around]);
        return [
          columns.attribute,
          {
            columns,
            part,
            pool,
            numbers: new Uint16Array(text.length),
            kept: this.#keeps ? [] : undefined,
            ...this.#start(columns),
          },
        ];
      }),
    );
  }

  /** The concept of a row in which nothing is wrong; undefined for others, which are to be read with their places. */
  concept({ key, index }: RowDefinition): Concept | undefined {
    if (!this.#text.isPlaced(index)) return undefined;
    this.#complaints = 0;
    const frame = this.#frame(key, index);
    if (frame === undefined || !this.#hasName(key, index)) return undefined;
    for (const plan of this.#attributes.values()) {
      const known = plan.pool.find(index);
      if (plan.bytes !== undefined && plan.pool.isGivenUp && plan.part.holds(index, plan.bytes)) continue;
      const cell = known > 0 ? undefined : this.#read(plan, index);
      if (this.#complaints > 0) return undefined;
      const number = known > 0 ? known : plan.pool.add(index, cell);
      plan.numbers[index] = number;
      if (plan.kept !== undefined) plan.kept[index] = number > 0 ? undefined : cell;
    }
    return new RowConcept(this, key, index, frame.kind);
  }

  name(id: Id, index: number): LocalizedText {
    return this.#nameAt(id, index) ?? { '*': id };
  }

  cell(attribute: Id, index: number): Cell | undefined {
    const plan = this.#attributes.get(attribute);
    if (plan === undefined) return undefined;
    const number = plan.numbers[index] as number;
    if (number > 0) return plan.pool.at(number);
    return plan.kept === undefined ? this.#read(plan, index) : plan.kept[index];
  }

  cells(index: number): Dictionary<Cell> {
    const cells: Record<Id, Cell> = {};
    for (const attribute of this.#attributes.keys()) {
      const cell = this.cell(attribute, index);
      if (cell !== undefined) cells[attribute] = cell;
    }
    return cells;
  }

  /** What the row says of all its cells, and its kind. */
  #frame(key: Id, index: number): Frame | undefined {
    const known = this.#frames.find(index);
    if (known > 0) return this.#frames.at(known);
    const reading = new RowReading(
      this.#text.row(index),
      this.#text.path,
      this.#rows.mapping,
      this.#reading.context.report,
    );
    const value = reading.concept();
    const { kind, own } = readHead(
      { key, keySpan: value.span, value, fileDefaults: this.#rows.defaults },
      this.#reading,
    );
    const frame = this.#complaints > 0 ? undefined : { ...(kind !== undefined && { kind }), own };
    this.#frames.add(index, frame);
    return frame;
  }

  #hasName(id: Id, index: number): boolean {
    const { name, missing } = this.#rows.mapping;
    const alone = name.size === 1 && name.has('') && missing.size === 0;
    return (alone && this.#name.holds(index, beginsVisibly)) || this.#nameAt(id, index) !== undefined;
  }

  #nameAt(id: Id, index: number): LocalizedText | undefined {
    const { name, missing } = this.#rows.mapping;
    const text = name.size === 1 && name.has('') ? this.#name.text(index) : undefined;
    if (text !== undefined && text !== '' && !isAmong(text, missing)) return { [NEUTRAL]: text };
    const node = this.#name.at(index).name();
    return node === undefined || isEmpty(node) ? undefined : readText(node, nameRole(id), this.#reading.context);
  }

  /** What reading the cells of one attribute begins with. */
  #start({
    attribute: id,
    columns,
  }: AttributeColumns): Pick<AttributePlan, 'reading' | 'plainly' | 'bytes' | ReadBefore> {
    const { context, definitions } = this.#reading;
    const attribute = definitions.attributes.get(id);
    const ref = { concept: '', attribute: id };
    const reading = attribute && { context, definitions, attribute, ref };
    const [only, ...others] = columns;
    const alone = others.length === 0 && only?.language === undefined && only?.companions.isEmpty;
    const plainly = reading && alone ? plainReader(reading) : undefined;
    const wordless = this.#rows.mapping.missing.size === 0 && only?.words.size === 0;
    const bytes = plainly && attribute && wordless && !this.#keeps ? plainBytes(attribute) : undefined;
    return { reading, plainly, bytes, frame: undefined, layers: [], provenance: NO_PROVENANCE };
  }

  #read(plan: AttributePlan, index: number): Cell | undefined {
    const value = plan.plainly === undefined ? undefined : this.#plainValue(plan, plan.plainly, index);
    if (value !== undefined) {
      this.#settle(plan, index);
      return { value, provenance: plan.provenance };
    }
    const { columns, part, reading } = plan;
    const entry = part.at(index).entry(columns);
    if (reading === undefined || entry === undefined) return undefined;
    this.#settle(plan, index);
    return readCell(entry, reading, plan.layers);
  }

  #plainValue({ part, columns }: AttributePlan, read: PlainReader, index: number): Value | undefined {
    const text = part.text(index);
    if (text === undefined || text === '') return undefined;
    const told = isAmong(text, this.#rows.mapping.missing) || isAmong(text, columns.columns[0]?.words ?? NO_WORDS);
    return told ? undefined : read(text);
  }

  /** Takes what a row says of all its cells into the reading of one attribute. */
  #settle(plan: AttributePlan, index: number): void {
    const before = plan.layers.length > 0;
    if (before && this.#isUniform) return;
    const frame = this.#frame('', index);
    if (before && frame === plan.frame) return;
    const middle = this.#reading.attributeDefaults.get(plan.columns.attribute) ?? NO_LAYER;
    plan.frame = frame;
    plan.layers = [frame?.own ?? NO_LAYER, middle, this.#outer];
    plan.provenance = resolveProvenance(plan.layers);
  }

  #part(headers: readonly string[]): RowPart {
    return new RowPart(this.#text, headers, this.#rows.mapping, this.#reading.context.report);
  }
}

const NO_WORDS: ReadonlyMap<string, unknown> = new Map();

/** To look a text up costs reading all of it, even where there is nothing to be found. */
function isAmong(text: string, words: ReadonlyMap<string, unknown>): boolean {
  return words.size > 0 && words.has(text);
}

const NO_LAYER: ProvenanceLayer = {};
const NO_PROVENANCE: Provenance = { sources: [] };

function headersOf({ sources, confidence, 'as-of': asOf, note }: Companions): readonly string[] {
  return [sources, confidence, asOf, ...note.values()].filter((header) => header !== undefined);
}

/** A concept whose name and cells are read from the file's bytes when they are asked for. */
class RowConcept implements Concept {
  readonly id: Id;
  readonly kind?: Id;
  readonly #index: number;
  readonly #concepts: RowConcepts;

  constructor(concepts: RowConcepts, id: Id, index: number, kind: Id | undefined) {
    this.id = id;
    this.#index = index;
    this.#concepts = concepts;
    if (kind !== undefined) this.kind = kind;
  }

  get name(): LocalizedText {
    return this.#concepts.name(this.id, this.#index);
  }

  get cells(): Dictionary<Cell> {
    return this.#concepts.cells(this.#index);
  }

  cell(attribute: Id): Cell | undefined {
    return this.#concepts.cell(attribute, this.#index);
  }
}

/** The reader of a table's concepts, where it keeps the bytes to read from. */
export function rowConcepts(rows: ConceptRows, reading: ConceptReading): RowConcepts | undefined {
  return rows.text instanceof JsonRows ? new RowConcepts(rows, rows.text, reading) : undefined;
}
