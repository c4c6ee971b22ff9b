import { rememberAttributes } from '@percurso/db/contacts/remember-attributes';
import { runTransaction } from '@percurso/db/run-transaction';
import type { ServiceContext } from '../context.ts';
import { ServiceError } from '../service-error.ts';
import type { ImportColumn } from './import-columns.ts';
import { readImportColumns } from './import-columns.ts';
import type { ImportQuery, ImportResult } from './import-schema.ts';
import { parseImport } from './parse-import.ts';
import type { ImportPlan } from './plan-import.ts';
import { planImport } from './plan-import.ts';
import type { ImportRow } from './read-import-rows.ts';
import { readImportRows } from './read-import-rows.ts';
import { readStoredPeople } from './read-stored-people.ts';
import { writeImport } from './write-import.ts';

const ATTEMPTS = 3;

/** Nothing of the transaction is to be kept: somebody else was first with an identifier. */
class TakenMeanwhile extends Error {}

/**
 * Creates or changes a contact for each row of a CSV text, all in one transaction; rows that cannot
 * be read or contradict what is stored are refused, each with why, and keep no other back. A dry run
 * decides the same and writes nothing. Throws `invalid` for a text or a header that cannot be read.
 */
export async function importContacts({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: ImportQuery & { csv: string };
}): Promise<ImportResult> {
  const { header, records } = parseImport(input);
  const columns = readImportColumns(header);
  const { rows, problems } = readImportRows(records, { header, columns });
  const dryRun = input.dryRun === 'true';
  if (!dryRun) {
    const { workspaceId, db } = ctx;
    const seen = declaredAttributes(columns, rows);
    await rememberAttributes(db.sql, { workspaceId, seen, declared: true });
  }
  const plan = await decideAndWrite(ctx, { rows, dryRun });
  const all = [...problems, ...plan.problems].sort((a, b) => a.row - b.row);
  return {
    rows: records.length,
    ...plan.counts,
    refused: new Set(all.map(({ row }) => row)).size,
    problems: all,
  };
}

/** The columns of own attributes in which some row has a value, of the type that the header says. */
function declaredAttributes(columns: readonly ImportColumn[], rows: readonly ImportRow[]) {
  const given = new Set(rows.flatMap(({ fields }) => Object.keys(fields.attributes ?? {})));
  return columns.flatMap((column) =>
    column.kind === 'attribute' && given.has(column.name) ? [column] : [],
  );
}

async function decideAndWrite(
  { db, workspaceId }: ServiceContext,
  { rows, dryRun }: { rows: ImportRow[]; dryRun: boolean },
): Promise<ImportPlan> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await runTransaction(db.sql, async (tx) => {
        const stored = await readStoredPeople(tx, { workspaceId, rows, lock: !dryRun });
        const plan = planImport(rows, stored);
        if (!dryRun && !(await writeImport(tx, { workspaceId, plan }))) throw new TakenMeanwhile();
        return plan;
      });
    } catch (error) {
      if (!isTaken(error)) throw error;
      if (attempt < ATTEMPTS) continue;
      throw new ServiceError('conflict', {
        detail: 'Others keep writing the same contacts. Nothing of this was done; try again.',
        code: 'identifier-just-taken',
      });
    }
  }
}

function isTaken(error: unknown): boolean {
  return error instanceof TakenMeanwhile || (error as { code?: string }).code === '23505';
}
