import { z } from 'zod';
import { PROBLEM_CODES } from '../problem-code.ts';

/** Rows of one request; a longer file is sent in several. */
export const MOST_IMPORT_ROWS = 5_000;

export const Separator = z.enum(['comma', 'semicolon', 'tab']);
export type Separator = z.infer<typeof Separator>;

export const ImportQuery = z.object({
  dryRun: z
    .enum(['true', 'false'])
    .default('false')
    .describe('true: says what would be done, and does nothing.'),
  separator: Separator.optional().describe('Found from the text if left out.'),
  firstRow: z.coerce
    .number()
    .int()
    .min(2)
    .max(10_000_000)
    .default(2)
    .describe('Number of the first row after the header, where the text is a part of a file.'),
});
export type ImportQuery = z.infer<typeof ImportQuery>;

/** One cell, or one row, that kept its row from being written. */
export const ImportProblem = z
  .object({
    row: z.number().int().describe('As a spreadsheet numbers it; the header is row 1.'),
    field: z.string().describe('The column by its name in the header; empty: the row as a whole.'),
    got: z.string().describe('What the cell says, its beginning where it is long.'),
    message: z.string().describe('What was expected.'),
    code: z.enum(PROBLEM_CODES),
    values: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  })
  .meta({ id: 'ImportProblem' });
export type ImportProblem = z.infer<typeof ImportProblem>;

/** What was done with the rows; rows = created + changed + unchanged + refused. */
export const ImportResult = z
  .object({
    rows: z.number().int(),
    created: z.number().int(),
    changed: z.number().int(),
    unchanged: z.number().int(),
    refused: z.number().int(),
    problems: z.array(ImportProblem).describe('Why rows were refused, by row.'),
  })
  .meta({ id: 'ImportResult' });
export type ImportResult = z.infer<typeof ImportResult>;
