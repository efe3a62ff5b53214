/**
 * The words that stages put into the arguments of diagnostics, in Chinese. Ids, keys, names of formats and the user's
 * own characters stay as they are.
 */
const TERMS = {
  // kinds of YAML nodes
  mapping: '映射',
  'no mapping': '不是映射的内容',
  list: '列表',
  text: '文字',
  flag: '真假值',
  boolean: '真假值',
  number: '数字',
  nothing: '空',
  // things that have ids
  project: '项目',
  vocabulary: '词表',
  unit: '单位',
  attribute: '属性',
  source: '来源',
  concept: '概念',
  handout: '讲义',
  member: '词表成员',
  // kinds of attributes
  quantity: '数量',
  set: '集合',
  choice: '单选',
  date: '日期',
  concepts: '概念列表',
  link: '链接',
} as const;

/** The Chinese word for a word of our own; anything else stands as it is. Alternatives (`set | choice`) each by itself. */
export function term(word: string): string {
  return word.split(' | ').map(one).join('或');
}

function one(word: string): string {
  return Object.hasOwn(TERMS, word) ? TERMS[word as keyof typeof TERMS] : word;
}
