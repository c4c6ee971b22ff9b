import { definitions } from '@percurso/blocks/definitions';
import { runs } from '@percurso/blocks/runs';
import { newId } from '@percurso/db/new-id';
import { noLimits } from '@percurso/engine/routing/entry-limits';
import { explainSend } from '@percurso/engine/simulation/explain-send';
import type { JourneyDocument } from '@percurso/journey/document';
import type { Plan } from '@percurso/journey/plan';
import type { ServiceContext } from '../context.ts';
import { compileDocument } from '../journeys/compile-document.ts';
import { documentRefused } from '../journeys/document-refused.ts';
import { readDocument } from '../journeys/read-document.ts';
import { readSimulatedPerson } from '../journeys/read-simulated-person.ts';
import { readWorkspaceFacts } from '../journeys/read-workspace-facts.ts';
import { ServiceError } from '../service-error.ts';
import type { ExplainMessage, MessageExplanation } from './message-schema.ts';

interface Sending {
  plan: Plan;
  status: 'live' | 'paused' | 'stopped';
}

/**
 * Whether a contact would get the message of a block now: every gate with what it looked at, decided
 * by the function that decides real sends. Nothing is written. Throws `invalid` for a block that sends
 * nothing.
 */
export async function explainMessage({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: ExplainMessage;
}): Promise<MessageExplanation> {
  const { contactId, journeyId, blockId } = input;
  const { workspaceId } = ctx;
  const document = await readDocument(ctx.db.sql, { workspaceId, id: journeyId });
  const { plan, status } = await readSending(ctx, { journeyId, document });
  const person = await readSimulatedPerson({ ctx, journeyId, contact: contactId });
  const [clock] = await ctx.db.sql<{ now: Date }[]>`select percurso_now() as now`;
  const message = await explainSend(
    {
      version: { id: newId(), workspaceId, journeyId, journeyName: document.name, plan },
      versionStatus: status,
      runs,
      definitions,
      triggers: [],
      ...person,
      limits: noLimits(),
      case: null,
      nextCaseNumber: 1,
      event: { attributes: {}, key: null },
      at: clock?.now ?? new Date(0),
      choices: {},
      events: [],
      asksChances: false,
      render: async () => [],
      statusUrl: (token) => token,
      newId: newId,
    },
    blockId,
  );
  if (!message) throw sendsNothing(blockId);
  const { channel, class: messageClass, to, reason, gates, at } = message;
  const verdict = gates.find(({ outcome }) => outcome !== 'pass')?.outcome ?? 'send';
  return {
    channel,
    class: messageClass,
    to,
    verdict: verdict === 'pass' ? 'send' : verdict,
    reason,
    gates,
    at: at.toISOString(),
  };
}

/** The version that people go through, or the draft of a journey that has none. */
async function readSending(
  ctx: ServiceContext,
  { journeyId, document }: { journeyId: string; document: JourneyDocument },
): Promise<Sending> {
  const { sql } = ctx.db;
  const [version] = await sql<Sending[]>`
    select v.plan, v.status from journeys j join versions v on v.id = j.live_version_id
    where j.id = ${journeyId}`;
  if (version) return version;
  const facts = await readWorkspaceFacts(sql, ctx.workspaceId);
  const { plan, problems } = compileDocument(document, facts);
  if (!plan) throw documentRefused(problems);
  return { plan, status: 'live' };
}

function sendsNothing(blockId: string): ServiceError {
  const message = 'expected a block of the journey that sends a message';
  return new ServiceError('invalid', {
    detail: `blockId: ${message}, got ${blockId}.`,
    errors: [{ path: 'blockId', message, code: 'block-sends-nothing', values: { block: blockId } }],
  });
}
