import type { BenchStack } from './stack.ts';

/** The n-th person on both sides: external id, customer id. */
export function personId(n: number): string {
  return `bench-${n}`;
}

/** The n-th person's number. */
export function phoneOf(n: number): string {
  return `+55119${String(10_000_000 + n)}`;
}

/** Makes people known to both sides, with the same numbers. */
export async function addPeople({ sql, workspaceId }: BenchStack, count: number): Promise<void> {
  await sql`
    insert into contacts (id, workspace_id, external_id, email, phone, first_name, attributes,
      created_at, updated_at)
    select gen_random_uuid(), ${workspaceId}, 'bench-' || n, 'bench-' || n || '@example.test',
      '+55119' || (10000000 + n), 'Person ' || n, '{}', now(), now()
    from generate_series(0, ${count - 1}) n on conflict do nothing`;
  await sql`
    insert into hand_written.customers (id, name, phone)
    select 'bench-' || n, 'Person ' || n, '+55119' || (10000000 + n)
    from generate_series(0, ${count - 1}) n on conflict do nothing`;
  await sql`analyze contacts`;
  await sql`analyze hand_written.customers`;
}
