import { WORD_KEYS, type Words } from '../../src/core/words.ts';

/** Words that only name themselves, for tests that look at places and not at texts. */
export const NO_WORDS = Object.fromEntries(WORD_KEYS.map((key) => [key, { '*': key }])) as unknown as Words;
