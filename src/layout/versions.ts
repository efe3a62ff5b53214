import type { Inline, Line, Lines } from '../core/inline.ts';
import type { QuantityPart } from '../core/value.ts';
import { STACKED } from './lines.ts';
import type { TextBox, TextLine } from './wrap.ts';

const SEPARATOR = /(；|; )/;

/**
 * A figure of several versions, `tiny 39M; base 74M`, parted into names, figures and what stands between the versions,
 * so that each can be placed for itself. Versions stand one below the other when they do not fit on one line.
 */
export function versionLines(lines: Lines, parts: readonly QuantityPart[]): Lines {
  const names = parts.flatMap(({ label }) => Object.values(label)).sort((a, b) => b.length - a.length);
  return lines.map((line): Line => {
    const inlines = line.inlines.flatMap((inline): readonly Inline[] =>
      inline.kind === 'text' ? texts(inline.text, names) : [inline],
    );
    return { ...line, inlines };
  });
}

function texts(text: string, names: readonly string[]) {
  return text
    .split(SEPARATOR)
    .flatMap((part, index) => {
      if (index % 2 === 1) return [`${part}${STACKED}`];
      const name = names.find((each) => each !== '' && part.startsWith(`${each} `));
      return name === undefined ? [part] : [`${name} `, part.slice(name.length + 1)];
    })
    .filter((part) => part !== '')
    .map((part) => ({ kind: 'text', text: part }) as const);
}

type Fragments = TextLine['fragments'];

interface Version {
  readonly name: Fragments;
  readonly figure: Fragments;
  readonly separator: Fragments;
}

/** Versions below each other with their names at the left and their figures, not what separates them, at the right. */
export function alignVersions(box: TextBox, room: number): TextBox {
  const versions = box.lines.map(versionOf);
  if (!versions.some((version) => (version?.separator.length ?? 0) > 0)) return box;
  const wanted = versions.map((version) => (version === undefined ? 0 : asked(version)));
  const width = Math.min(room, Math.max(...wanted));
  const lines = box.lines.map((line, index) => {
    const version = versions[index];
    if (version === undefined) return line;
    const { name, figure, separator } = version;
    const fragments = [
      ...moved(name, 0),
      ...moved(figure, width - reach(figure)),
      ...receding(moved(separator, width)),
    ];
    return { ...line, fragments, width };
  });
  return { ...box, lines, width: Math.max(...lines.map((line) => line.width)) };
}

/** Name and figure with room between them, so that they read as two. */
function asked({ name, figure }: Version): number {
  return reach(name) + reach(figure) + (figure[0]?.size ?? 0) * 0.5;
}

/** The line of one version; undefined where a line holds several, or part of one. */
function versionOf({ fragments }: TextLine): Version | undefined {
  const separator = fragments.filter(({ run }) => run.text.endsWith(STACKED));
  const rest = fragments.slice(0, fragments.length - separator.length);
  if (separator.some((fragment) => rest.includes(fragment))) return undefined;
  const marked = [...new Set(rest.map(({ run }) => run))];
  const [first, second] = marked;
  if (first === undefined || second === undefined || marked.length > 2) return undefined;
  return {
    name: rest.filter(({ run }) => run === first),
    figure: rest.filter(({ run }) => run === second),
    separator,
  };
}

function reach(fragments: Fragments): number {
  const last = fragments.at(-1);
  return last === undefined ? 0 : last.x + last.width - (fragments[0]?.x ?? 0);
}

function moved(fragments: Fragments, to: number): Fragments {
  const from = fragments[0]?.x ?? 0;
  return fragments.map((fragment) => ({ ...fragment, x: fragment.x - from + to }));
}

function receding(fragments: Fragments): Fragments {
  return fragments.map((fragment) => ({ ...fragment, run: { ...fragment.run, paint: 'muted' } }));
}
