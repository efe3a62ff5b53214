import type { Chart } from '../core/chart.ts';
import type { Diagnostic, Report } from '../core/diagnostic.ts';
import type { FormatInput } from '../core/format.ts';
import { type Block, blocksOf, type Handout, matricesIn, type Section } from '../core/handout.ts';
import type { Lines } from '../core/inline.ts';
import { renditionName } from '../core/language.ts';
import type { Crosstab, Matrix } from '../core/matrix.ts';
import type { Worksheet } from '../core/worksheet.ts';
import { addressSheet, type Source } from './address-sheet.ts';
import { chartSheet } from './chart-sheet.ts';
import type { Context } from './context.ts';
import { crosstabSheet } from './crosstab-sheet.ts';
import { detailsOf, factsOf, isTooLargeForFacts, matricesOf } from './facts.ts';
import { conceptCount, conceptSourcesSheet, factsSheet } from './facts-sheet.ts';
import { guardTexts } from './guard.ts';
import { guardLook, guardSize } from './limits.ts';
import { legendSheet, SOURCE_HEADS, sourcesSheet } from './list-sheets.ts';
import { listsOf } from './lists.ts';
import { logAxesOf } from './log-bars.ts';
import { choiceLists } from './matrix-choices.ts';
import { matrixSheet } from './matrix-sheet.ts';
import { isRenamed, sheetName } from './names.ts';
import { type ContentsEntry, overviewSheet } from './overview.ts';
import { hasText, type ProseItem, proseLines, proseOf, proseSheet } from './prose.ts';
import type { Sheet, WorkbookPlan } from './sheet.ts';
import { lookOf } from './style.ts';
import { surveyor } from './survey.ts';
import { fitText, neutral } from './text.ts';
import { inARow, inlineWord, leading, oneLine, word } from './words.ts';
import { answerLists, formulasOf, worksheetSheet } from './worksheet-sheet.ts';

/** What one sheet of the body is made from. */
type Draft =
  | { readonly kind: 'matrix'; readonly matrix: Matrix; readonly prose: readonly ProseItem[] }
  | { readonly kind: 'chart'; readonly chart: Chart; readonly prose: readonly ProseItem[] }
  | { readonly kind: 'worksheet'; readonly worksheet: Worksheet; readonly prose: readonly ProseItem[] }
  | { readonly kind: 'prose'; readonly section: Section; readonly prose: readonly ProseItem[] };

interface TitledDraft {
  readonly title: string;
  readonly content: Draft;
}

interface Listed extends ContentsEntry {
  readonly sheet: Sheet;
}

/** The whole workbook as plain data. Gives as much as can be made, with what it found wrong. */
export function planWorkbook(input: FormatInput): { plan: WorkbookPlan; diagnostics: readonly Diagnostic[] } {
  const { handout, theme } = input;
  const { notes = 'exceptions', profile = 'standard' } = input.options?.xlsx ?? {};
  const accessible = profile === 'accessible';
  const diagnostics: Diagnostic[] = [];
  const survey = surveyor(detailsOf(handout), { notes, accessible, byConcept: isTooLargeForFacts(handout) });
  guardTexts(handout, (found) => diagnostics.push(found), survey.open);
  const name = naming((found) => diagnostics.push(found));
  const overview = name(leading(word(handout, 'overview')));
  const drafts = draftsOf(handout).map(({ title, content }) => ({ content, name: name(title) }));
  const [facts, legend, sources] = ['facts', 'legend', 'sources'].map((key) => name(leading(word(handout, key))));
  const worksheets = drafts.flatMap(({ content }) => (content.kind === 'worksheet' ? [content.worksheet] : []));
  const matrices = matricesOf(handout);
  const choices = [...worksheets.flatMap((one) => answerLists(one, handout)), ...matrices.flatMap(choiceLists)];
  const lists = listsOf(choices, () => name('_lists'));
  const context: Context = {
    handout,
    theme,
    look: lookOf(theme, handout.rendition, accessible),
    survey: survey.survey(),
    overview,
    sources: sources ?? '',
    numbers: new Map(handout.sources.map((source, index) => [source.id, index + 1])),
    logAxes: logAxesOf(handout),
    lists,
    accessible,
    notes,
  };
  guardLook(context, (found) => diagnostics.push(found));
  for (const worksheet of worksheets) guardFormulas(worksheet, context, (found) => diagnostics.push(found));
  const crosstabs = crosstabsOf(handout);
  const listed = [
    ...(accessible ? crosstabs.map((one) => listedCrosstab(one, name(leading(one.title)), context)) : []),
    ...drafts.map((draft) => listedDraft(draft.content, draft.name, context)),
    ...listedEnd(facts ?? '', legend ?? '', sources ?? '', context),
  ];
  for (const [index, { content }] of drafts.entries()) {
    const sheet = listed[index + (accessible ? crosstabs.length : 0)]?.sheet;
    if (content.kind === 'matrix' && sheet) {
      guardSize(content.matrix, sheet, context, (found) => diagnostics.push(found));
    }
  }
  const opening = handout.sections.filter((section) => isOverview(section, handout));
  const said = proseLines(opening.flatMap((section) => proseOf(section.blocks)));
  const body = distinctTables(listed.map(({ sheet }) => sheet));
  const sheets = [overviewSheet(accessible ? [] : crosstabs, said, listed, context), ...body];
  return {
    plan: {
      look: context.look,
      properties: propertiesOf(handout),
      sheets: [...sheets, ...(lists.kept ? [lists.kept.sheet] : []), addressSheet(sheets, sourceOf(input))],
      ...(lists.kept ? { names: lists.kept.names } : {}),
    },
    diagnostics,
  };
}

