import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { parseTemplate } from '../../src/template/engine.ts';
import { prepare } from '../../src/template/expansion.ts';
import { loadTemplate, type ReadText } from '../../src/template/index.ts';
import { parseAhead } from '../../src/template/parse-ahead.ts';
import { repository } from '../project.ts';

const folder = join(repository, 'templates');
const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
const texts = new Map(
  files.map(({ parentPath, name }) => {
    const path = join(parentPath, name);
    return [relative(folder, path).replaceAll('\\', '/'), readFileSync(path, 'utf8')] as const;
  }),
);

/** Over the shipped files, some of which may say something else. */
function reader(ahead: boolean, others: Readonly<Record<string, string>> = {}): ReadText {
  return async (path) => {
    const text = others[path] ?? texts.get(path);
    if (text === undefined) return undefined;
    const parsed = ahead && !(path in others) ? parseAhead(path, text) : undefined;
    return { path, text, ...(parsed ? { parsed } : {}) };
  };
}

async function loaded(read: ReadText, theme?: string) {
  const { result, diagnostics } = await loadTemplate(read, 'handout', ['pdf'], ['zh-CN', 'en'], theme);
  return { words: result.words, theme: result.theme, page: result.page, diagnostics };
}

test.each([undefined, 'quiet', 'compact', 'large', 'print-mono', 'wide'])(
  'theme %s: what was parsed ahead is what parsing gives',
  async (theme) => {
    expect(await loaded(reader(true), theme)).toEqual(await loaded(reader(false), theme));
  },
);

test('a mistake that shows only beside a file of one’s own is told at the same place', async () => {
  const others = {
    'themes/quiet.yaml': (texts.get('themes/quiet.yaml') ?? '').replace(/ink: .*/, "ink: '#cccccc'"),
    'handout/strings.en.yaml': 'own: text\n',
  };
  const told = await loaded(reader(true, others), 'wide');
  expect(told.diagnostics.map((one) => one.code)).toContain('theme-contrast');
  expect(told).toEqual(await loaded(reader(false, others), 'wide'));
});

test('every shipped file of words, themes and structure is parsed ahead; other files, and those with mistakes, are not', () => {
  const named = [...texts.keys()].filter((path) =>
    /strings\.[^/]+\.yaml$|^themes\/|theme\.yaml$|\/handout\.hbs$/.test(path),
  );
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((path) => !parseAhead(path, texts.get(path) ?? ''))).toEqual([]);
  expect(parseAhead('handout/page.html.hbs', texts.get('handout/page.html.hbs') ?? '')).toBeUndefined();
  expect(parseAhead('themes/mine.yaml', 'colour: red\n')).toBeUndefined();
});

test('a structure that was parsed ahead, and kept as JSON, compiles to what its text compiles to', () => {
  const path = 'handout/handout.hbs';
  const text = texts.get(path) ?? '';
  const parsed = JSON.parse(JSON.stringify(parseAhead(path, text)));
  const report = () => expect.unreachable();
  const [kept, fresh] = [parseTemplate({ path, text, parsed }, report), parseTemplate({ path, text }, report)];
  if (!kept || !fresh) throw new Error('the shipped structure has no mistakes');
  const prepared = [kept, fresh].map((one) => prepare(one, {}));
  expect(kept.program).toBe(parsed.program);
  expect(prepared[0]?.sites).toEqual(prepared[1]?.sites);
  expect(JSON.stringify(kept.program)).toBe(JSON.stringify(fresh.program));
});
