import { runTransaction } from '../run-transaction.ts';
import type { Part } from './claim-part.ts';
import type { RoutedPage, RouteInput } from './route-page.ts';
import { routePage } from './route-page.ts';

const fullPage = 1_000;
const triesOfOneEvent = 3;

/**
 * Routes the next page. A page that fails on data is halved until the event that cannot be routed
 * stands alone; after three tries it is kept as `failed`, and the others go on.
 */
export async function routeNext(input: RouteInput): Promise<RoutedPage> {
  let part: Part | undefined;
  for (let limit = fullPage; ; limit = Math.floor(limit / 2)) {
    try {
      return await routePage({ ...input, limit, part, onPart: (claimed) => (part = claimed) });
    } catch (error) {
      if (!isDataFailure(error) || !part) throw error;
      if (limit === 1) {
        await countFailure(input, part, error);
        return { routed: 1, started: [], told: [] };
      }
    }
  }
}

async function countFailure({ sql }: RouteInput, part: Part, error: unknown): Promise<void> {
  const code = (error as { code?: string }).code ?? 'unknown';
  await runTransaction(sql, async (tx) => {
    await tx`
      update events set attempts = attempts + 1,
        routed_at = case when attempts + 1 >= ${triesOfOneEvent} then percurso_now() end,
        outcome = case when attempts + 1 >= ${triesOfOneEvent} then 'failed' end,
        reason = case when attempts + 1 >= ${triesOfOneEvent} then ${`error ${code}`} end
      where seq = (
        select seq from events
        where workspace_id = ${part.workspaceId} and part = ${part.part} and routed_at is null
        order by seq limit 1)`;
  });
}

function isDataFailure(error: unknown): boolean {
  const code = (error as { code?: string }).code ?? '';
  return code.length === 5 && (code.startsWith('22') || code.startsWith('23'));
}
