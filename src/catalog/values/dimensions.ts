import type { Dimension } from '../../core/catalog.ts';

export const DIMENSIONS: readonly Dimension[] = [
  'parameters',
  'tokens',
  'bytes',
  'duration',
  'percent',
  'money',
  'count',
];

/** A unit word: one of it is times × 10^exp10 of the dimension's base. */
export interface UnitWord {
  readonly text: string;
  readonly times: bigint;
  readonly exp10: number;
}

export interface DimensionRules {
  readonly words: readonly UnitWord[];
  /** A number without a unit word could mean several things, so that it must have one. */
  readonly needsWord: boolean;
  /** Shown behind the number where the unit has no symbol of its own. */
  readonly symbol: string;
  readonly display: 'compact' | 'plain';
}

const words = (texts: string, times = 1n, exp10 = 0): readonly UnitWord[] =>
  texts.split(' ').map((text) => ({ text, times, exp10 }));

/** Bytes in powers of 1000 (ISO/IEC 80000-13) and, with an i, of 1024. */
const BYTES = ['K', 'M', 'G', 'T', 'P'].flatMap((letter, index) => [
  ...words(`${letter}B`, 1n, 3 * (index + 1)),
  ...words(`${letter}iB`, 1024n ** BigInt(index + 1)),
]);

export const DIMENSION_RULES: Readonly<Record<Dimension, DimensionRules>> = {
  parameters: {
    words: words('parameters parameter params param 参数 个参数'),
    needsWord: false,
    symbol: '',
    display: 'compact',
  },
  tokens: { words: words('tokens token 词元 个词元'), needsWord: false, symbol: '', display: 'compact' },
  count: { words: words('个 项 次'), needsWord: false, symbol: '', display: 'plain' },
  bytes: { words: [...words('B bytes byte 字节'), ...BYTES], needsWord: true, symbol: '', display: 'compact' },
  duration: {
    words: [
      ...words('ms 毫秒', 1n, -3),
      ...words('s sec 秒 秒钟'),
      ...words('min 分 分钟', 60n),
      ...words('h hour hours 小时', 3600n),
      ...words('d day days 天 日', 86_400n),
      ...words('week weeks 周', 604_800n),
    ],
    needsWord: true,
    symbol: 's',
    display: 'plain',
  },
  percent: {
    words: [...words('%', 1n, -2), ...words('‰', 1n, -3)],
    needsWord: true,
    symbol: '%',
    display: 'plain',
  },
  money: { words: [], needsWord: false, symbol: '', display: 'plain' },
};

/** The words and signs of the commonest currencies; of others the ISO 4217 code alone is known. */
const CURRENCIES: Readonly<Record<string, string>> = {
  USD: '$ US$ 美元',
  CNY: '¥ ￥ RMB 元 人民币',
  EUR: '€ 欧元',
  GBP: '£ 英镑',
  JPY: '¥ ￥ 円 日元',
  HKD: 'HK$ 港元 港币',
  KRW: '₩ 韩元',
  INR: '₹ 卢比',
};
const CODE = /^[A-Z]{3}$/;

/** The words of a currency, its sign first. */
export function currencyWords(code: string): readonly string[] {
  const known = Object.hasOwn(CURRENCIES, code) ? CURRENCIES[code]?.split(' ') : undefined;
  return [...(known ?? []), code];
}

/** A currency's words or codes at either end of a text, none of which is one of these. */
export function foreignCurrency(text: string, own: readonly string[]): string | undefined {
  const all = [...Object.entries(CURRENCIES)].flatMap(([code, list]) => [...list.split(' '), code]);
  const found = all.filter((word) => text.startsWith(word) || text.endsWith(word));
  const longest = found.sort((a, b) => b.length - a.length)[0];
  return longest === undefined || own.includes(longest) ? undefined : longest;
}

export function isCurrencyCode(text: string): boolean {
  return CODE.test(text);
}