/**
 * The sheets of the sections in order. A section's only matrix (or else its only chart) takes the section's title,
 * others their own; running text stands under the section's first table, or on a sheet of its own. What the section
 * of the overview says stands on the first sheet.
 */
function draftsOf(handout: Handout): readonly TitledDraft[] {
  const seen = new Set<string>();
  return handout.sections.flatMap((section): readonly TitledDraft[] => {
    const tables = tablesOf(section.blocks).filter((table) => {
      const key = `${table.kind} ${tableOf(table).id}`;
      return !seen.has(key) && seen.add(key);
    });
    const prose = isOverview(section, handout) ? [] : proseOf(section.blocks);
    if (tables.length === 0) {
      return hasText(prose) ? [{ title: leading(section.title), content: { kind: 'prose', section, prose } }] : [];
    }
    // A section is named after its only worksheet, else after its only matrix.
    const main = tables.some((table) => table.kind === 'worksheet') ? 'worksheet' : 'matrix';
    const mains = tables.filter((table) => table.kind === main).length;
    return tables.map((table, index) => {
      const alone = tables.length === 1 || (table.kind === main && mains === 1);
      const own = leading(tableOf(table).title);
      const content: Draft = { ...table, prose: index === 0 && hasText(prose) ? prose : [] };
      return { title: alone && !isOverview(section, handout) ? leading(section.title) : own, content };
    });
  });
}

/** A section that holds a crosstab or has the overview's title. */
function isOverview(section: Section, handout: Handout): boolean {
  const named = leading(section.title) === leading(word(handout, 'overview'));
  return named || section.blocks.some((block) => block.kind === 'crosstab');
}

function listedCrosstab(crosstab: Crosstab, name: string, context: Context): Listed {
  const sheet = crosstabSheet(crosstab, name, context);
  return {
    name,
    holds: crosstab.title,
    count: sheet.table ? sheet.table.lastRow - sheet.table.headRow : 0,
    sheet,
  };
}

function listedDraft(draft: Draft, name: string, context: Context): Listed {
  const prose = proseLines(draft.prose);
  if (draft.kind === 'matrix') {
    const { matrix } = draft;
    const sheet = matrixSheet(matrix, name, prose, context);
    return { name, holds: matrix.title, count: matrix.rows.length, sheet };
  }
  if (draft.kind === 'chart') {
    const { chart } = draft;
    const sheet = chartSheet(chart, name, prose, context);
    const values = chart.kind === 'bar' ? [chart] : chart.lanes;
    const count = values.reduce(
      (sum, part) => sum + ('bars' in part ? part.bars : part.points).length + part.gaps.length,
      0,
    );
    return { name, holds: inARow([word(context.handout, 'chart-data'), chart.title]), count, sheet };
  }
  if (draft.kind === 'worksheet') {
    const { worksheet } = draft;
    const sheet = worksheetSheet(worksheet, name, prose, context);
    return { name, holds: worksheet.title, count: worksheet.entries.length + worksheet.rows, sheet };
  }
  const sheet = proseSheet(draft.section.title, draft.prose, name, context);
  return { name, holds: draft.section.title, count: draft.prose.length, sheet };
}

