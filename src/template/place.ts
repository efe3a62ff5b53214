import { unexpected } from '../core/unexpected.ts';

/** Where in the markup a point of a template stands; a mustache is allowed in text and in a quoted value only. */
export type Place = 'text' | 'tag' | 'before-value' | 'unquoted' | 'double' | 'single' | 'comment';

/** The place after a stretch of literal markup that began at `place`. */
export function placeAfter(place: Place, markup: string): Place {
  let current = place;
  for (let at = 0; at < markup.length; at += 1) current = step(current, markup, at);
  return current;
}

/** True where a mustache may stand. */
export function isOpenPlace(place: Place): boolean {
  return place === 'text' || place === 'double' || place === 'single';
}

function step(place: Place, markup: string, at: number): Place {
  const char = markup[at] ?? '';
  switch (place) {
    case 'text':
      if (char !== '<') return 'text';
      if (markup.startsWith('<!--', at)) return 'comment';
      // At the very end the name would come from a mustache: that is inside a tag, too.
      return /^(?:[A-Za-z/!?]|$)/.test(markup.slice(at + 1, at + 2)) ? 'tag' : 'text';
    case 'comment':
      return markup.startsWith('-->', at) ? 'text' : 'comment';
    case 'tag':
      return char === '>' ? 'text' : char === '=' ? 'before-value' : 'tag';
    case 'before-value':
      return valueStart(char);
    case 'unquoted':
      return char === '>' ? 'text' : /\s/.test(char) ? 'tag' : 'unquoted';
    case 'double':
      return char === '"' ? 'tag' : 'double';
    case 'single':
      return char === "'" ? 'tag' : 'single';
    default:
      return unexpected(place);
  }
}

function valueStart(char: string): Place {
  if (/\s/.test(char)) return 'before-value';
  if (char === '"') return 'double';
  if (char === "'") return 'single';
  return char === '>' ? 'text' : 'unquoted';
}
