import papa from 'papaparse';

export const encodings = ['utf-8', 'windows-1252', 'utf-16le'] as const;
export type Encoding = (typeof encodings)[number];
export const separators = [',', ';', '\t'] as const;
export type Separator = (typeof separators)[number];

/** A row of the file, numbered as a spreadsheet numbers it. */
export interface CsvRow {
  row: number;
  cells: string[];
}

export interface CsvFile {
  header: string[];
  rows: CsvRow[];
  encoding: Encoding;
  separator: Separator;
  /** The row at which a quote is opened and never closed; what follows cannot be read. */
  brokenAt: number | null;
}

/** Reads a file's bytes as rows; encoding and separator are found out where they are not given. */
export function readCsvFile(
  bytes: Uint8Array,
  given: { encoding?: Encoding | null; separator?: Separator | null } = {},
): CsvFile {
  const encoding = given.encoding ?? encodingOf(bytes);
  const text = new TextDecoder(encoding).decode(bytes);
  const separator = given.separator ?? separatorOf(text);
  const { data, errors } = papa.parse<string[]>(text, { delimiter: separator });
  const quotes = errors.find(({ type }) => type === 'Quotes');
  const [header = [], ...rest] = data;
  return {
    header: header.map((name) => name.trim()),
    rows: rest
      .map((cells, index) => ({ row: index + 2, cells }))
      .filter(({ cells }) => cells.some((cell) => cell.trim() !== '')),
    encoding,
    separator,
    brokenAt: quotes ? (quotes.row ?? 0) + 1 : null,
  };
}

/** By the byte order mark, else UTF-8 where it is valid, else what spreadsheets in the West write. */
function encodingOf(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}

/** The sign that the names of the columns are most often separated by. */
function separatorOf(text: string): Separator {
  const [names = ''] = text
    .replaceAll(/"[^"]*"/g, '')
    .trimStart()
    .split(/[\r\n]/);
  const times = (sign: Separator) => names.split(sign).length;
  return [...separators].sort((a, b) => times(b) - times(a))[0] ?? ',';
}
