import { machineDetail, markupDetail, templateDetail, yamlDetail } from './details-zh.ts';
import { type Messages, nearest, type Sentence } from './sentence.ts';
import { elementTerm, placeTerm, spacedTerm, term } from './terms-zh.ts';

const FONT_FAULTS: Readonly<Record<string, string>> = {
  'not-a-font': '它不是字体',
  woff: '它是网页字体（WOFF）',
  collection: '它是多个字体的合集',
  cff: '它用的是 PostScript 轮廓',
  variable: '它是可变字体',
  'no-outlines': '它没有轮廓',
};

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
    message: `此文件不是 UTF-8 编码${guess ? `，看起来是 ${guess === 'GB18030' ? 'GBK（GB18030）' : guess}` : ''}。`,
    hint: '请另存为 UTF-8。',
  }),
  'yaml-syntax': ({ detail }) => ({ message: `YAML 语法有误：${yamlDetail(detail)}。` }),
  'yaml-duplicate-key': ({ key }) => ({ message: `同一映射里键“${key}”出现了两次。`, hint: '只保留其中一个。' }),
  'yaml-tab': ({ corrected }) => ({
    message: '缩进用了制表符；YAML 只允许空格。',
    hint: `请用空格写：${corrected}`,
  }),
  'full-width': ({ found, corrected }) => ({
    message: `“${found}”是全角字符；格式的记号一律用半角。`,
    hint: `请写：${corrected}`,
  }),
  'number-comma': ({ text, corrected }) => ({
    message: `括号里的逗号会把值断开，“${text}”就不再是一个数。`,
    hint: `请写：${corrected}`,
  }),
  'yaml-colon-in-value': ({ text, quoted }) => ({
    message: `“${text}”里有冒号加空格，YAML 会把它当作另一个键。`,
    hint: `请加引号：${quoted}`,
  }),
  'quantity-rewrite': ({ text, write, corrected }) => ({
    message: `“${text}”不是数量的写法，应写 ${write}。`,
    hint: `请写：${corrected}`,
  }),
  'quantity-list': ({ text, corrected }) => ({
    message: `“${text}”里有几个数量，每个应是单独的一项。`,
    hint: `请写（标识可自取）：${corrected}`,
  }),
  'quantity-remark': ({ write, remark, corrected }) => ({
    message: `这里只有 ${write} 是数量，“${remark}”是附注。`,
    hint: `把附注放进该格的 note，并写：${corrected}`,
  }),
  'currency-sign': ({ text, corrected }) => ({
    message: `“${text}”是金额，而此属性的单位不是货币。`,
    hint: `请写：${corrected}；或给属性换一个带 currency 的单位。`,
  }),
  'date-rewrite': ({ text, write, corrected }) => ({
    message: `“${text}”不是日期的写法，应写 ${write}。`,
    hint: `请写：${corrected}`,
  }),
  'date-remark': ({ text, write, corrected }) => ({
    message: `日期只能是年、月或日；“${text}”里只有 ${write} 是日期。`,
    hint: `其余放进该格的 note，并写：${corrected}`,
  }),
  'flag-word': ({ text, write, corrected }) => ({
    message: `“${text}”不是真假值的写法，应写 ${write}。`,
    hint: `请写：${corrected}`,
  }),
  'missing-word': ({ text, corrected }) => ({
    message: `“${text}”没有说明为何缺失。`,
    hint: `请写：${corrected}。原因可为 unknown（查过，没有找到）、undisclosed（来源说明不公开）、not-applicable（不适用）、not-checked（未查）。`,
  }),
  'label-for-id': ({ text, write, corrected }) => ({
    message: `“${text}”是显示的名称，它的标识是 ${write}。`,
    hint: `请写：${corrected}`,
  }),
  'list-rewrite': ({ text, corrected }) => ({
    message: `“${text}”在一段文字里写了几个成员。`,
    hint: `请写：${corrected}`,
  }),
  'unit-needed': ({ text, known }) => ({
    message: `“${text}”没有写单位。`,
    hint: `请在数字后面写上：${list(known)}。`,
  }),
  'unit-inexact': ({ text, unit }) => ({
    message: `“${text}”换算成 ${unit} 除不尽。`,
    hint: '请用 in 让该单位以更小的单位保存。',
  }),
  'wrong-currency': ({ text, found, currency }) => ({
    message: `“${text}”的货币是 ${found}，此属性的单位是 ${currency}。`,
    hint: '货币从不换算：请照来源写金额，并使用该货币的单位。',
  }),
  'wrong-per': ({ found, per }) => ({
    message: `金额按“${found}”计，无法换算成按“${per}”计。`,
    hint: per === '' ? '请给单位写上 per，如 per: 1M tokens。' : `请写成按 ${per} 计。`,
  }),
  'table-missing': ({ file }) => ({
    message: `没有表格文件“${file}”。`,
    hint: '文件名从此 YAML 文件所在的文件夹算起。',
  }),
  'table-outside': ({ file }) => ({
    message: `“${file}”在此 YAML 文件的文件夹之外。`,
    hint: '请把表格移到 YAML 文件旁边或下级文件夹，文件名不含 ..，也不以斜杠开头。',
  }),
  'table-format': ({ file }) => ({
    message: `“${file}”不是能读的表格。`,
    hint: '表格文件以 .csv、.tsv、.jsonl 或 .ndjson 结尾。',
  }),
  'table-quote': () => ({ message: '这个引号没有闭合。', hint: '请补上；引号内的引号要写两次（""）。' }),
  'table-ragged': ({ expected, found }) => ({
    message: `这一行有 ${found} 格，表头有 ${expected} 格。`,
    hint: '含逗号的格要放在引号里。',
  }),
  'table-json': ({ detail }) => ({
    message: `这一行不是 JSON 对象：${detail}`,
    hint: 'JSON Lines 每行是一个完整的对象。',
  }),
  'table-no-header': ({ file }) => ({ message: `“${file}”没有内容。`, hint: '第一行应写各列的名称。' }),
  'table-header-twice': ({ header }) => ({ message: `有两列都叫“${header}”。`, hint: '请给其中一列改名。' }),
  'table-unknown-header': (args) => known(`表格没有列“${args.header}”。`, args.header, args.known),
  'table-header-unused': ({ header }) => ({
    message: `没有用到列“${header}”。`,
    hint: '请在 columns 中写明，或列入 ignore。',
  }),
  'table-empty-cell': ({ header }) => ({
    message: `“${header}”这一格是空的。`,
    hint: "请写明原因：{ missing: unknown }；或为整张表说明空格的含义：missing: { '': not-checked }。",
  }),
  'init-exists': ({ file }) => ({
    message: `“${file}”已经存在；没有写任何文件。`,
    hint: '请换一个文件夹：duibi init my-project。',
  }),
  'init-no-table': ({ file }) => ({
    message: `没有文件“${file}”。`,
    hint: '请用 --from 指明 .csv、.tsv、.jsonl 或 .ndjson 文件。',
  }),
  'table-no-id': ({ name }) => ({
    message: `从名称“${name}”得不出标识。`,
    hint: '请给表格加一列标识并用 id 指明，或在 ids 中写出。',
  }),
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
    message: `目录文件应当是“键: 值”的映射，这里却是${spacedTerm(found)}。`,
    hint: '请以 concepts: 或 sources: 之类的根键开头。',
  }),
  'unknown-key': (args) => known(`这里没有键“${args.key}”。`, args.key, args.known),
  'missing-key': ({ key, inside }) => ({
    message: `${inside} 缺少必需的键“${key}”。`,
    hint: `请补上 ${key}: 及其值。`,
  }),
  'wrong-type': ({ expected, found }) => ({ message: `这里应为${spacedTerm(expected)}，实际是${spacedTerm(found)}。` }),
  'not-allowed': (args) => known(`“${args.found}”不在允许的取值之中。`, args.found, args.known),
  'bad-id': ({ id }) => ({
    message: `“${id}”不能作为标识。`,
    hint: '标识由小写字母、数字和连字符组成，以字母或数字开头。',
  }),
  'duplicate-id': ({ what, id }) => ({
    message: `${term(what)}“${id}”定义了两次。`,
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
    message: `属性“${attribute}”的类型是${spacedTerm(found)}，这里需要${spacedTerm(expected)}。`,
  }),
  'rule-cycle': ({ attribute }) => ({
    message: `“${attribute}”的规则绕回了自身。`,
    hint: '规则只能引用不依赖它的属性。',
  }),
  'no-rule': ({ attribute }) => ({
    message: `属性“${attribute}”没有规则，练习单算不出它。`,
    hint: '请写一个带规则的单选属性。',
  }),
  'not-asked': ({ attribute, outcome }) => ({
    message: `“${outcome}”的规则要看“${attribute}”，练习单却没有问。`,
    hint: `请把“${attribute}”加进 questions。`,
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
  'template-syntax': ({ detail }) => ({ message: `模板无法读取：${templateDetail(detail)}。` }),
  'template-forbidden': ({ what }) => ({
    message: `模板中不能使用 ${what}。`,
    hint: '模板只按名称放置数据；可用的写法见 docs/template-elements.md。',
  }),
  'template-unknown-name': (args) => known(`模板里没有名称“${args.name}”。`, args.name, args.known),
  'template-unknown-text': (args) => known(`讲义和模板里都没有文字“${args.key}”。`, args.key, args.known),
  'template-arguments': ({ helper, expected }) => ({ message: `{{${helper}}} 的参数应为 ${expected}。` }),
  'template-recursion': ({ partial }) => ({ message: `片段“${partial}”引用了自身。` }),
  'markup-syntax': ({ detail }) => ({ message: `标记无法读取：${markupDetail(detail)}。` }),
  'markup-unknown-element': (args) => known(`没有元素 <${args.element}>。`, args.element, args.known),
  'markup-unknown-attribute': (args) =>
    known(`<${args.element}> 没有属性“${args.attribute}”。`, args.attribute, args.known),
  'markup-not-closed': ({ element }) => ({ message: `<${element}> 没有闭合。`, hint: `请加上 </${element}>。` }),
  'markup-self-closed': ({ element }) => ({
    message: `<${element}/> 不会自行闭合，会吞掉后面的内容。`,
    hint: `请写 <${element}></${element}>。`,
  }),
  'markup-not-inside': ({ element, parent }) => ({
    message: `${elementTerm(element).trimStart()}不能放在${elementTerm(parent)}里。`,
  }),
  'theme-contrast': ({ color, ratio }) => ({
    message: `颜色 ${color} 与纸色的对比度为 ${ratio.toFixed(2)}，文字需要 4.5。`,
    hint: '浅色纸请用更深的颜色，深色纸请用更浅的颜色。',
  }),
  'theme-color': ({ text }) => ({ message: `“${text}”不是颜色。`, hint: '请写 #rrggbb。' }),
  'cell-without-source': ({ cell }) => ({
    message: `${cell} 陈述了事实，却没有来源。`,
    hint: '请在单元格、概念、属性或文件上写明 sources:。',
  }),
  'source-unused': ({ source }) => ({
    message: `来源“${source}”没有被任何事实引用。`,
    hint: '请删去它，或在用到的地方写上它。',
  }),
  'as-of-old': ({ cell, asOf, months, limit, against }) => ({
    message: `${cell} 截至 ${asOf}，距 ${against} 已有 ${months} 个月；期限为 ${limit} 个月。`,
    hint: '请重新查证，并写上新的日期。',
  }),
  'quantity-outlying': ({ cell, text, likely, least, greatest }) => ({
    message: `${cell} 为 ${text}，同列其他数值在 ${least} 到 ${greatest} 之间。`,
    hint: `是否应为 ${likely}？`,
  }),
  'cell-disputed': ({ cell, count }) => ({
    message: `各来源对 ${cell} 给出 ${count} 个不同的值，讲义会全部列出。`,
    hint: '请查明以哪个为准；若只能存疑，请写明理由并屏蔽此项。',
  }),
  'dead-reference': ({ target, what }) => ({
    message: `${what} 引用了“${target}”，它在讲义里无处可去。`,
    hint: '链接须是完整的 http:、https: 或 mailto: 地址；标记的概念须在表中显示。',
  }),
  'label-collision': ({ what, label, language, ids }) => ({
    message: `在 ${language} 中，有几个${term(what)}都叫“${label}”：${list(ids)}。`,
    hint: '请给它们各自不同的名称。',
  }),
  'cell-too-long': ({ cell, length, limit }) => ({
    message: `${cell} 长 ${length} 列（汉字等宽字符算两列），一格最好不超过 ${limit} 列。`,
    hint: '请缩短，或把其余内容写进备注。',
  }),
  'suppression-unused': ({ check, subject }) => ({
    message: `“${check}”在 ${subject} 处没有发现问题，这条屏蔽已不再需要。`,
    hint: '请删去它。',
  }),
  'glyph-missing': ({ character, codePoint, where }) => ({
    message: `没有字体含有${placeTerm(where)}中的字符“${character}”（${codePoint}）。`,
    hint: '请换用别的字符，或在主题中指定含有它的字体。',
  }),
  'font-missing': ({ file }) => ({
    message: `找不到主题所指定的字体文件“${file}”。`,
    hint: '请写它在项目中的路径。',
  }),
  'font-unusable': ({ file, reason }) => ({
    message: `字体文件“${file}”无法使用：${FONT_FAULTS[reason] ?? reason}。`,
    hint: '只能嵌入静态的 TrueType 字体（.ttf）。',
  }),
  'too-many-pages': ({ handout, max, pages, where, lines }) => ({
    message: `${handout} 排紧后仍有 ${pages} 页，最多只许 ${max} 页；从“${where}”起超出约 ${lines} 行。`,
    hint: '请删减内容，放宽 pages 的 max，或换用字号较小的主题。',
  }),
  'text-too-long': ({ limit, length, format }) => ({
    message: `此文字有 ${length} 个字符，${format} 最多容纳 ${limit} 个。`,
    hint: '请缩短。',
  }),
  'sheet-too-large': ({ sheet, what, count, limit }) => ({
    message: `工作表“${sheet}”会有 ${count} ${what === 'rows' ? '行' : '列'}，Excel 最多 ${limit}。`,
    hint: '请少选一些概念或属性，或拆分此表。',
  }),
  'too-many-links': ({ sheet, count, limit }) => ({
    message: `工作表“${sheet}”会有 ${count} 个链接，Excel 只保留 ${limit} 个；从此单元格起只作文字。`,
  }),
  'too-many-notes': ({ sheet, count, limit }) => ({
    message: `工作表“${sheet}”会有 ${count} 条出处批注，最多 ${limit} 条；因此只保留备注的批注。`,
    hint: '事实表逐项或逐个概念写明出处。可写 notes: exceptions，或拆分此表。',
  }),
  'too-many-formats': ({ limit }) => ({
    message: `工作簿的数字格式会超过 ${limit} 种，Excel 可能拒绝打开；从此单元格起，其余数字照原数全部显示。`,
    hint: '请少用几种单位，或拆分此讲义。',
  }),
  'link-too-long': ({ length, limit }) => ({
    message: `此网址有 ${length} 个字符，Excel 最多 ${limit} 个；在工作簿里只作文字。`,
  }),
  'link-unsafe': ({ text }) => ({
    message: `“${text}”不是可以从文档里打开的网址。`,
    hint: '请写以 http、https 或 mailto 开头的网址。',
  }),
  'furniture-too-long': ({ where, limit }) => ({
    message: `主题的${where === 'header' ? '页眉' : '页脚'}超过 Excel 能打印的 ${limit} 个字符；工作簿里会截短。`,
    hint: '请在主题文件里缩短。',
  }),
  'sheet-renamed': ({ title, name }) => ({
    message: `工作表不能叫“${title}”，改名为“${name}”。`,
    hint: '名称最多 31 个字符，不含 [ ] : * ? / \\，也不能是 Excel 保留的历史表名。请缩短标题。',
  }),
  'text-not-xml': ({ codePoint, format }) => ({
    message: `此文字含有字符 ${codePoint}，${format} 无法容纳。`,
    hint: '请删去该字符。',
  }),
  'write-failed': ({ path, detail }) => ({
    message: `无法写入“${path}”：${machineDetail(detail)}。`,
    hint: '先前的产物没有改动。',
  }),
  'target-busy': ({ artifact }) => ({
    message: `${artifact} 正被别的程序打开，保留先前的文件。`,
    hint: '请在那个程序里关闭它，再构建一次。',
  }),
  'writer-failed': ({ artifact, detail }) => ({
    message: `${artifact} 没能做成：${detail}`,
    hint: '这是程序自身的错误，请附上讲义报告给我们。',
  }),
  'output-pattern': ({ text }) => ({
    message: `“${text}”不能用来给产物命名。`,
    hint: '请写以 .{ext} 结尾的相对路径，如 {title}-{edition}.{rendition}.{ext}。',
  }),
  'output-collision': ({ path, first, second }) => ({
    message: `${first} 与 ${second} 都会写到“${path}”。`,
    hint: '请在项目的 output 中写上 {handout} 和 {rendition}。',
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
