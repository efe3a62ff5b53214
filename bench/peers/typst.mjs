// node peers/typst.mjs <rows> <font> <folder of fonts> <out.pdf>: typst through its compiler for Node, tagged.
import { writeFileSync } from 'node:fs';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { HEADERS, rows } from './rows.mjs';

const [count, font, fonts, out] = process.argv.slice(2);
const cell = (text) => `[${text.replace(/[\\#[\]*_`$<>@=~/-]/g, '\\$&')}]`;
const source = `#set document(title: "对比")
#set page(paper: "a4", margin: 16mm)
#set text(font: "${font}", size: 8pt, lang: "zh")
= 对比
#table(columns: (1.2fr, 1fr, 1fr, 1fr, 1.2fr, 1.1fr, 0.8fr, 3fr), stroke: none, inset: 3pt,
table.header(${HEADERS.map(cell).join(', ')}),
${rows(Number(count))
  .map((row) => row.map(cell).join(', '))
  .join(',\n')})
`;
const compiler = NodeCompiler.create({ fontArgs: [{ fontPaths: [fonts] }] });
writeFileSync(out, compiler.pdf({ mainFileContent: source }));
