import type { Catalog, Concept } from '../core/catalog.ts';
import type { Diagnostic, Report } from '../core/diagnostic.ts';
import type { Origins } from '../core/origins.ts';
import { dictionaryOf } from '../core/record.ts';
import type { Id } from '../core/value.ts';
import { readAttribute } from './attributes.ts';
import { readChecks } from './checks.ts';
import { readConcept } from './concepts.ts';
import type { Context } from './context.ts';
import { corrector } from './corrected.ts';
import { decodeFile, type SourceFile } from './decode.ts';
import { compare, except, Found } from './found.ts';
import { retellFullWidth } from './full-width.ts';
import { readHandout } from './handouts/index.ts';
import { checkRoot, mergeSection, withRows } from './merge.ts';
import { child, entriesOf, type Node, textOf } from './node.ts';
import { originsOf } from './origins.ts';
import { readOutput } from './output.ts';
import { type ParsedFile, parseFile } from './parse.ts';
import { readLanguages } from './project.ts';
import { ownProvenance, type ProvenanceLayer } from './provenance.ts';
import { checkCycles, readRule } from './rules.ts';
import { defaultsShape } from './shape.ts';
import { checkShape } from './shape-check.ts';
import { readSource, readUnit } from './sources.ts';
import type { Definition, Section, Table, Tables } from './table.ts';
import { isTablePath } from './table-files.ts';
import { type ConceptRows, RowDefinition } from './tables/concept-rows.ts';
import { readTables, withTableCells } from './tables/index.ts';
import { type RowConcepts, rowConcepts } from './tables/row-concepts.ts';
import type { Definitions } from './values/reading.ts';
import { unitGrammar } from './values/unit-grammar.ts';
import { readVocabulary } from './vocabularies.ts';

export { type SourceFile, sourceText } from './decode.ts';
export { type ColumnGuess, draftFromTable } from './draft/index.ts';
export { catalogSchema } from './json-schema.ts';
export { rememberingParser } from './parse-memory.ts';
export { tablesNamed } from './tables/named.ts';
export { formatDateSource, parseDate } from './values/date.ts';
export { formatQuantitySource, parseQuantity } from './values/quantity.ts';

