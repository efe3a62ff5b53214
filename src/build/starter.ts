/** The catalog that `duibi init` writes: small, complete, and explained line by line. */
export function starterCatalog(language: 'zh-CN' | 'en', edition: string): string {
  return (language === 'zh-CN' ? CHINESE : ENGLISH).replace('EDITION', edition);
}

/** The handout of a catalog drafted from a table, with the same comments as the starter's. */
export function draftedHandout(
  language: 'zh-CN' | 'en',
  edition: string,
  title: string,
  attributes: readonly string[],
): string {
  const words =
    language === 'zh-CN'
      ? { handouts: '讲义：从概念里选取、排序，做成一份 PDF 和一个网页', stub: '名称' }
      : { handouts: 'A handout selects and sorts concepts, and becomes a PDF and a page', stub: 'Name' };
  return `# ${words.handouts}
handouts:
  overview:
    title: ${title}
    edition: ${edition}
    formats: [pdf, html]
    matrices:
      main:
        attributes: [${attributes.join(', ')}]
        stub: ${words.stub}
`;
}

const CHINESE = `# yaml-language-server: $schema=../duibi.schema.json
# 这是一份完整的目录。改动后运行 duibi build，产物在 output 文件夹。

# 一种语言；要做双语，写 [zh-CN, en]，文字写成 { zh-CN: …, en: … }
project: { format: 1, languages: [zh-CN] }

# 词表：成员的次序就是显示与排序的次序
vocabularies:
  modality:
    text: { label: 文字 }
    image: { label: 图像 }
    audio: { label: 声音 }

# 单位：dimension 决定数字后面可以写什么
units:
  parameters: { label: 参数, dimension: parameters }

# 属性：对照表的列。kind 可为 text、quantity、set、choice、flag、date、concepts、link
attributes:
  parameters: { label: 参数规模, kind: quantity, unit: parameters }
  inputs: { label: 输入, kind: set, of: modality }
  released: { label: 发布, kind: date }
  remark: { label: 说明, kind: text }

# 来源：事实从哪里来
sources:
  report: { title: 某机构的技术报告, url: 'https://example.org/report', date: 2025-03 }

# 概念：对照表的行
concepts:
  small-one:
    name: 小模型
    defaults: { sources: [report] } # 此概念各格的来源
    parameters: 7B # 也可写 70亿、~7B、≥7B、7B..13B
    inputs: [text]
    released: 2024-05
    remark: 只处理**文字** # 星号为强调
  large-one:
    name: 大模型
    defaults: { sources: [report] }
    parameters: { value: 1750亿, note: 报告第 2 页 } # 长写法：值之外还有附注
    inputs: [text, image]
    released: 2025-03-01
    remark: 文字与图像
  secret-one:
    name: 未公开的模型
    defaults: { sources: [report] }
    parameters: { missing: undisclosed } # 缺失要写原因：unknown、undisclosed、not-applicable、not-checked
    inputs: [text, image, audio]
    released: 2025
    remark: 大小未公开

# 讲义：从概念里选取、排序，做成一份 PDF 和一个网页
handouts:
  overview:
    title: 三个模型
    answer: 参数最多的是大模型；有一个没有公开大小。
    edition: EDITION
    formats: [pdf, html] # 加上 xlsx 便有 Excel 工作簿
    matrices:
      main:
        attributes: [parameters, inputs, released, remark]
        sort: [{ by: parameters, order: desc }]
        stub: 模型
`;

const ENGLISH = `# yaml-language-server: $schema=../duibi.schema.json
# A whole catalog. Change it and run duibi build; the artifacts are in the folder output.

# One language; for two write [en, zh-CN], and texts as { en: …, zh-CN: … }
project: { format: 1, languages: [en] }

# Vocabularies: the order of members is the order of display and of sorting
vocabularies:
  modality:
    text: { label: Text }
    image: { label: Image }
    audio: { label: Sound }

# Units: the dimension decides what may be written behind a number
units:
  parameters: { label: parameters, dimension: parameters }

# Attributes: the columns. Kinds: text, quantity, set, choice, flag, date, concepts, link
attributes:
  parameters: { label: Parameters, kind: quantity, unit: parameters }
  inputs: { label: Inputs, kind: set, of: modality }
  released: { label: Released, kind: date }
  remark: { label: Remark, kind: text }

# Sources: where facts come from
sources:
  report: { title: A technical report, url: 'https://example.org/report', date: 2025-03 }

# Concepts: the rows
concepts:
  small-one:
    name: Small model
    defaults: { sources: [report] } # where this concept's cells come from
    parameters: 7B # or ~7B, '>7B', 7B..13B
    inputs: [text]
    released: 2024-05
    remark: It handles **text** only # stars are for emphasis
  large-one:
    name: Large model
    defaults: { sources: [report] }
    parameters: { value: 175B, note: Page 2 of the report } # long form: more than the value
    inputs: [text, image]
    released: 2025-03-01
    remark: Text and images
  secret-one:
    name: Secret model
    defaults: { sources: [report] }
    parameters: { missing: undisclosed } # say why: unknown, undisclosed, not-applicable, not-checked
    inputs: [text, image, audio]
    released: 2025
    remark: Its size is not disclosed

# Handouts: concepts selected and sorted, made into one PDF and one page
handouts:
  overview:
    title: Three models
    answer: The large model has most parameters; one does not disclose its size.
    edition: EDITION
    formats: [pdf, html] # add xlsx for an Excel workbook
    matrices:
      main:
        attributes: [parameters, inputs, released, remark]
        sort: [{ by: parameters, order: desc }]
        stub: Model
`;
