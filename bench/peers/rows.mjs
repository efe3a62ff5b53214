// The same table for all: a name and seven columns of mixed Chinese and Latin text, figures and dates.
const REMARKS = [
  '只处理文本，可作问答、翻译与摘要；上下文 32K tokens。',
  '图像与文本一起输入，输出文字；权重开放，许可为 Apache-2.0。',
  'Trained on 1.4T tokens，推理约需 16 GB 显存。',
  '支持语音，延迟 200～300 ms（官方数据）。',
];
const MAKERS = ['OpenAI', '智谱', 'Google DeepMind', '百川智能', 'Meta AI'];

export const HEADERS = ['名称', '参数规模', '输入', '输出', '开发者', '发布', '权重', '说明'];

/** The cells of row `index`, as text. */
export function row(index) {
  const size = ((index * 37) % 1990) + 10;
  const month = String((index % 12) + 1).padStart(2, '0');
  const day = String((index % 28) + 1).padStart(2, '0');
  return [
    `模型 ${index}`,
    `${size} 亿`,
    index % 3 === 0 ? '文本' : '文本、图像',
    index % 4 === 0 ? '文本、语音' : '文本',
    MAKERS[index % MAKERS.length],
    `20${18 + (index % 8)}-${month}-${day}`,
    index % 2 === 0 ? '开放' : '不开放',
    REMARKS[index % REMARKS.length],
  ];
}

export function rows(count) {
  return Array.from({ length: count }, (_, index) => row(index));
}
