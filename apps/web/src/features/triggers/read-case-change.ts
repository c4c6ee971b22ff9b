import { z } from 'zod';

const Columns = z.object({ subject: z.string(), status: z.string(), priority: z.string() });

const CaseChange = z
  .object({
    record: Columns.extend({ number: z.number() }),
    before: Columns.nullable(),
    changed: z.array(z.string()),
    action: z.enum(['created', 'updated']),
    source: z.enum(['people', 'api', 'import', 'journeys']),
  })
  .transform(({ record, ...change }) => ({ ...change, record, number: record.number }));
export type CaseChange = z.infer<typeof CaseChange>;

/** The attributes of a record event on Case as a change; null where they are something else. */
export function readCaseChange(attributes: unknown): CaseChange | null {
  const parsed = CaseChange.safeParse(attributes);
  return parsed.success ? parsed.data : null;
}
