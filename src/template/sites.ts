import type { Span } from '../core/diagnostic.ts';
import { callOf } from './calls.ts';
import type { Node, Parsed, Program } from './engine.ts';

// Handlebars is the engine, but it does not tell which part of its output came from where. So before it runs, each
// stretch of literal markup in the tree is given a mark with the number of its site, and each call is told the number
// of its own. The marks are cut out of the output and become the map from output to template. (The other way, an
// evaluator of our own over the tree, would be a second engine that could disagree with the first.)
// Marks, and the references to the side table, are private-use characters, which the check keeps out of templates.

/** A stretch of a template that gives output; literal markup gives itself, character by character. */
export interface Site {
  readonly span: Span;
  readonly literal: boolean;
}

/** The function that a plain name such as `{{id}}` becomes a call of, so that it goes by the side table, too. */
export const PUT = 'put-text';

/** The tree of a template with its sites marked; the sites are added to the list. The given tree is left as it is. */
export function markTree(parsed: Parsed, sites: Site[]): Program {
  return markProgram(parsed.program, parsed, sites);
}

function markProgram(program: Program, parsed: Parsed, sites: Site[]): Program {
  return { ...program, body: program.body.flatMap((node) => markNode(node, parsed, sites)) };
}

function markNode(node: Node, parsed: Parsed, sites: Site[]): readonly Node[] {
  switch (node.type) {
    case 'ContentStatement':
      return [markContent(node as hbs.AST.ContentStatement, parsed, sites)];
    case 'MustacheStatement':
      return [markCall(node as hbs.AST.MustacheStatement, parsed, sites)];
    case 'BlockStatement': {
      const block = node as hbs.AST.BlockStatement;
      const program = block.program && markProgram(block.program, parsed, sites);
      const inverse = block.inverse && markProgram(block.inverse, parsed, sites);
      return [{ ...block, program, inverse } as Node];
    }
    case 'PartialStatement':
      return [node];
    case 'CommentStatement':
      return [];
    default:
      throw new Error(`not checked: ${node.type}`);
  }
}

function markContent(node: hbs.AST.ContentStatement, parsed: Parsed, sites: Site[]): Node {
  const { file, start, end } = parsed.spanOf(node);
  // Taking standalone lines and `~` into account, the parser cuts white space off both ends of the content.
  const original = parsed.text.slice(start, end);
  const cut = Math.max(0, leadingSpace(original) - leadingSpace(node.value));
  const from = start + (node.value.trim() === '' ? 0 : cut);
  const site = sites.push({ span: { file, start: from, end }, literal: true }) - 1;
  return { ...node, value: `\uE000${site}\uE001${node.value}` } as Node;
}

function markCall(node: hbs.AST.MustacheStatement, parsed: Parsed, sites: Site[]): Node {
  const path = node.path as hbs.AST.PathExpression;
  const site = sites.push({ span: parsed.spanOf(node), literal: false }) - 1;
  const { loc } = node;
  const value = { type: 'NumberLiteral', value: site, original: site, loc };
  const hash = { type: 'Hash', pairs: [{ type: 'HashPair', key: 'at', value, loc }], loc };
  if (callOf(path.original)) return { ...node, hash } as Node;
  const put = { type: 'PathExpression', data: false, depth: 0, parts: [PUT], original: PUT, loc };
  return { ...node, path: put, params: [path], hash } as Node;
}

function leadingSpace(text: string): number {
  return text.length - text.trimStart().length;
}
