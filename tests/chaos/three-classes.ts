import type { Block } from '@percurso/journey/document';
import type { ServiceContext } from '@percurso/services/context';
import type { Stage } from '../engine/kit/build-stage.ts';
import {
  aboveTen,
  email,
  publish,
  readyTrigger,
  sms,
  useGateway,
  wait,
} from '../engine/kit/scenario.ts';

export type Purpose = 'transactional' | 'commercial';

/** The two workspaces of a scenario about sending: their gateway knows keys, or does not. */
export interface Classes {
  keyed: ServiceContext;
  plain: ServiceContext;
  both: ServiceContext[];
}

/**
 * Publishes the same way three times: through a gateway with keys, and without keys as transactional
 * and as commercial messages; who is posted to both workspaces is in three journeys.
 */
export async function openClasses(
  stage: Stage,
  {
    blocks = sendWaitSend,
    timeoutMs = 3_000,
    perSecond,
  }: {
    blocks?: (purpose: Purpose) => Block[];
    timeoutMs?: number;
    perSecond?: number;
  } = {},
): Promise<Classes> {
  const keyed = await stage.openWorkspace();
  const plain = await stage.openWorkspace();
  for (const ctx of [keyed, plain]) {
    await readyTrigger(ctx);
    await useGateway(ctx, stage.gateway, {
      idempotent: ctx === keyed,
      timeoutMs,
      ...(perSecond && { perSecond }),
    });
  }
  await publish(keyed, { name: 'Keyed', blocks: blocks('transactional') });
  await publish(plain, { name: 'Transactional', blocks: blocks('transactional') });
  await publish(plain, { name: 'Commercial', blocks: blocks('commercial') });
  return { keyed, plain, both: [keyed, plain] };
}

function sendWaitSend(purpose: Purpose): Block[] {
  return [aboveTen('b1', [sms('b2', purpose), wait('b3', 2), sms('b4', purpose)]), email('b5')];
}

/** One message and out. */
export function sendOnce(purpose: Purpose): Block[] {
  return [sms('b1', purpose)];
}
