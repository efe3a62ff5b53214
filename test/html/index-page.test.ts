import { describe, expect, it } from 'vitest';
import { humanSize, indexPage } from '../../src/html/index-page.ts';
import { languageNames } from '../../src/html/language-names.ts';
import { plain, SAMPLE_THEME } from './sample.ts';

describe('the index page', () => {
  it('links each file with its format and size', () => {
    const artifacts = [
      { format: 'pdf', rendition: ['zh-CN', 'en'], path: 'a b/ü.zh-CN_en.pdf', bytes: 81_234 },
    ] as const;
    const html = indexPage([{ id: 'a', title: plain('<T>'), edition: '2026-11', artifacts }], {
      theme: SAMPLE_THEME,
      css: '',
    });
    expect(html).toContain('<h2>&lt;T&gt;</h2>');
    expect(html).toContain('<a href="a%20b/%C3%BC.zh-CN_en.pdf" aria-label="PDF, zh-CN_en, 81 kB">81 kB</a>');
    expect(html).toContain('<span lang="zh-CN">中文</span> · <span lang="en">English</span>');
  });

  it('shows the first page of the file in its own language, as an image that leads to it', () => {
    const svg = "<svg xmlns='http://www.w3.org/2000/svg'><text>50 % #1 &amp; “</text></svg>";
    const artifact = { format: 'pdf', rendition: ['en'], path: 'a.en.pdf', bytes: 1, thumbnail: svg } as const;
    const chinese = { ...artifact, rendition: ['zh-CN'], path: 'a.zh-CN.pdf' } as const;
    const html = indexPage([{ id: 'a', title: plain('T'), edition: '2026', artifacts: [artifact, chinese] }], {
      theme: SAMPLE_THEME,
      css: '',
    });
    const [, href, source] =
      /<a class="thumbnail" href="([^"]*)"><img alt="第一页 First page" src="([^"]*)">/.exec(html) ?? [];
    expect(href).toBe('a.zh-CN.pdf');
    expect(source).not.toMatch(/[<>#' ]/);
    expect(decodeURIComponent((source ?? '').replace('&amp;amp;', '&amp;'))).toBe(`data:image/svg+xml,${svg}`);
  });

  it('says so when there is none', () => {
    expect(indexPage([], { theme: SAMPLE_THEME, css: '' })).toContain('还没有讲义');
  });

  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1000, '1 kB'],
    [999_499, '999 kB'],
    [999_500, '1.0 MB'],
    [12_340_000, '12.3 MB'],
  ])('%d bytes is %s', (bytes, text) => expect(humanSize(bytes)).toBe(text));

  it('names the region only where two share a language', () => {
    const names = (...languages: string[]) => languageNames(languages).map(({ name }) => name);
    expect(names('zh-CN', 'en')).toEqual(['中文', 'English']);
    expect(names('en-GB', 'en-US')).toEqual(['British English', 'American English']);
  });
});
