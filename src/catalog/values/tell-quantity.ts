import { unexpected } from '../../core/unexpected.ts';
import type { ScalarNode } from '../node.ts';
import { nearQuantity, severalQuantities } from './near-quantity.ts';
import type { QuantityProblem } from './quantity.ts';
import { type CellReading, tell, tellMissingWord, tellRewrite } from './reading.ts';
import type { UnitGrammar } from './unit-grammar.ts';

/** Says why a text is no quantity, and what to write instead wherever that is certain. */
export function tellQuantity(
  problem: QuantityProblem,
  node: ScalarNode,
  reading: CellReading,
  grammar: UnitGrammar | undefined,
): undefined {
  const { text } = node;
  switch (problem.code) {
    case 'bad-range':
      return tell(reading, 'bad-range', { text }, node.span);
    case 'unit-needed':
      return tell(reading, 'unit-needed', { text, known: problem.words }, node.span);
    case 'unit-inexact':
      return tell(reading, 'unit-inexact', { text, unit: problem.unit }, node.span);
    case 'wrong-currency':
      return tell(reading, 'wrong-currency', { text, found: problem.found, currency: problem.expected }, node.span);
    case 'wrong-per':
      return tell(reading, 'wrong-per', { text, found: problem.found, per: problem.expected }, node.span);
    case 'bad-quantity':
      return tellNear(node, reading, grammar);
    default:
      return unexpected(problem);
  }
}

function tellNear(node: ScalarNode, reading: CellReading, grammar: UnitGrammar | undefined): undefined {
  const { text, span } = node;
  if (tellMissingWord(node, reading)) return undefined;
  const near = nearQuantity(text, grammar);
  if (near?.remark !== undefined) {
    const corrected = reading.context.corrected(span, near.write);
    return tell(reading, 'quantity-remark', { text, write: near.write, remark: near.remark, corrected }, span);
  }
  if (near !== undefined) return tellRewrite(reading, 'quantity-rewrite', node, near.write);
  const several = severalQuantities(text, grammar);
  if (several !== undefined) return tellRewrite(reading, 'quantity-list', node, asParts(several));
  const unsigned = text
    .trim()
    .replace(/^(?:[~≈<>≤≥]=? ?)?(?:US\$|HK\$|RMB|\p{Sc})\s*|\s*(?:元|美元|RMB|USD|CNY)$/gu, '');
  const bare = unsigned === text.trim() ? undefined : nearQuantity(unsigned, grammar);
  if (bare !== undefined) return tellRewrite(reading, 'currency-sign', node, bare.write);
  return tell(reading, 'bad-quantity', { text }, span);
}

/** Parts named by what stands in them: `{ parts: { 7b: 7B, 13b: 13B } }`. */
function asParts(quantities: readonly string[]): string {
  const ids = quantities.map((quantity, index) => {
    const id = quantity
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '');
    return id === '' || quantities.indexOf(quantity) !== index ? `size-${index + 1}` : id;
  });
  return `{ parts: { ${quantities.map((quantity, index) => `${ids[index]}: ${quantity}`).join(', ')} } }`;
}
