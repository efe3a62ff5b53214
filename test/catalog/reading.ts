import { expect } from 'vitest';
import { type CatalogReading, readCatalog } from '../../src/catalog/index.ts';
import type { Span } from '../../src/core/diagnostic.ts';
import { englishIn } from '../chinese.ts';

/** Reads texts as files of a catalog. */
export function readTexts(texts: Readonly<Record<string, string>>): CatalogReading {
  const files = Object.entries(texts).map(([path, text]) => ({ path, bytes: new TextEncoder().encode(text) }));
  const reading = readCatalog(files);
  // Whatever a test of the catalog provokes must also be told wholly in Chinese.
  const typed = Object.values(texts).join('\n');
  expect(reading.diagnostics.flatMap((diagnostic) => englishIn(diagnostic, typed))).toEqual([]);
  return reading;
}

/** A small catalog of one attribute of each kind, before the concepts. */
export const BASE = `
project: { format: 1, languages: [zh-CN, en] }
vocabularies:
  modality:
    text: { label: { zh-CN: 文本, en: Text } }
    image: { label: { zh-CN: 图像, en: Image } }
    code: { label: { zh-CN: 代码, en: Code }, counts-as: text }
  scale:
    label: { zh-CN: 规模, en: Scale }
    members:
      small: { label: { zh-CN: 小, en: Small } }
      large: { label: { zh-CN: 大, en: Large }, symbol: ●, description: { zh-CN: 多, en: Much } }
units:
  parameters: { label: { zh-CN: 参数, en: parameters }, display: compact }
sources:
  a: { title: A, publisher: P, url: https://example.org/a, date: 2020-05 }
  b: { title: { zh-CN: 乙, en: B } }
  c: { title: C }
attributes:
  parameters:
    label: { zh-CN: 参数规模, en: Parameters }
    kind: quantity
    unit: parameters
    display: { significant: 3 }
    defaults: { confidence: secondary-seen, as-of: 2021 }
  inputs: { label: { zh-CN: 输入, en: Inputs }, kind: set, of: modality }
  main-input: { label: { zh-CN: 主要输入, en: Main input }, kind: choice, of: modality }
  released: { label: { zh-CN: 发布, en: Released }, kind: date }
  open: { label: { zh-CN: 开放, en: Open }, kind: flag }
  maker: { label: { zh-CN: 制作者, en: Maker }, kind: text, neutral: true }
  remark: { label: { zh-CN: 备注, en: Remark }, kind: text }
  related: { label: { zh-CN: 相关, en: Related }, kind: concepts }
  page: { label: { zh-CN: 主页, en: Page }, kind: link }
`;

/** What a catalog of `BASE` and these concepts tells: one line a diagnostic. */
export function toldOf(concepts: string): readonly string[] {
  return told({ 'a.yaml': BASE, 'b.yaml': concepts });
}

/** Each diagnostic as `file:line:column code`, lines and columns from 1. */
export function told(texts: Readonly<Record<string, string>>): readonly string[] {
  return readTexts(texts).diagnostics.map(
    ({ code, span }) => `${span === undefined ? '' : place(span, texts)} ${code}`,
  );
}

export function place(span: Span, texts: Readonly<Record<string, string>>): string {
  const before = (texts[span.file] ?? '').slice(0, span.start).split('\n');
  return `${span.file}:${before.length}:${(before.at(-1) ?? '').length + 1}`;
}
