import { type Mend, withParts } from './part.ts';

const STYLES = 'xl/styles.xml';

/**
 * exceljs has no `quotePrefix` (PR #2809), which tells Excel that a text such as `=1+1` stays a text when it is edited. Styles
 * that want it carry a hidden protection, which nothing else here uses; it becomes the prefix.
 */
export const addQuotePrefix: Mend = (parts) => {
  const styles = parts.get(STYLES) ?? '';
  const mended = styles.replace(
    /<xf ([^>]*?) applyProtection="1"([^>]*)>((?:(?!<\/xf>).)*?)<protection hidden="1"\/>/gs,
    (_, before, after, inner) => `<xf ${before} quotePrefix="1"${after}>${inner}`,
  );
  return withParts(parts, [[STYLES, mended]]);
};
