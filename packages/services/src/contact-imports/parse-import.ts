// biome-ignore lint/correctness/noUnresolvedImports: a CommonJS module; its exports are the default
import papa from 'papaparse';
import type { FieldError } from '../service-error.ts';
import { ServiceError } from '../service-error.ts';
import { MOST_IMPORT_ROWS, Separator } from './import-schema.ts';

const SIGNS: Record<Separator, string> = { comma: ',', semicolon: ';', tab: '\t' };

export interface ParsedImport {
  header: string[];
  records: { row: number; cells: string[] }[];
}

/**
 * The header and the rows of a CSV text (RFC 4180, any of three separators), rows without content
 * left out. Throws `invalid` for a text without a header, with a quote that is never closed, or with
 * more rows than one request may have.
 */
export function parseImport({
  csv,
  separator,
  firstRow,
}: {
  csv: string;
  separator?: Separator | undefined;
  firstRow: number;
}): ParsedImport {
  const { data, errors } = papa.parse<string[]>(csv, {
    delimiter: SIGNS[separator ?? separatorOf(csv)],
  });
  const quote = errors.find(({ type }) => type === 'Quotes');
  if (quote) {
    const row = firstRow + (quote.row ?? 0) - 1;
    throw refused(`the quotes of row ${row} do not match: a quote inside a cell is written twice`, {
      code: 'import-quotes',
      values: { row },
    });
  }
  const [header = [], ...rest] = data;
  if (header.every((name) => name.trim() === '')) {
    throw refused('a first row with the names of the columns is expected', {
      code: 'import-empty',
    });
  }
  const records = rest
    .map((cells, index) => ({ row: firstRow + index, cells }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  if (records.length > MOST_IMPORT_ROWS) {
    const values = { maximum: MOST_IMPORT_ROWS };
    throw refused(`has ${records.length} rows; send at most ${MOST_IMPORT_ROWS} at once`, {
      code: 'too-many',
      values,
    });
  }
  return { header: header.map((name) => name.trim()), records };
}

/** The sign that the names of the columns are most often separated by. */
function separatorOf(csv: string): Separator {
  const [names = ''] = csv
    .replaceAll(/"[^"]*"/g, '')
    .trimStart()
    .split(/[\r\n]/);
  const times = (one: Separator) => names.split(SIGNS[one]).length;
  return Separator.options.toSorted((a, b) => times(b) - times(a))[0] ?? 'comma';
}

function refused(message: string, problem: Pick<FieldError, 'code' | 'values'>): ServiceError {
  return new ServiceError('invalid', {
    detail: `The CSV text: ${message}.`,
    errors: [{ path: 'body', message, ...problem }],
  });
}
