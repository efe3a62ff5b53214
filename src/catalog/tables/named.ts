import { decodeFile, type SourceFile } from '../decode.ts';
import { child, entriesOf, textOf } from '../node.ts';
import { parseFile } from '../parse.ts';
import { tableFormat, tablePath } from '../table-files.ts';

/** The paths of the tables that a YAML file names, inside its own folder; what is wrong is told when it is read. */
export function tablesNamed(file: SourceFile, parse: typeof parseFile = parseFile): readonly string[] {
  const decoded = decodeFile(file, () => {});
  if (!/^["'“]?tables/m.test(decoded.text)) return [];
  const { root } = parse(decoded, () => {});
  return entriesOf(child(root, 'tables')).flatMap(({ value }) => {
    const name = textOf(child(value, 'file'));
    const path = name === undefined || tableFormat(name) === undefined ? undefined : tablePath(file.path, name);
    return path ?? [];
  });
}
