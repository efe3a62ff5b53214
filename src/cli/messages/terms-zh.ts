/**
 * The words that stages put into the arguments of diagnostics, in Chinese. Ids, keys, names of formats and the user's
 * own characters stay as they are.
 */
const TERMS = {
  // what a YAML node is, and what zod calls it
  mapping: '映射',
  object: '映射',
  record: '映射',
  'no mapping': '别的内容',
  list: '列表',
  array: '列表',
  tuple: '列表',
  text: '文字',
  string: '文字',
  flag: '真假值',
  boolean: '真假值',
  number: '数字',
  int: '整数',
  nothing: '空值',
  undefined: '空值',
  // things that have ids
  project: '项目',
  vocabulary: '词表',
  unit: '单位',
  attribute: '属性',
  source: '来源',
  concept: '概念',
  handout: '讲义',
  matrix: '对照表',
  member: '词表成员',
  // kinds of attributes
  quantity: '数量',
  set: '集合',
  choice: '单选',
  date: '日期',
  concepts: '概念列表',
  link: '链接',
  // limits of the format
  '24 months': '时长（如 24 months）',
  invalid_union: '别的写法',
  too_small: '更多内容',
  too_big: '更少内容',
} as const;

/** The Chinese word for a word of our own; anything else stands as it is. Alternatives (`set | choice`) each by itself. */
export function term(word: string): string {
  return word
    .split(' | ')
    .map((one) => (Object.hasOwn(TERMS, one) ? TERMS[one as keyof typeof TERMS] : one))
    .join('或');
}

/** The same after Chinese text: Latin letters are set off by a space. */
export function spacedTerm(word: string): string {
  const text = term(word);
  return /^[\x21-\x7e]/.test(text) ? ` ${text}` : text;
}

/** An element of a template, an attribute of one, or what is no element: bare text, the top level. With its spaces. */
export function elementTerm(name: string): string {
  const [element, attribute] = name.split(' ');
  if (name === 'text') return '裸露的文字';
  if (name === 'handout') return '模板的最外层';
  return attribute === undefined ? ` <${name}> ` : ` <${element}> 的属性 ${attribute} `;
}

/** Where a character without a glyph stands: a heading, a source, a sign of the legend, else an address. */
export function placeTerm(where: string): string {
  if (where === 'heading') return '标题';
  const [, kind, rest = ''] = /^(source|legend) (.*)$/s.exec(where) ?? [];
  return kind === undefined ? ` ${where} ` : `${kind === 'source' ? '来源' : '图例'} ${rest} `;
}