function listedEnd(facts: string, legend: string, sources: string, context: Context): readonly Listed[] {
  const { handout } = context;
  const holds = (keys: readonly string[]) => inARow(keys.map((key) => word(handout, key)));
  const signs = handout.legend.map((entry) => entry.sign).join('  ');
  return [
    listedFacts(facts, holds, context),
    { name: legend, holds: neutral(signs), count: handout.legend.length, sheet: legendSheet(legend, context) },
    {
      name: sources,
      holds: holds(SOURCE_HEADS),
      count: handout.sources.length,
      sheet: sourcesSheet(sources, context),
    },
  ].filter((entry) => entry.count > 0);
}

type Table =
  | { readonly kind: 'matrix'; readonly matrix: Matrix }
  | { readonly kind: 'chart'; readonly chart: Chart }
  | { readonly kind: 'worksheet'; readonly worksheet: Worksheet };

function tableOf(table: Table): Matrix | Chart | Worksheet {
  if (table.kind === 'matrix') return table.matrix;
  return table.kind === 'chart' ? table.chart : table.worksheet;
}

/** What gets a sheet of its own; the examples and the key of a worksheet follow it as matrices. */
function listedFacts(name: string, holds: (keys: readonly string[]) => Lines, context: Context): Listed {
  if (isTooLargeForFacts(context.handout)) {
    const sheet = conceptSourcesSheet(name, context);
    return { name, holds: holds(['concept', 'sources', 'confidence']), count: conceptCount(context), sheet };
  }
  const rows = factsOf(context.handout);
  const sheet = factsSheet(rows, name, context);
  return { name, holds: holds(['concept', 'attribute', 'value', 'sources']), count: rows.length, sheet };
}

function tablesOf(blocks: readonly Block[]): readonly Table[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'note') return tablesOf(block.blocks);
    if (block.kind === 'worksheet') {
      const matrices = matricesIn(block).filter((matrix) => matrix.rows.length > 0);
      return [block, ...matrices.map((matrix) => ({ kind: 'matrix', matrix }) as const)];
    }
    return block.kind === 'matrix' || block.kind === 'chart' ? [block] : [];
  });
}

function crosstabsOf(handout: Handout): readonly Crosstab[] {
  const found = new Map<string, Crosstab>();
  for (const block of blocksOf(handout)) if (block.kind === 'crosstab') found.set(block.crosstab.id, block.crosstab);
  return [...found.values()];
}

/** Excel takes formulas of so many characters. */
const FORMULA_LIMIT = 8_192;

function guardFormulas(worksheet: Worksheet, context: Context, report: Report): void {
  for (const formula of formulasOf(worksheet, context)) {
    const args = { limit: FORMULA_LIMIT, length: formula.length, format: 'xlsx' };
    if (formula.length > FORMULA_LIMIT) report({ code: 'text-too-long', severity: 'error', args });
  }
}

/** Ids that differ only in signs that tables' names cannot have would name two tables alike. */
function distinctTables(sheets: readonly Sheet[]): readonly Sheet[] {
  const taken = new Set<string>();
  return sheets.map((sheet) => {
    if (!sheet.table) return sheet;
    let name = sheet.table.name;
    for (let n = 2; taken.has(name.toLowerCase()); n += 1) name = `${sheet.table.name.slice(0, 240)}_${n}`;
    taken.add(name.toLowerCase());
    return { ...sheet, table: { ...sheet.table, name } };
  });
}

function sourceOf({ handout, says = '' }: FormatInput): Source {
  const { id, rendition, edition } = handout;
  return { handout: id, rendition: renditionName(rendition), edition, says };
}

/** Gives each title a sheet name of its own. */
function naming(report: Report): (title: string) => string {
  const taken = new Set<string>();
  return (title) => {
    const name = sheetName(fitText(title), taken);
    if (isRenamed(fitText(title))) report({ code: 'sheet-renamed', severity: 'warning', args: { title, name } });
    taken.add(name.toLowerCase());
    return name;
  };
}

function propertiesOf(handout: Handout): WorkbookPlan['properties'] {
  const [year = '2000', month = '01', day = '01'] =
    /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(handout.edition)?.slice(1) ?? [];
  return {
    title: fitText(oneLine(handout.title)),
    description: fitText(`${inlineWord(handout, 'edition')} ${handout.edition}`),
    date: `${year}-${month}-${day}`,
  };
}
