import Handlebars from 'handlebars';
import type { Report, Span } from '../core/diagnostic.ts';

/** The names that `page.html.hbs` may use. `style` and `body` are HTML already; the others are escaped. */
const PAGE_NAMES = ['language', 'title', 'description', 'policy', 'style', 'classes', 'body'] as const;
export type PageParts = Readonly<Record<(typeof PAGE_NAMES)[number], string>>;

/** Without these a page would be empty, unstyled or open to what it should not load. */
const NEEDED: readonly (keyof PageParts)[] = ['policy', 'style', 'body'];

/** Looks through a page template and reports every mistake: only text, comments and the closed set of names. */
export function checkPage(html: string, file: string, report: Report): void {
  const program = parse(html, file, report);
  if (program === undefined) return;
  const used = new Set<string>();
  for (const [index, node] of program.body.entries()) {
    if (node.type === 'ContentStatement' || node.type === 'CommentStatement') continue;
    const span = spanOf(node, html, file);
    const name = simpleName(node);
    const before = html.slice(0, span.start);
    if (name === undefined || (index > 0 && /=\s*$/.test(before))) {
      report({ code: 'template-forbidden', severity: 'error', args: { what: html.slice(span.start, span.end) }, span });
    } else if (!PAGE_NAMES.some((known) => known === name)) {
      report({ code: 'template-unknown-name', severity: 'error', args: { name, known: PAGE_NAMES }, span });
    } else used.add(name);
  }
  for (const name of NEEDED.filter((needed) => !used.has(needed))) {
    const args = { helper: 'page.html.hbs', expected: `{{${name}}}` };
    report({ code: 'template-arguments', severity: 'error', args, span: { file, start: 0, end: 0 } });
  }
}

/** Fills in the names of a page template, which must have passed `checkPage`. The last one is kept compiled. */
export function pageRenderer(): (html: string, parts: PageParts) => string {
  let last: { readonly html: string; readonly template: Handlebars.TemplateDelegate } | undefined;
  return (html, parts) => {
    if (last?.html !== html) {
      last = { html, template: Handlebars.create().compile(html, { strict: true, knownHelpersOnly: true }) };
    }
    const [style, body] = [parts.style, parts.body].map((text) => new Handlebars.SafeString(text));
    return last.template({ ...parts, style, body });
  };
}

function parse(html: string, file: string, report: Report): hbs.AST.Program | undefined {
  try {
    // Without whitespace control, so that the offsets of nodes are those of the text.
    return Handlebars.parseWithoutProcessing(html);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const detail = error.message.split('\n')[0] ?? '';
    report({ code: 'template-syntax', severity: 'error', args: { detail }, span: { file, start: 0, end: 0 } });
    return undefined;
  }
}

/** The name of `{{name}}`; undefined for anything else. */
function simpleName(node: hbs.AST.Statement): string | undefined {
  if (node.type !== 'MustacheStatement') return undefined;
  const mustache = node as hbs.AST.MustacheStatement;
  const bare = mustache.params.length === 0 && mustache.hash === undefined && mustache.escaped;
  if (!bare || mustache.path.type !== 'PathExpression') return undefined;
  const path = mustache.path as hbs.AST.PathExpression;
  return path.depth === 0 && !path.data && path.parts.length === 1 ? path.original : undefined;
}

function spanOf(node: hbs.AST.Node, html: string, file: string): Span {
  const lines = html.split('\n');
  const offset = ({ line, column }: hbs.AST.Position) =>
    lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0) + column;
  return { file, start: offset(node.loc.start), end: offset(node.loc.end) };
}
