import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readCatalog, sourceText } from '../../src/catalog/index.ts';
import { sentenceOf } from '../../src/cli/messages/index.ts';
import type { Diagnostic } from '../../src/core/diagnostic.ts';
import { englishIn } from '../chinese.ts';
import { repository } from '../project.ts';

function read(folder: string) {
  const files = readdirSync(folder).map((path) => ({ path, bytes: readFileSync(join(folder, path)) }));
  return { ...readCatalog(files), typed: files.map(({ bytes }) => sourceText(bytes)).join('\n') };
}

test('the planted mistakes are told wholly in Chinese', () => {
  const { diagnostics, typed } = read(join(repository, 'test/cases/planted-mistakes/data'));
  expect(diagnostics.length).toBe(12);
  expect(diagnostics.flatMap((one) => englishIn(one, typed))).toEqual([]);
});

function chinese(diagnostic: Diagnostic): string {
  return sentenceOf(diagnostic, 'zh-CN').message;
}

describe('words of ours in Chinese sentences', () => {
  test.each([
    ['wrong-type', { expected: 'list', found: 'mapping' }, '这里应为列表，实际是映射。'],
    ['wrong-type', { expected: '≥ 1', found: 'number' }, '这里应为≥ 1，实际是数字。'],
    [
      'wrong-kind',
      { attribute: 'a', expected: 'set | choice', found: 'date' },
      '属性“a”的类型是日期，这里需要集合或单选。',
    ],
    ['duplicate-id', { what: 'concept', id: 'bert' }, '概念“bert”定义了两次。'],
    ['yaml-not-mapping', { found: 'list' }, '目录文件应当是“键: 值”的映射，这里却是列表。'],
    ['yaml-syntax', { detail: 'Missing closing "quote' }, 'YAML 语法有误：引号没有闭合。'],
    ['yaml-syntax', { detail: 'Something that the library says one day' }, 'YAML 语法有误：这一处读不通。'],
    [
      'glyph-missing',
      { character: 'ꙮ', codePoint: 'U+A66E', where: 'source gpt-3' },
      '没有字体含有来源 gpt-3 中的字符“ꙮ”（U+A66E）。',
    ],
    ['template-syntax', { detail: "Expecting 'ID', 'STRING', got 'EOF'" }, '模板无法读取：到文件结尾仍未闭合。'],
    ['template-syntax', { detail: "if doesn't match each - 2:3" }, '模板无法读取：“if”与“each”没有配对。'],
    ['markup-syntax', { detail: 'end-tag-without-start-tag: </p>' }, '标记无法读取：</p> 没有对应的开始标签。'],
    [
      'markup-not-inside',
      { element: 'text', parent: 'section title' },
      '裸露的文字不能放在 <section> 的属性 title 里。',
    ],
    ['write-failed', { path: 'x', detail: 'the disk is full (ENOSPC)' }, '无法写入“x”：磁盘已满（ENOSPC）。'],
  ] as const)('%s %o', (code, args, expected) => {
    expect(chinese({ code, severity: 'error', args } as unknown as Diagnostic)).toBe(expected);
  });
});

test('an English word is noticed', () => {
  const untranslated = { code: 'wrong-type', severity: 'error', args: { expected: 'gizmo', found: 'list' } } as const;
  expect(englishIn(untranslated, 'gizmo: 1')).toEqual(['gizmo']);
});
