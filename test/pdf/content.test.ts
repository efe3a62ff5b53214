import { expect, test } from 'vitest';
import { writePdf } from '../../src/pdf/write.ts';
import { contentStreams } from './edit.ts';
import { fonts, handoutPages, onePage, text, theme } from './sample.ts';

const streams = (document: ReturnType<typeof handoutPages>) =>
  contentStreams(writePdf(document, theme, fonts)).map((stream) => stream.text);

test('the pages of the sample, operator by operator', async () => {
  const [first = '', second = ''] = streams(handoutPages());
  await expect(`${first}\n--- page 2\n${second}`).toMatchFileSnapshot('../golden/pdf/handout-pages.txt');
});

test('neighbouring texts stand in one text object, state is set once', () => {
  const pieces = [0, 1, 2].map((mark) => ({ mark, shapes: [text(10, 20 + mark * 10, '一')] }));
  const [page = ''] = streams(onePage(pieces, [{ role: 'P', children: [0, 1, 2] }]));
  expect(page.match(/\bBT\b/g)).toHaveLength(1);
  expect(page.match(/\bTf\b/g)).toHaveLength(1);
  expect(page.match(/\brg\b/g)).toHaveLength(1);
  expect(page.match(/\bBDC\b/g)).toHaveLength(3);
});

test('pieces of one mark that follow each other are one marked sequence', () => {
  const pieces = [0, 1].map((index) => ({ mark: 0, shapes: [text(10, 20 + index * 10, '一')] }));
  const [page = ''] = streams(onePage(pieces, [{ role: 'P', children: [0] }]));
  expect(page.match(/\bBDC\b/g)).toHaveLength(1);
});

test('an end anchored text ends where it is anchored', () => {
  const [page = ''] = streams(
    onePage([{ mark: 0, shapes: [text(100, 20, '一二', { anchor: 'end' })] }], [{ role: 'P', children: [0] }]),
  );
  expect(page).toContain('1 0 0 -1 82 20 Tm');
});
