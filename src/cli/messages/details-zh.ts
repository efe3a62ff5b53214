/** What libraries say of a broken text, as patterns of their English with its Chinese; `$1` is the user's own. */
type Pattern = readonly [RegExp, string];

const YAML: readonly Pattern[] = [
  [/^only one document in a file/, '一个文件只能有一份文档'],
  [/^nested deeper than (\d+) levels/, '嵌套超过 $1 层'],
  [/^Nested mappings are not allowed in compact mappings/, '同一行里不能再套一层“键: 值”'],
  [/^Implicit keys need to be on a single line/, '键须写在一行之内，后面跟冒号'],
  [/^Implicit keys of flow sequence pairs/, '方括号里的键须写在一行之内'],
  [/^Implicit map keys need to be followed by map values/, '键后面缺少冒号和值'],
  [/^A block sequence may not be used as an implicit map key/, '列表不能当作键'],
  [/^All (?:sequence|mapping) items must start at the same column/, '同一层的各项须从同一列开始'],
  [/^Map keys must be unique/, '键不能重复'],
  [/^Sequence item without - indicator/, '列表项缺少开头的“-”'],
  [/^Missing closing .quote/, '引号没有闭合'],
  [/^Missing , (?:or : )?between .+ items/, '各项之间缺少逗号'],
  [/^Missing space after :/, '冒号后面缺少空格'],
  [/^Unexpected empty item/, '逗号之间没有内容'],
  [/^Unexpected , in/, '多了一个逗号'],
  [/^Unexpected (\S+) in (?:flow|block)/, '不应出现“$1”'],
  [/at node end/, '值已经结束，后面还有多余的内容'],
  [/^Unexpected \S+ token/, '这里不应出现这样的内容'],
  [/(?:expected|must end) .*[}\]]|^Expected .*(?:end|with)/i, '括号没有闭合'],
  [/^Flow .* in block collection must be sufficiently indented/, '括号没有闭合，或其中的内容缩进不够'],
  [/^Plain value cannot start with (?:.*character )?(\S+)/, '值不能以“$1”开头'],
  [/^Block collections are not allowed within flow/, '括号里不能用分行缩进的写法'],
  [/^With stringKeys/, '键须是文字'],
  [/^Maximum call stack/, '嵌套太深'],
  [/^Invalid escape sequence (\S+)/, '双引号里没有“$1”这种转义'],
  [/^Block scalar header includes extra characters: (\S+)/, '“|”或“>”后面多了“$1”'],
  [/^Block scalars? with more-indented leading empty lines/, '块文字开头的空行缩进过深'],
  [/^Comments must be separated/, '注释前须有空格'],
  [/^Tags and anchors must be separated/, '标签和锚点后须有空格'],
  [/^Could not resolve tag|^Unresolved tag: (.+)$/, '没有标签“$1”'],
  [/tag/i, '标签用错了'],
  [/anchor/i, '锚点用错了'],
  [/alias/i, '别名用错了'],
  [/directive/i, '以“%”开头的指令用错了'],
  [/1024 char/, '键太长'],
  [/[Tt]abs/, '缩进用了制表符'],
  [/indent/i, '缩进不对'],
];

const TEMPLATE: readonly Pattern[] = [
  [/got 'EOF'/, '到文件结尾仍未闭合'],
  [/got 'INVALID'/, '这里有不认识的字符'],
  [/got '(?:OPEN|CLOSE)[A-Z_]*'/, '花括号没有配对'],
  [/^(\S+) doesn't match (\S+)/, '“$1”与“$2”没有配对'],
  [/^Lexical error/, '这里有不认识的字符'],
  [/^Invalid path: (.+?)(?: - |$)/, '名称“$1”写得不对'],
];

const MACHINE: readonly Pattern[] = [
  [/\(ENOSPC\)$/, '磁盘已满（ENOSPC）'],
  [/\(EDQUOT\)$/, '磁盘配额已用完（EDQUOT）'],
  [/\(EROFS\)$/, '磁盘只读（EROFS）'],
  [/\(EACCES\)$/, '没有权限（EACCES）'],
  [/\(EPERM\)$/, '不允许这样操作（EPERM）'],
  [/\(EMFILE\)$/, '打开的文件太多（EMFILE）'],
  [/\(ENOTDIR\)$/, '路径中有一段是文件而不是文件夹（ENOTDIR）'],
  [/\(EEXIST\)$/, '需要文件夹的地方已有同名文件（EEXIST）'],
  [/\(EIO\)$/, '磁盘出错（EIO）'],
  [/\(EFBIG\)$/, '文件过大（EFBIG）'],
  [/\(EBUSY\)$/, '被别的程序占用（EBUSY）'],
  [/\(ENAMETOOLONG\)$/, '名称太长（ENAMETOOLONG）'],
];

/** HTML's tokenizer errors have codes of their own; these are the ones that authors meet. */
const MARKUP: readonly Pattern[] = [
  [/^eof-/, '到文件结尾仍未闭合'],
  [/^end-tag-without-start-tag: (.+)$/, '$1 没有对应的开始标签'],
  [/^missing-end-tag-name/, '结束标签没有名称'],
  [/^end-tag-with-attributes/, '结束标签不能有属性'],
  [/^duplicate-attribute/, '同一属性写了两次'],
  [/^missing-attribute-value/, '属性没有值'],
  [/^missing-whitespace-between-attributes/, '属性之间缺少空格'],
  [/^unexpected-(?:character|equals-sign|solidus|null)/, '这里有不应出现的字符'],
  [/^invalid-first-character-of-tag-name/, '标签名不能这样开头；小于号本身请写 &lt;'],
  [/character-reference/, '字符引用（&…;）写得不对'],
  [/comment/, '注释写得不对'],
  [/doctype|cdata/, '模板里不能写声明'],
];

/** What is wrong with YAML; where no pattern knows the library's words, that the line cannot be read. */
export function yamlDetail(detail: string): string {
  return inChinese(detail, YAML) ?? '这一处读不通';
}

export function templateDetail(detail: string): string {
  return inChinese(detail, TEMPLATE) ?? '这一处读不通';
}

export function markupDetail(detail: string): string {
  return inChinese(detail, MARKUP) ?? '这一处读不通';
}

/** What the machine refused; its own words where they are none of those that are known. */
export function machineDetail(detail: string): string {
  return inChinese(detail, MACHINE) ?? detail;
}

function inChinese(detail: string, patterns: readonly Pattern[]): string | undefined {
  for (const [pattern, text] of patterns) {
    const found = pattern.exec(detail);
    if (found !== null) return text.replace(/\$(\d)/g, (_, group: string) => found[Number(group)] ?? '');
  }
  return undefined;
}
