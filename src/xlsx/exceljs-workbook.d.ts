/** exceljs' own model without its stream writer, reader and their dependencies; the package gives it no types. */
declare module 'exceljs/lib/doc/workbook.js' {
  import { Workbook } from 'exceljs';
  export default Workbook;
}
