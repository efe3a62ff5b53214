import { unexpected } from '../core/unexpected.ts';
import { type MapNode, type Node, scalarValue } from './node.ts';
import type { MappingShape, Shape } from './shape-kinds.ts';

/** Whether a node has a shape; `only` limits the check to these keys of a mapping. */
export function fits(node: Node, shape: Shape, only?: readonly string[]): boolean {
  switch (shape.kind) {
    case 'any':
      return true;
    case 'scalar':
      return node.kind === 'scalar' && !node.empty;
    case 'flag':
    case 'text':
    case 'int':
    case 'just':
    case 'choice':
      return node.kind === 'scalar' && fitsScalar(scalarValue(node), shape);
    case 'list':
      if (node.kind !== 'list' || node.items.length < (shape.least?.count ?? 0)) return false;
      return node.items.every((item) => fits(item, shape.items));
    case 'dictionary':
      return node.kind === 'map' && [...node.entries.values()].every(({ value }) => fits(value, shape.values));
    case 'mapping':
      return node.kind === 'map' && fitsMapping(node, shape, only);
    case 'either':
      return shape.shapes.some((one) => fits(node, one));
    case 'optional':
      return fits(node, shape.shape);
    default:
      return unexpected(shape);
  }
}

type ScalarShape = Extract<Shape, { kind: 'flag' | 'text' | 'int' | 'just' | 'choice' }>;

function fitsScalar(value: string | number | boolean | null, shape: ScalarShape): boolean {
  switch (shape.kind) {
    case 'flag':
      return typeof value === 'boolean';
    case 'text':
      return typeof value === 'string' && (shape.pattern === undefined || shape.pattern.test(value));
    case 'int':
      return (
        typeof value === 'number' &&
        Number.isSafeInteger(value) &&
        value >= (shape.least ?? Number.MIN_SAFE_INTEGER) &&
        value <= (shape.most ?? Number.MAX_SAFE_INTEGER)
      );
    case 'just':
      return value === shape.value;
    case 'choice':
      return typeof value === 'string' && shape.values.includes(value);
    default:
      return unexpected(shape);
  }
}

function fitsMapping(node: MapNode, { keys, others }: MappingShape, only: readonly string[] | undefined): boolean {
  for (const { key, value } of node.entries.values()) {
    if (only !== undefined && !only.includes(key)) continue;
    const shape = Object.hasOwn(keys, key) ? keys[key] : others;
    if (shape === undefined || !fits(value, shape)) return false;
  }
  return Object.keys(keys).every((key) => node.entries.has(key) || keys[key]?.kind === 'optional');
}
