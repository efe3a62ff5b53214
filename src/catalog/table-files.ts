/** What a file's name says of how its table is written. */
export type TableFormat = 'csv' | 'tsv' | 'jsonl';

/** The format of a table file by its ending; undefined for any other file. */
export function tableFormat(path: string): TableFormat | undefined {
  const ending = /\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase();
  switch (ending) {
    case 'csv':
    case 'tsv':
    case 'jsonl':
      return ending;
    case 'ndjson':
      return 'jsonl';
    default:
      return undefined;
  }
}

export function isTablePath(path: string): boolean {
  return tableFormat(path) !== undefined;
}

/** The project's path of a table that a YAML file names; undefined where it would lie outside that file's folder. */
export function tablePath(yamlPath: string, file: string): string | undefined {
  const parts = file.split('/').filter((part) => part !== '.' && part !== '');
  const inside = !/^([/~]|[A-Za-z]:)|\\/.test(file) && !parts.includes('..') && parts.length > 0;
  return inside ? [...yamlPath.split('/').slice(0, -1), ...parts].join('/') : undefined;
}
