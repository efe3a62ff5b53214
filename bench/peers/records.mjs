// The same records for all: a name and eleven columns of the kinds that analysts have, as JSON Lines.
import { readFileSync } from 'node:fs';

export const HEADERS = [
  '名称',
  '开发者',
  '简介',
  '说明',
  '团队',
  '许可',
  '参数规模',
  '下载量',
  '发布',
  '权重',
  '输入',
  '主页',
];
/** Widths in characters, for the writers that do not find them. */
export const WIDTHS = [22, 16, 40, 40, 14, 16, 14, 12, 12, 10, 16, 34];
export const OPENNESS = { open: '开放', weights: '仅权重', closed: '不开放' };
export const MODALITY = { text: '文本', image: '图像', audio: '音频', video: '视频' };
/** The most links that Excel keeps on a sheet: beyond, writers give the text alone. */
export const LINK_LIMIT = 65_530;

const MAKERS = ['OpenAI', '智谱', 'Google DeepMind', '百川智能', 'Meta AI', '阿里云', 'Mistral AI', '月之暗面'];
const LICENCES = ['Apache-2.0', 'MIT', 'CC-BY-4.0', '社区许可', '商业许可'];
const REMARKS = [
  '只处理文本，可作问答、翻译与摘要；上下文 32K tokens。',
  '图像与文本一起输入，输出文字；权重开放，许可见主页。',
  'Trained on 1.4T tokens，推理约需 16 GB 显存。',
  '支持语音，延迟 200～300 ms（官方数据）。',
];
const INPUTS = [['text'], ['text', 'image'], ['text', 'audio'], ['text', 'image', 'audio', 'video']];

/** Names, summaries and addresses differ in every row; the other columns repeat as they do in life. */
export function record(index) {
  const month = String((index % 12) + 1).padStart(2, '0');
  const day = String((index % 28) + 1).padStart(2, '0');
  return [
    `模型 ${index}`,
    MAKERS[index % MAKERS.length],
    `第 ${index} 号记录：在 ${(index * 7) % 97} 项评测中排名第 ${(index * 13) % 41}，每秒生成 ${(index * 11) % 613} 词。`,
    REMARKS[index % REMARKS.length],
    `第 ${index % 60} 组`,
    LICENCES[index % LICENCES.length],
    (((index * 37) % 19_990) + 10) * 10_000_000,
    (index * 7919) % 1_000_003,
    `20${18 + (index % 8)}-${month}-${day}`,
    Object.keys(OPENNESS)[index % 3],
    INPUTS[index % INPUTS.length],
    `https://example.org/models/${index}`,
  ];
}

export function jsonLines(count) {
  const line = (_, index) => {
    const cells = record(index);
    return JSON.stringify({ id: `m${index}`, ...Object.fromEntries(HEADERS.map((header, at) => [header, cells[at]])) });
  };
  return `${Array.from({ length: count }, line).join('\n')}\n`;
}

/** The cells of each line as a spreadsheet takes them: members by their labels, days as dates. */
export function* cellsIn(file) {
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (line === '') continue;
    const found = JSON.parse(line);
    const cells = HEADERS.map((header) => found[header]);
    cells[8] = new Date(`${cells[8]}T00:00:00Z`);
    cells[9] = OPENNESS[cells[9]];
    cells[10] = cells[10].map((id) => MODALITY[id]).join('、');
    yield cells;
  }
}
