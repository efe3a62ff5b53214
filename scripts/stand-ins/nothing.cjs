/**
 * Stands in, in the bundle, for packages that pdfkit sets up at its start and that we never reach: fonts are embedded by
 * `src/pdf/embedded-font.ts`, and no file is encrypted.
 */
const unreachable = () => {
  throw new Error('this package is not part of the bundle');
};
module.exports = { create: unreachable, cbc: unreachable, ecb: unreachable };
