import papa from 'papaparse';
import type { ImportColumn } from './import-columns.ts';
import { columnName } from './import-columns.ts';
import type { CsvRow } from './read-csv-file.ts';

const MOST_ROWS = 1_000;
const MOST_CHARACTERS = 1_000_000;

/** The rows of one request: written together or not at all. */
export interface ImportPage {
  rows: CsvRow[];
  /** Rows of the file that are behind it once it is done. */
  done: number;
}

/** Cuts the rows into pages that a request can carry. */
export function importPages(rows: readonly CsvRow[]): ImportPage[] {
  const pages: ImportPage[] = [];
  let page: CsvRow[] = [];
  let size = 0;
  rows.forEach((row, index) => {
    page.push(row);
    size += row.cells.reduce((sum, cell) => sum + cell.length + 3, 0);
    const isFull = page.length === MOST_ROWS || size > MOST_CHARACTERS;
    if (!isFull && index < rows.length - 1) return;
    pages.push({ rows: page, done: index + 1 });
    page = [];
    size = 0;
  });
  return pages;
}

/** A page as the API reads it, under the names it knows; what a row has beyond the header stays. */
export function pageText(page: ImportPage, columns: readonly ImportColumn[]): string {
  const header = columns.map(columnName);
  return papa.unparse([header, ...page.rows.map(({ cells }) => cells)], { newline: '\n' });
}
