/**
 * Stands in, in the bundle, for packages that pdfkit and exceljs set up at their start and that we never reach: fonts are
 * embedded by `src/pdf/embedded-font.ts`, no file is encrypted, and zips are packed by `src/xlsx/zip.ts`.
 */
const unreachable = () => {
  throw new Error('this package is not part of the bundle');
};
module.exports = { create: unreachable, cbc: unreachable, ecb: unreachable };
