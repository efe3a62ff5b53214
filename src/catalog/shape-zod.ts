import * as z from 'zod';
import { unexpected } from '../core/unexpected.ts';
import type { MappingShape, Shape } from './shape-kinds.ts';

/** Marks a place for ids of a section, so that editors can offer them. */
export const IDS_OF = 'idsOf';

const made = new WeakMap<Shape, z.ZodType>();

/** A shape as zod takes it. Its messages are for `shape-check.ts`: a word for what was expected, or the known keys. */
export function zodOf(shape: Shape): z.ZodType {
  const before = made.get(shape);
  if (before !== undefined) return before;
  const type = typeOf(shape);
  const marked = 'idsOf' in shape ? type.meta({ [IDS_OF]: shape.idsOf }) : type;
  made.set(shape, marked);
  return marked;
}

function typeOf(shape: Shape): z.ZodType {
  switch (shape.kind) {
    case 'any':
      return z.unknown();
    case 'scalar':
      return z.union([z.string(), z.number(), z.boolean()], { error: 'text' });
    case 'flag':
      return z.boolean({ error: 'flag' });
    case 'text': {
      const { pattern, expected } = shape;
      const text = z.string({ error: expected });
      return pattern === undefined ? text : text.regex(pattern, { error: expected });
    }
    case 'int':
      return intOf(shape);
    case 'just':
      return z.literal(shape.value);
    case 'choice':
      return z.enum(shape.values);
    case 'list': {
      const items = z.array(zodOf(shape.items), { error: 'list' });
      return shape.least === undefined ? items : items.min(shape.least.count, worded(shape.least.expected));
    }
    case 'dictionary':
      return z.record(z.string(), zodOf(shape.values), { error: 'mapping' });
    case 'mapping':
      return mappingOf(shape);
    case 'either':
      return eitherOf(shape);
    case 'optional':
      return zodOf(shape.shape).optional();
    default:
      return unexpected(shape);
  }
}

function worded(expected: string | undefined): { readonly error: string } | undefined {
  return expected === undefined ? undefined : { error: expected };
}

function intOf({ least, most, expected }: Extract<Shape, { kind: 'int' }>): z.ZodType {
  let int = z.int(worded(expected));
  if (least !== undefined) int = int.min(least, worded(expected));
  if (most !== undefined) int = int.max(most, worded(expected));
  return int;
}

/** Its keys are read when they are first needed, as a shape may lead back to itself. */
function mappingOf({ keys, others }: MappingShape): z.ZodType {
  const names = Object.keys(keys);
  const shape = {};
  for (const name of names) {
    Object.defineProperty(shape, name, { enumerable: true, get: () => zodOf(keys[name] as Shape) });
  }
  const known = names.join(' ');
  const mapping = z.strictObject(shape as Record<string, z.ZodType>, {
    error: (issue) => (issue.code === 'unrecognized_keys' ? known : 'mapping'),
  });
  return others === undefined ? mapping : mapping.catchall(zodOf(others));
}

function eitherOf({ shapes, by, expected }: Extract<Shape, { kind: 'either' }>): z.ZodType {
  const options = shapes.map(zodOf);
  if (by === undefined) return z.union(options, worded(expected));
  return z.discriminatedUnion(by, options as unknown as [z.core.$ZodTypeDiscriminable], worded(expected));
}
