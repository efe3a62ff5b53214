/**
 * Every code a diagnostic may carry, with the data its sentence needs. The sentences stand in
 * `cli/messages/`, one file a language; the compiler demands one there for each code here.
 * `text` and `found` are the user's own characters; lists named `known` feed "did you mean".
 */
export interface DiagnosticArgs {
  // reading files
  'no-data': { readonly folder: string };
  'not-utf8': { readonly offset: number; readonly guess?: string };
  'yaml-syntax': { readonly detail: string };
  'yaml-duplicate-key': { readonly key: string };
  'yaml-tab': { readonly corrected: string };
  'yaml-colon-in-value': { readonly text: string; readonly quoted: string };
  'full-width': { readonly found: string; readonly corrected: string };
  'number-comma': { readonly text: string; readonly corrected: string };
  'yaml-alias-bomb': { readonly limit: number };
  'yaml-alias-unknown': { readonly name: string };
  'yaml-quote-needed': { readonly text: string; readonly quoted: string };
  'yaml-not-mapping': { readonly found: string };
  // shape of the catalog
  'unknown-key': { readonly key: string; readonly known: readonly string[] };
  'missing-key': { readonly key: string; readonly inside: string };
  'wrong-type': { readonly expected: string; readonly found: string };
  'not-allowed': { readonly found: string; readonly known: readonly string[] };
  'bad-id': { readonly id: string };
  'duplicate-id': { readonly what: string; readonly id: string };
  'empty-value': { readonly key: string };
  'unknown-language': { readonly language: string; readonly known: readonly string[] };
  'missing-translation': { readonly language: string; readonly what: string };
  // values
  'bad-quantity': { readonly text: string };
  'bad-date': { readonly text: string };
  'bad-flag': { readonly text: string };
  'bad-url': { readonly text: string };
  'bad-range': { readonly text: string };
  // nearly right values: what to write, and the line as it should be
  'quantity-rewrite': { readonly text: string; readonly write: string; readonly corrected: string };
  'quantity-list': { readonly text: string; readonly write: string; readonly corrected: string };
  'quantity-remark': {
    readonly text: string;
    readonly write: string;
    readonly remark: string;
    readonly corrected: string;
  };
  'currency-sign': { readonly text: string; readonly write: string; readonly corrected: string };
  'date-rewrite': { readonly text: string; readonly write: string; readonly corrected: string };
  'date-remark': { readonly text: string; readonly write: string; readonly corrected: string };
  'flag-word': { readonly text: string; readonly write: string; readonly corrected: string };
  'missing-word': { readonly text: string; readonly write: string; readonly corrected: string };
  'label-for-id': { readonly text: string; readonly write: string; readonly corrected: string };
  'list-rewrite': { readonly text: string; readonly write: string; readonly corrected: string };
  'unit-needed': { readonly text: string; readonly known: readonly string[] };
  'unit-inexact': { readonly text: string; readonly unit: string };
  'wrong-currency': { readonly text: string; readonly found: string; readonly currency: string };
  'wrong-per': { readonly text: string; readonly found: string; readonly per: string };
  'unknown-member': { readonly member: string; readonly vocabulary: string; readonly known: readonly string[] };
  'computed-cell': { readonly attribute: string };
  // tables
  'table-missing': { readonly file: string };
  'table-outside': { readonly file: string };
  'table-format': { readonly file: string };
  'table-quote': Record<never, never>;
  'table-ragged': { readonly expected: number; readonly found: number };
  'table-json': { readonly detail: string };
  'table-no-header': { readonly file: string };
  'table-header-twice': { readonly header: string };
  'table-unknown-header': { readonly header: string; readonly known: readonly string[] };
  'table-header-unused': { readonly header: string };
  'table-empty-cell': { readonly header: string };
  'table-no-id': { readonly name: string };
  // beginning a project
  'init-exists': { readonly file: string };
  'init-no-table': { readonly file: string };
  // references
  'unknown-attribute': { readonly id: string; readonly known: readonly string[] };
  'unknown-concept': { readonly id: string; readonly known: readonly string[] };
  'unknown-source': { readonly id: string; readonly known: readonly string[] };
  'unknown-vocabulary': { readonly id: string; readonly known: readonly string[] };
  'unknown-unit': { readonly id: string; readonly known: readonly string[] };
  'unknown-setting': { readonly id: string; readonly known: readonly string[] };
  'unknown-matrix': { readonly id: string; readonly known: readonly string[] };
  'unknown-handout': { readonly id: string; readonly known: readonly string[] };
  'unknown-rendition': { readonly id: string; readonly known: readonly string[] };
  'unknown-format': { readonly id: string; readonly known: readonly string[] };
  'wrong-kind': { readonly attribute: string; readonly expected: string; readonly found: string };
  'rule-cycle': { readonly attribute: string };
  'no-rule': { readonly attribute: string };
  'not-asked': { readonly attribute: string; readonly outcome: string };
  // comparing
  'nothing-selected': { readonly matrix: string };
  'attribute-not-applicable': { readonly attribute: string; readonly matrix: string };
  'edition-needs-epoch': { readonly handout: string };
  // templates and themes
  'template-missing': { readonly name: string; readonly looked: readonly string[] };
  'template-syntax': { readonly detail: string };
  'template-forbidden': { readonly what: string };
  'template-unknown-name': { readonly name: string; readonly known: readonly string[] };
  'template-unknown-text': { readonly key: string; readonly known: readonly string[] };
  'template-arguments': { readonly helper: string; readonly expected: string };
  'template-recursion': { readonly partial: string };
  'markup-syntax': { readonly detail: string };
  'markup-unknown-element': { readonly element: string; readonly known: readonly string[] };
  'markup-unknown-attribute': {
    readonly element: string;
    readonly attribute: string;
    readonly known: readonly string[];
  };
  'markup-not-closed': { readonly element: string };
  'markup-self-closed': { readonly element: string };
  'markup-not-inside': { readonly element: string; readonly parent: string };
  'theme-contrast': { readonly color: string; readonly ratio: number };
  'theme-color': { readonly text: string };
  // checks of `duibi check`
  'cell-without-source': { readonly cell: string };
  'source-unused': { readonly source: string };
  'as-of-old': {
    readonly cell: string;
    readonly asOf: string;
    readonly months: number;
    readonly limit: number;
    readonly against: string;
  };
  'quantity-outlying': {
    readonly cell: string;
    readonly text: string;
    readonly likely: string;
    readonly least: string;
    readonly greatest: string;
  };
  'cell-disputed': { readonly cell: string; readonly count: number };
  'dead-reference': { readonly target: string; readonly what: string };
  'label-collision': {
    readonly what: string;
    readonly label: string;
    readonly language: string;
    readonly ids: readonly string[];
  };
  'cell-too-long': { readonly cell: string; readonly length: number; readonly limit: number };
  'suppression-unused': { readonly check: string; readonly subject: string };
  // writing
  'glyph-missing': { readonly character: string; readonly codePoint: string; readonly where: string };
  'font-missing': { readonly file: string };
  'font-unusable': { readonly file: string; readonly reason: string };
  'too-many-pages': {
    readonly handout: string;
    readonly max: number;
    readonly pages: number;
    readonly where: string;
    readonly lines: number;
  };
  'text-too-long': { readonly limit: number; readonly length: number; readonly format: string };
  'sheet-too-large': {
    readonly sheet: string;
    readonly what: string;
    readonly count: number;
    readonly limit: number;
  };
  'too-many-links': { readonly sheet: string; readonly count: number; readonly limit: number };
  'too-many-notes': { readonly sheet: string; readonly count: number; readonly limit: number };
  'too-many-formats': { readonly limit: number };
  'link-too-long': { readonly length: number; readonly limit: number };
  'link-unsafe': { readonly text: string };
  'furniture-too-long': { readonly where: 'header' | 'footer'; readonly limit: number };
  'sheet-renamed': { readonly title: string; readonly name: string };
  'text-not-xml': { readonly codePoint: string; readonly format: string };
  'write-failed': { readonly path: string; readonly detail: string };
  'folder-locked': { readonly folder: string; readonly pid: number };
  'target-busy': { readonly artifact: string };
  'writer-failed': { readonly artifact: string; readonly detail: string };
  'output-pattern': { readonly text: string };
  'output-collision': { readonly path: string; readonly first: string; readonly second: string };
  'edition-unchanged': { readonly handout: string; readonly edition: string };
  // frozen builds
  'frozen-stale': { readonly artifact: string };
  'frozen-missing': { readonly artifact: string };
  'frozen-edited': { readonly artifact: string };
  'frozen-superfluous': { readonly artifact: string };
  // merging shards
  'merge-no-manifest': { readonly folder: string };
  'merge-not-a-shard': { readonly folder: string };
  'merge-gap': { readonly shard: number; readonly of: number };
  'merge-overlap': { readonly artifact: string; readonly folders: string };
  'merge-different-inputs': { readonly folder: string; readonly what: string };
  'merge-edited': { readonly artifact: string; readonly folder: string };
  // verifying
  'verify-missing-artifact': { readonly artifact: string };
  'verify-unreadable': { readonly artifact: string; readonly detail: string };
  'verify-cell-missing': { readonly artifact: string; readonly address: string };
  'verify-cell-extra': { readonly artifact: string; readonly address: string };
  'verify-cell-differs': {
    readonly artifact: string;
    readonly address: string;
    readonly expected: string;
    readonly found: string;
  };
  'verify-no-manifest': { readonly folder: string };
}
