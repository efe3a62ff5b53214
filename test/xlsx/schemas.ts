import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { XmlDocument, XsdValidator } from 'libxml2-wasm';
import { xmlRegisterFsInputProviders } from 'libxml2-wasm/lib/nodejs.mjs';

/** Folder of the ISO/IEC 29500 transitional schemas, where it is at hand; they are not ours to ship. */
export const SCHEMA_FOLDER = process.env.DUIBI_OOXML_XSD;

const SCHEMAS: readonly (readonly [RegExp, string])[] = [
  [
    /^xl\/(workbook|styles|sharedStrings)\.xml$|^xl\/(worksheets|tables)\/[^/]+\.xml$|^xl\/comments\d+\.xml$/,
    'sml.xsd',
  ],
  [/^xl\/drawings\/[^/]+\.xml$/, 'dml-spreadsheetDrawing.xsd'],
  [/^xl\/charts\/chart[^/]*\.xml$/, 'dml-chart.xsd'],
  [/^xl\/theme\/[^/]+\.xml$/, 'dml-main.xsd'],
  [/^\[Content_Types\]\.xml$/, 'opc-xsd/opc-contentTypes.xsd'],
  [/(^|\/)_rels\/[^/]+\.rels$/, 'opc-xsd/opc-relationships.xsd'],
  [/^docProps\/app\.xml$/, 'shared-documentPropertiesExtended.xsd'],
  [/^docProps\/custom\.xml$/, 'shared-documentPropertiesCustom.xsd'],
];

/** What was judged of a workbook and what is wrong with it. */
export interface Judgement {
  readonly judged: number;
  readonly faults: readonly string[];
}

/** Judges each part of a workbook that a schema knows, and what no schema says: targets, content types, entries. */
export function judge(workbook: Uint8Array): Judgement {
  const parts = new Map(Object.entries(unzipSync(workbook)).map(([path, bytes]) => [path, strFromU8(bytes)]));
  const faults = [...packageFaults(parts)];
  let judged = 0;
  for (const [pattern, file] of SCHEMAS) {
    const matching = [...parts].filter(([path]) => pattern.test(path));
    judged += matching.length;
    if (matching.length > 0) faults.push(...schemaFaults(file, matching));
  }
  return { judged, faults };
}

function schemaFaults(file: string, parts: readonly (readonly [path: string, xml: string])[]): readonly string[] {
  xmlRegisterFsInputProviders();
  const path = join(SCHEMA_FOLDER ?? '', file);
  using source = XmlDocument.fromBuffer(readFileSync(path), { url: path });
  using validator = XsdValidator.fromDoc(source);
  return parts.flatMap(([name, xml]) => {
    try {
      using document = XmlDocument.fromString(known(xml));
      validator.validate(document);
      return [];
    } catch (error) {
      return [`${name}: ${error instanceof Error ? error.message : String(error)}`];
    }
  });
}

/** Leaves out what the schemas do not know: extension lists and what a part declares ignorable. */
function known(xml: string): string {
  const bare = xml.replace(/\s+xml:space="preserve"/g, '').replace(/<(\w+:)?extLst\b.*?<\/\1?extLst>/gs, '');
  const prefixes = /mc:Ignorable="([^"]*)"/.exec(bare)?.[1]?.split(' ') ?? [];
  const stripped = prefixes.reduce(
    (text, prefix) => text.replace(new RegExp(`\\s${prefix}:[\\w.-]+="[^"]*"`, 'g'), ''),
    bare,
  );
  return stripped.replace(/\smc:Ignorable="[^"]*"/, '');
}

function* packageFaults(parts: ReadonlyMap<string, string>): Generator<string> {
  const types = parts.get('[Content_Types].xml') ?? '';
  const defaults = new Set([...types.matchAll(/Extension="([^"]+)"/g)].map(([, extension]) => extension));
  const overrides = [...types.matchAll(/PartName="\/([^"]+)"/g)].map(([, name]) => name ?? '');
  for (const path of parts.keys()) {
    const typed = overrides.includes(path) || defaults.has(path.split('.').at(-1));
    if (path !== '[Content_Types].xml' && !typed) yield `no content type: ${path}`;
    if (path.endsWith('.rels')) yield* relationFaults(path, parts);
  }
  for (const name of overrides) if (!parts.has(name)) yield `content type for a missing part: ${name}`;
  if (new Set(overrides).size < overrides.length) yield 'a part has two content types';
}

function* relationFaults(path: string, parts: ReadonlyMap<string, string>): Generator<string> {
  const folder = path.replace(/_rels\/[^/]*$/, '');
  for (const [tag] of (parts.get(path) ?? '').matchAll(/<Relationship [^>]*>/g)) {
    const target = /Target="([^"#]+)/.exec(tag)?.[1] ?? '';
    if (tag.includes('TargetMode="External"')) continue;
    const found = target.startsWith('/') ? target.slice(1) : new URL(target, `zip:/${folder}`).pathname.slice(1);
    if (!parts.has(found)) yield `${path} points to a missing part: ${target}`;
  }
}
