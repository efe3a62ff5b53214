// node peers/pdfmake.mjs <rows> <regular.ttf> <bold.ttf> <out.pdf>: pdfmake, untagged, which it cannot do otherwise.
import { writeFileSync } from 'node:fs';
import pdfmake from 'pdfmake';
import { HEADERS, rows } from './rows.mjs';

const [count, normal, bold, out] = process.argv.slice(2);
pdfmake.addFonts({ Sans: { normal, bold, italics: normal, bolditalics: bold } });
const widths = [52, 46, 46, 46, 56, 52, 36, '*'];
const document = pdfmake.createPdf({
  pageSize: 'A4',
  pageMargins: 45,
  defaultStyle: { font: 'Sans', fontSize: 8 },
  content: [
    { text: '对比', fontSize: 18, bold: true },
    { layout: 'lightHorizontalLines', table: { headerRows: 1, widths, body: [HEADERS, ...rows(Number(count))] } },
  ],
});
writeFileSync(out, await document.getBuffer());
