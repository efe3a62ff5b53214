import { join } from 'node:path';
import { expect, test } from 'vitest';
import { MESSAGES, messageLanguage } from '../../src/cli/messages/index.ts';
import { nearest } from '../../src/cli/messages/sentence.ts';
import { repository } from '../project.ts';
import { errorsDocument } from './errors-doc.ts';

test('both languages have a sentence for the same codes', () => {
  expect(Object.keys(MESSAGES['zh-CN']).sort()).toEqual(Object.keys(MESSAGES.en).sort());
});

test('docs/errors.md lists every code with its sentences', async () => {
  await expect(errorsDocument()).toMatchFileSnapshot(join(repository, 'docs/errors.md'));
});

test('a mistyped word is recognised only when it is near', () => {
  expect(nearest('parametres', ['inputs', 'parameters'])).toBe('parameters');
  expect(nearest('zzz', ['inputs', 'parameters'])).toBeUndefined();
});

test.each([
  [undefined, { LANG: 'zh_CN.UTF-8' }, 'zh-CN'],
  [undefined, { LC_ALL: 'en_GB.UTF-8', LANG: 'zh_CN' }, 'en'],
  ['zh-CN', { LANG: 'en' }, 'zh-CN'],
  [undefined, {}, 'en'],
])('messages for --lang %s and %o are in %s', (asked, environment: Record<string, string>, expected) => {
  expect(messageLanguage(asked, (name) => environment[name])).toBe(expected);
});
