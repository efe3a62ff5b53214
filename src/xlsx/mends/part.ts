import type { SheetBody } from '../rows.ts';
import type { WorkbookPlan } from '../sheet.ts';

/** The parts of a package by path, as text. */
export type Parts = ReadonlyMap<string, string>;
/** One mend: what exceljs writes wrongly or cannot write. Pure; parts that it does not touch stay as they are. */
export type Mend = (parts: Parts, plan: WorkbookPlan, bodies: readonly SheetBody[]) => Parts;

/** The paths of sheet number n (from 1) and of its relationships, as exceljs names them. */
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

export interface Relation {
  readonly id: string;
  readonly type: string;
  /** As an attribute's value. */
  readonly target: string;
  readonly external?: boolean;
}

const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** The relationships of a sheet with some more. */
export function withRelations(parts: Parts, sheet: number, added: readonly Relation[]): readonly [string, string] {
  const path = relationsPath(sheet);
  return [path, relationsXml(added, parts.get(path))];
}

/** A part of relationships: those of another such part, if any, then these. */
export function relationsXml(added: readonly Relation[], before?: string): string {
  const start = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="${PACKAGE}"></Relationships>`;
  const elements = added.map(({ id, type, target, external }) => {
    const mode = external ? ' TargetMode="External"' : '';
    return `<Relationship Id="${id}" Type="${type}" Target="${target}"${mode}/>`;
  });
  return (before ?? start).replace('</Relationships>', () => `${elements.join('')}</Relationships>`);
}

/** The parts with the content type of one of them told, once. */
export function withOverride(parts: Parts, path: string, type: string): Parts {
  const types = parts.get(TYPES) ?? '';
  if (types.includes(`PartName="/${path}"`)) return parts;
  const override = `<Override PartName="/${path}" ContentType="${type}"/>`;
  return withParts(parts, [[TYPES, types.replace('</Types>', `${override}</Types>`)]]);
}

const TYPES = '[Content_Types].xml';
