import { expect, test } from 'vitest';
import { writePdf } from '../../src/pdf/write.ts';
import { fonts, handoutPages, onePage, text, theme } from './sample.ts';

const a = handoutPages();
const b = onePage([{ mark: 0, shapes: [text(30, 30, '不是二选一・·•')] }], [{ role: 'P', children: [0] }]);
const write = (document: typeof a) => Buffer.from(writePdf(document, theme, fonts));

test('the same document gives the same bytes, in whatever order documents are written', () => {
  const [a1, b1, b2, a2] = [write(a), write(b), write(b), write(a)];
  expect(a2.equals(a1)).toBe(true);
  expect(b2.equals(b1)).toBe(true);
});

test('no date is written, and the file ID tells documents apart', () => {
  const [first, second] = [write(a), write(b)].map((file) => file.toString('latin1'));
  const id = /\/ID\[<([0-9a-f]{32})>/;
  expect(first).not.toMatch(/CreationDate|ModDate|CreateDate/);
  expect(first?.match(id)?.[1]).not.toBe(second?.match(id)?.[1]);
});
