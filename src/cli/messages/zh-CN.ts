import { type Messages, nearest, type Sentence } from './sentence.ts';

function list(known: readonly string[]): string {
  const shown = known.slice(0, 12).join('、');
  return known.length > 12 ? `${shown} 等 ${known.length} 个` : shown;
}

function known(message: string, typed: string, words: readonly string[]): Sentence {
  const near = nearest(typed, words);
  if (near !== undefined) return { message, hint: `是否想写“${near}”?` };
  return words.length > 0 ? { message, hint: `这里可用：${list(words)}。` } : { message };
}

export const zhCN: Messages = {
  'no-data': ({ folder }) => ({ message: `“${folder}”中没有 YAML 文件。`, hint: '用 --data 指明目录或文件。' }),
  'not-utf8': ({ guess }) => ({
    message: `此文件不是 UTF-8 编码${guess ? `，看起来是 ${guess}` : ''}。`,
    hint: '请另存为 UTF-8。',
  }),
  'yaml-syntax': ({ detail }) => ({ message: `YAML 语法有误：${detail}` }),
  'yaml-duplicate-key': ({ key }) => ({ message: `同一映射里键“${key}”出现了两次。`, hint: '只保留其中一个。' }),
  'yaml-tab': () => ({ message: '缩进用了制表符；YAML 只允许空格。', hint: '请换成空格。' }),
  'yaml-alias-bomb': ({ limit }) => ({
    message: `此文件的别名展开后超过 ${limit} 个节点。`,
    hint: '请把值直接写出，或改用来源、默认值来共享。',
  }),
  'yaml-alias-unknown': ({ name }) => ({
    message: `别名 *${name} 之前没有对应的锚点。`,
    hint: `若是普通文字，请加引号：'*${name}'。`,
  }),
  'yaml-quote-needed': ({ text, quoted }) => ({
    message: `值以“${text.slice(0, 1)}”开头，YAML 会把它当作自己的记号。`,
    hint: `请加引号：${quoted}`,
  }),
  'yaml-not-mapping': ({ found }) => ({
    message: `目录文件应当是“键: 值”的映射，这里却是 ${found}。`,
    hint: '请以 concepts: 或 sources: 之类的根键开头。',
  }),
  'unknown-key': (args) => known(`这里没有键“${args.key}”。`, args.key, args.known),
  'missing-key': ({ key, inside }) => ({
    message: `${inside} 缺少必需的键“${key}”。`,
    hint: `请补上 ${key}: 及其值。`,
  }),
  'wrong-type': ({ expected, found }) => ({ message: `这里应为 ${expected}，实际是 ${found}。` }),
  'not-allowed': (args) => known(`“${args.found}”不在允许的取值之中。`, args.found, args.known),
  'bad-id': ({ id }) => ({
    message: `“${id}”不能作为标识。`,
    hint: '标识由小写字母、数字和连字符组成，以字母或数字开头。',
  }),
  'duplicate-id': ({ what, id }) => ({
    message: `${what}“${id}”定义了两次。`,
    hint: '请改其中一个的标识，或合并两处。',
  }),
  'empty-value': ({ key }) => ({
    message: `“${key}”没有值。`,
    hint: '缺失的事实请写明原因：{ missing: unknown }，或 undisclosed、not-applicable、not-checked。',
  }),
  'unknown-language': (args) => known(`本项目没有语言“${args.language}”。`, args.language, args.known),
  'missing-translation': ({ language, what }) => ({
    message: `${what} 缺少 ${language} 的文字。`,
    hint: `请补上 ${language}: …；若各语言相同，写 '*': …。`,
  }),
  'bad-quantity': ({ text }) => ({
    message: `“${text}”不是数量。`,
    hint: '可写 175B、1750亿、~10B、≥100B、7B..70B，或 { missing: unknown }。',
  }),
  'bad-date': ({ text }) => ({ message: `“${text}”不是日期。`, hint: '请写 2018、2018-10 或 2018-10-31。' }),
  'bad-flag': ({ text }) => ({ message: `“${text}”既不是 true 也不是 false。`, hint: '请写 true 或 false。' }),
  'bad-url': ({ text }) => ({
    message: `“${text}”不是可以链接的地址。`,
    hint: '请写完整的 http:、https: 或 mailto: 地址。',
  }),
  'bad-range': ({ text }) => ({ message: `区间“${text}”的终点小于起点。`, hint: '请把较小的数写在前面。' }),
  'unknown-member': (args) => known(`词表 ${args.vocabulary} 没有成员“${args.member}”。`, args.member, args.known),
  'computed-cell': ({ attribute }) => ({
    message: `“${attribute}”由规则算出，不能手写取值。`,
    hint: '请删去此值，或删去规则。',
  }),
  'unknown-attribute': (args) => known(`没有属性“${args.id}”。`, args.id, args.known),
  'unknown-concept': (args) => known(`没有概念“${args.id}”。`, args.id, args.known),
  'unknown-source': (args) => known(`没有来源“${args.id}”。`, args.id, args.known),
  'unknown-vocabulary': (args) => known(`没有词表“${args.id}”。`, args.id, args.known),
  'unknown-unit': (args) => known(`没有单位“${args.id}”。`, args.id, args.known),
  'unknown-setting': (args) => known(`本讲义没有设定“${args.id}”。`, args.id, args.known),
  'unknown-matrix': (args) => known(`本讲义没有对照表“${args.id}”。`, args.id, args.known),
  'unknown-handout': (args) => known(`没有讲义“${args.id}”。`, args.id, args.known),
  'unknown-rendition': (args) => known(`没有讲义有语言版本“${args.id}”。`, args.id, args.known),
  'unknown-format': (args) => known(`没有格式“${args.id}”。`, args.id, args.known),
  'wrong-kind': ({ attribute, expected, found }) => ({
    message: `属性“${attribute}”的类型是 ${found}，这里需要 ${expected}。`,
  }),
  'rule-cycle': ({ attribute }) => ({
    message: `“${attribute}”的规则绕回了自身。`,
    hint: '规则只能引用不依赖它的属性。',
  }),
  'nothing-selected': ({ matrix }) => ({
    message: `没有概念符合“${matrix}”的选取条件。`,
    hint: '请放宽条件，或核对标识与类别。',
  }),
  'attribute-not-applicable': ({ attribute, matrix }) => ({
    message: `“${attribute}”对“${matrix}”中的所有概念都不适用，已略去。`,
    hint: '请从属性清单中删去它。',
  }),
  'edition-needs-epoch': ({ handout }) => ({
    message: `“${handout}”的版次为 auto，但没有设置 SOURCE_DATE_EPOCH。`,
    hint: '请将其设为 1970 年以来的秒数，或直接写日期。',
  }),
  'template-missing': ({ name, looked }) => ({
    message: `找不到模板文件“${name}”。`,
    hint: `找过：${looked.join('、')}。`,
  }),
  'template-syntax': ({ detail }) => ({ message: `模板无法读取：${detail}` }),
  'template-forbidden': ({ what }) => ({
    message: `模板中不能使用 ${what}。`,
    hint: '模板只按名称放置数据；可用的写法见 docs/template-elements.md。',
  }),
  'template-unknown-name': (args) => known(`模板里没有名称“${args.name}”。`, args.name, args.known),
  'template-unknown-text': (args) => known(`讲义和模板里都没有文字“${args.key}”。`, args.key, args.known),
  'template-arguments': ({ helper, expected }) => ({ message: `{{${helper}}} 的参数应为 ${expected}。` }),
  'template-recursion': ({ partial }) => ({ message: `片段“${partial}”引用了自身。` }),
  'markup-syntax': ({ detail }) => ({ message: `标记无法读取：${detail}` }),
  'markup-unknown-element': (args) => known(`没有元素 <${args.element}>。`, args.element, args.known),
  'markup-unknown-attribute': (args) =>
    known(`<${args.element}> 没有属性“${args.attribute}”。`, args.attribute, args.known),
  'markup-not-closed': ({ element }) => ({ message: `<${element}> 没有闭合。`, hint: `请加上 </${element}>。` }),
  'markup-self-closed': ({ element }) => ({
    message: `<${element}/> 不会自行闭合，会吞掉后面的内容。`,
    hint: `请写 <${element}></${element}>。`,
  }),
  'markup-not-inside': ({ element, parent }) => ({ message: `<${element}> 不能放在 <${parent}> 里。` }),
  'theme-contrast': ({ color, ratio }) => ({
    message: `颜色 ${color} 与纸色的对比度为 ${ratio.toFixed(2)}，文字需要 4.5。`,
    hint: '浅色纸请用更深的颜色，深色纸请用更浅的颜色。',
  }),
  'theme-color': ({ text }) => ({ message: `“${text}”不是颜色。`, hint: '请写 #rrggbb。' }),
  'glyph-missing': ({ character, codePoint, where }) => ({
    message: `没有字体含有 ${where} 中的字符“${character}”（${codePoint}）。`,
    hint: '请换用别的字符，或在主题中指定含有它的字体。',
  }),
  'text-too-long': ({ limit, length, format }) => ({
    message: `此文字有 ${length} 个字符，${format} 最多容纳 ${limit} 个。`,
    hint: '请缩短。',
  }),
  'text-not-xml': ({ codePoint, format }) => ({
    message: `此文字含有字符 ${codePoint}，${format} 无法容纳。`,
    hint: '请删去该字符。',
  }),
  'write-failed': ({ path, detail }) => ({ message: `无法写入“${path}”：${detail}。`, hint: '先前的产物没有改动。' }),
  'target-busy': ({ artifact }) => ({
    message: `${artifact} 正被别的程序打开，保留先前的文件。`,
    hint: '请在那个程序里关闭它，再构建一次。',
  }),
  'writer-failed': ({ artifact, detail }) => ({
    message: `${artifact} 没能做成：${detail}`,
    hint: '这是程序自身的错误，请附上讲义报告给我们。',
  }),
  'edition-unchanged': ({ handout, edition }) => ({
    message: `“${handout}”的内容变了，版次却仍是 ${edition}。`,
    hint: '请更新版次，让读者能区分两者。',
  }),
  'frozen-stale': ({ artifact }) => ({ message: `${artifact} 已过时。`, hint: '请运行 duibi build 并提交产物。' }),
  'frozen-missing': ({ artifact }) => ({ message: `缺少 ${artifact}。`, hint: '请运行 duibi build。' }),
  'frozen-edited': ({ artifact }) => ({
    message: `${artifact} 在生成之后被改动过。`,
    hint: '请改数据，再运行 duibi build。',
  }),
  'frozen-superfluous': ({ artifact }) => ({
    message: `${artifact} 不属于任何讲义。`,
    hint: '请运行 duibi build，它会移除此文件。',
  }),
  'merge-no-manifest': ({ folder }) => ({
    message: `“${folder}”中没有 manifest.json。`,
    hint: '请写各分片的产物文件夹。',
  }),
  'merge-not-a-shard': ({ folder }) => ({
    message: `“${folder}”不是用 --shard 生成的，或分片总数不同。`,
    hint: '各部分请用同样的 --shard i/n 生成。',
  }),
  'merge-gap': ({ shard, of }) => ({ message: `缺少第 ${shard} 片（共 ${of} 片）。`, hint: '请把它的文件夹也写上。' }),
  'merge-overlap': ({ artifact, folders }) => ({
    message: `${artifact} 在 ${folders} 中不一致。`,
    hint: '请用相同的输入生成。',
  }),
  'merge-different-inputs': ({ folder, what }) => ({
    message: `“${folder}”由不同的输入生成：${what}。`,
    hint: '各分片请用同一提交、同一版本的 Duibi 和 Node。',
  }),
  'merge-edited': ({ artifact, folder }) => ({
    message: `“${folder}”里的 ${artifact} 与其清单不符。`,
    hint: '请重新生成该分片。',
  }),
  'folder-locked': ({ folder, pid }) => ({
    message: `另一个构建（进程 ${pid}）正在“${folder}”中运行。`,
    hint: '请等它结束，或用 --out 换一个目录。',
  }),
  'verify-missing-artifact': ({ artifact }) => ({ message: `缺少 ${artifact}。`, hint: '请运行 duibi build。' }),
  'verify-unreadable': ({ artifact, detail }) => ({ message: `${artifact} 无法读回：${detail}` }),
  'verify-cell-missing': ({ artifact, address }) => ({ message: `${artifact}：缺少单元格 ${address}。` }),
  'verify-cell-extra': ({ artifact, address }) => ({ message: `${artifact}：多出单元格 ${address}。` }),
  'verify-cell-differs': ({ artifact, address, expected, found }) => ({
    message: `${artifact}：单元格 ${address} 写的是“${found}”，数据写的是“${expected}”。`,
  }),
  'verify-no-manifest': ({ folder }) => ({
    message: `“${folder}”中没有 manifest.json。`,
    hint: '请运行 duibi build。',
  }),
};
