import type { WorkbookPlan } from '../sheet.ts';

/** The parts of a package by path, as text. */
export type Parts = ReadonlyMap<string, string>;
/** One mend: what exceljs writes wrongly or cannot write. Pure; parts that it does not touch stay as they are. */
export type Mend = (parts: Parts, plan: WorkbookPlan) => Parts;

/** The paths of sheet number n (from 1), as exceljs names them. */
export function sheetPath(number: number): string {
  return `xl/worksheets/sheet${number}.xml`;
}

export function relationsPath(number: number): string {
  return `xl/worksheets/_rels/sheet${number}.xml.rels`;
}

/** The parts with some replaced or added. */
export function withParts(parts: Parts, changed: Iterable<readonly [string, string]>): Parts {
  return new Map([...parts, ...changed]);
}

/** Every sheet of the package: its number and its text. */
export function sheetParts(parts: Parts): readonly { number: number; xml: string }[] {
  return [...parts].flatMap(([path, xml]) => {
    const number = /^xl\/worksheets\/sheet(\d+)\.xml$/.exec(path)?.[1];
    return number === undefined ? [] : [{ number: Number(number), xml }];
  });
}

/** Text as an attribute's value; line feeds would otherwise be read as blanks. */
export function attribute(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '&#10;');
}