export interface CatalogReading {
  readonly catalog: Catalog;
  readonly origins: Origins;
  /** In the order of the files, by path and then by place. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads the user's files, in any order, as one catalog: all that could be made of them, where each thing stood, and
 * all mistakes. Paths are relative to the project, with `/`. `parse` is given by who reads the same files again and again.
 */
export function readCatalog(files: readonly SourceFile[], parse: typeof parseFile = parseFile): CatalogReading {
  const found = new Found();
  const inOrder = [...files].sort((a, b) => compare(a.path, b.path));
  const decoded = inOrder.map((file) => decodeFile(file, found.report));
  const guessed = decoded
    .filter((file) => file.guessed)
    .map(({ path, text }) => ({ file: path, start: 0, end: text.length + 1 }));
  const filesByPath = new Map(decoded.map((file) => [file.path, file]));
  const texts = (path: string) => filesByPath.get(path)?.text;
  const corrected = corrector(texts);
  const retold = retellFullWidth(texts, corrected, found.report);
  const reportParsing = except(guessed, retold);
  const parsed = decoded.filter(({ path }) => !isTablePath(path)).map((file) => parse(file, reportParsing));
  const unsure = [...guessed, ...parsed.flatMap((file) => file.unsure)];
  const report = except(unsure, retold);
  for (const file of parsed) checkRoot(file, report);
  const merged = mergeAll(parsed, report);
  const rows = readTables(merged.tables, merged.attributes, filesByPath, report);
  const tables = { ...merged, concepts: withRows(merged.concepts, rows.concepts, report) };
  const languages = readLanguages(parsed, unsure.length > 0, report);
  const context: Context = { report, languages, tables, corrected };
  const catalog = readAll(parsed, context);
  const origins = originsOf(parsed, tables, new Set(guessed.map(({ file }) => file)));
  return { catalog, origins, diagnostics: withTableCells(found.sorted(), rows.texts) };
}

function mergeAll(files: readonly ParsedFile[], report: Report): Tables {
  const merged = (section: Section) => mergeSection(files, section, report);
  return {
    vocabularies: merged('vocabularies'),
    units: merged('units'),
    attributes: merged('attributes'),
    sources: merged('sources'),
    concepts: merged('concepts'),
    handouts: merged('handouts'),
    tables: merged('tables'),
  };
}

function readAll(files: readonly ParsedFile[], context: Context): Catalog {
  const { tables } = context;
  const vocabularies = readTable(tables.vocabularies, (entry) => readVocabulary(entry, context));
  const units = readTable(tables.units, (entry) => readUnit(entry, context));
  const grammars = new Map([...units].map(([id, unit]) => [id, unitGrammar(unit)]));
  const definitions = readAttributes({ vocabularies, units: grammars }, context);
  const checks = readChecks(files, context.report);
  const output = readOutput(files, context.report);
  const concepts = readConcepts(files, definitions, context);
  const kinds = new Set<Id>();
  for (const { kind } of concepts.values()) if (kind !== undefined) kinds.add(kind);
  return {
    languages: context.languages,
    vocabularies: dictionaryOf(mapValues(vocabularies, ({ ids: _ids, known: _known, ...vocabulary }) => vocabulary)),
    units: dictionaryOf(units),
    attributes: dictionaryOf(definitions.attributes),
    sources: dictionaryOf(readTable(tables.sources, (entry) => readSource(entry, context))),
    concepts: dictionaryOf(concepts),
    handouts: dictionaryOf(readTable(tables.handouts, (entry) => readHandout(entry, definitions, kinds, context))),
    ...(output !== undefined && { output }),
    ...(checks !== undefined && { checks }),
  };
}

/** Attributes, then their rules, since a rule may name any attribute. */
function readAttributes(known: Omit<Definitions, 'attributes'>, context: Context): Definitions {
  const { tables } = context;
  const plain = readTable(tables.attributes, (entry) => readAttribute(entry, context));
  const reading = {
    context,
    definitions: { ...known, attributes: plain },
    settings: { known: settingNames(tables) },
  };
  const attributes = new Map(plain);
  for (const [id, attribute] of plain) {
    const entry = tables.attributes.entries.get(id);
    const rule = entry === undefined ? undefined : readRule(entry, reading);
    if (rule !== undefined) attributes.set(id, { ...attribute, rule });
  }
  const definitions = { ...known, attributes };
  checkCycles(definitions, context);
  return definitions;
}

function readConcepts(
  files: readonly ParsedFile[],
  definitions: Definitions,
  context: Context,
): ReadonlyMap<Id, Concept> {
  const fileDefaults = new Map<Node | undefined, ProvenanceLayer>();
  for (const file of files) {
    const entry = file.root?.entries.get('defaults');
    if (entry === undefined) continue;
    checkShape(entry.value, defaultsShape, { name: 'defaults', keySpan: entry.keySpan }, context.report);
    fileDefaults.set(entry.value, ownProvenance(entry.value, context));
  }
  for (const table of context.tables.tables.entries.values()) {
    const defaults = child(table.value, 'defaults');
    const around = fileDefaults.get(table.fileDefaults);
    if (defaults !== undefined) fileDefaults.set(defaults, { ...around, ...ownProvenance(defaults, context) });
  }
  const attributeDefaults = readTable(context.tables.attributes, (entry) =>
    ownProvenance(child(entry.value, 'defaults'), context),
  );
  const reading = {
    context,
    definitions,
    attributeDefaults,
    fileDefaults: (definition: Pick<Definition, 'fileDefaults'>) => fileDefaults.get(definition.fileDefaults) ?? {},
  };
  const large = new Map<ConceptRows, RowConcepts | undefined>();
  return readTable(context.tables.concepts, (entry) => {
    if (!(entry instanceof RowDefinition)) return readConcept(entry, reading);
    if (!large.has(entry.rows)) large.set(entry.rows, rowConcepts(entry.rows, reading));
    return large.get(entry.rows)?.concept(entry) ?? readConcept(entry, reading);
  });
}

function settingNames(tables: Tables): readonly Id[] {
  const names = [...tables.handouts.entries.values()].flatMap(({ value }) =>
    entriesOf(child(value, 'settings')).flatMap((entry) => (textOf(entry.value) === undefined ? [] : entry.key)),
  );
  return [...new Set(names)];
}

function readTable<Read>(table: Table, read: (definition: Definition) => Read | undefined): ReadonlyMap<Id, Read> {
  const found = new Map<Id, Read>();
  for (const [id, definition] of table.entries) {
    const one = read(definition);
    if (one !== undefined) found.set(id, one);
  }
  return found;
}

function mapValues<T, U>(map: ReadonlyMap<Id, T>, convert: (value: T) => U): ReadonlyMap<Id, U> {
  return new Map([...map].map(([id, value]) => [id, convert(value)]));
}
