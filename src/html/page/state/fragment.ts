/** A fragment that begins like this holds what the reader has chosen; all others are places on the page. */
const START = '#?';

type Part = {
  /** The pairs that say its state. */
  readonly write: () => readonly (readonly [string, string])[];
  readonly read: (found: URLSearchParams) => void;
};

const parts: Part[] = [];

/** Takes part in the page's address. Its state is read at once if the address holds one. */
export function shareState(part: Part): void {
  parts.push(part);
  if (location.hash.startsWith(START)) part.read(fromAddress());
}

/** Writes all states into the address, without a step in the reader's history. */
export function writeAddress(): void {
  const pairs = parts.flatMap((part) => part.write());
  if (pairs.length === 0 && !location.hash.startsWith(START)) return;
  const text = pairs.map(([key, value]) => `${key}=${encodeURIComponent(value).replaceAll('%2C', ',')}`).join('&');
  history.replaceState(null, '', text === '' ? location.pathname + location.search : START + text);
}

/** Follows an address that the reader has typed or stepped back to; `place` is told of places on the page. */
export function followAddress(place: (id: string) => void): void {
  const follow = () => {
    if (location.hash.length > 1 && !location.hash.startsWith(START)) place(decoded(location.hash.slice(1)));
    else for (const part of parts) part.read(fromAddress());
  };
  addEventListener('hashchange', follow);
  if (location.hash.length > 1 && !location.hash.startsWith(START)) follow();
}

function fromAddress(): URLSearchParams {
  return new URLSearchParams(location.hash.slice(START.length));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
