import { attribute } from '../xml.ts';
import { type Mend, withParts } from './part.ts';

const STYLES = 'xl/styles.xml';

/** exceljs fixes the workbook's default font at Calibri 11 (#572): cells that the reader adds get the theme's instead. */
export const fixDefaultFont: Mend = (parts, plan) => {
  const { font, charset, size } = plan.look;
  const family = `<family val="2"/>${charset === 0 ? '' : `<charset val="${charset}"/>`}`;
  const own = `<font><sz val="${size.body}"/><color theme="1"/><name val="${attribute(font)}"/>${family}</font>`;
  const styles = (parts.get(STYLES) ?? '').replace(
    /<font>(?:(?!<\/font>).)*<name val="Calibri"\/><\/font>/s,
    () => own,
  );
  return withParts(parts, [[STYLES, styles]]);
};
