import type { Block, JourneyDocument } from '@percurso/journey/document';
import type { ExitRule } from '@percurso/journey/entry';
import { setChannel } from '@percurso/services/channels/set-channel';
import type { ServiceContext } from '@percurso/services/context';
import { ingestEvents } from '@percurso/services/events/ingest-events';
import { createJourney } from '@percurso/services/journeys/create-journey';
import { publishJourney } from '@percurso/services/journeys/publish-journey';
import { createTrigger } from '@percurso/services/triggers/create-trigger';
import { publishTrigger } from '@percurso/services/triggers/publish-trigger';
import type { Stage } from './build-stage.ts';
import type { Gateway } from './gateway.ts';

/** The trigger of all these tests. */
export const triggerKey = 'device-broke';

/** An exit rule for who is inside: an event of the device `out`. */
export const leaveByRule: ExitRule = {
  id: 'x1',
  trigger: triggerKey,
  conditions: { attribute: 'event.Device', operator: 'is', value: 'out' },
};

/** Makes the trigger ready: a code (number) and a device (text). */
export async function readyTrigger(ctx: ServiceContext): Promise<void> {
  await createTrigger({
    ctx,
    input: {
      key: triggerKey,
      name: 'Device broke',
      description: '',
      kind: 'custom',
      attributes: [
        { name: 'Code', type: 'number' },
        { name: 'Device', type: 'text' },
      ],
    },
  });
  await publishTrigger({ ctx, input: { key: triggerKey } });
}

/** Publishes a journey that starts on the trigger; returns its id. */
export async function publish(
  ctx: ServiceContext,
  {
    name,
    blocks,
    entry,
    exit,
  }: { name: string; blocks: Block[] } & Partial<Pick<JourneyDocument, 'entry' | 'exit'>>,
): Promise<string> {
  const document: JourneyDocument = {
    schema: 1,
    name,
    entry: entry ?? { trigger: triggerKey },
    ...(exit ? { exit } : {}),
    settings: {},
    blocks,
  };
  const { id, revision } = await createJourney({ ctx, input: { document } });
  await publishJourney({ ctx, input: { id, revision } });
  return id;
}

interface GatewayConfig {
  idempotent: boolean;
  timeoutMs: number;
  connections?: number;
  perSecond?: number;
}

/** A workspace of its own with the trigger ready, whose SMS go through the gateway of the stage. */
export async function openSender(
  stage: Pick<Stage, 'openWorkspace' | 'gateway'>,
  config: GatewayConfig = { idempotent: true, timeoutMs: 5_000 },
): Promise<ServiceContext> {
  const ctx = await stage.openWorkspace();
  await readyTrigger(ctx);
  await useGateway(ctx, stage.gateway, config);
  return ctx;
}

/** Sends the workspace's SMS through the gateway. */
export async function useGateway(
  ctx: ServiceContext,
  gateway: Gateway,
  config: GatewayConfig,
): Promise<void> {
  const url = config.idempotent ? `${gateway.url}/keyed` : gateway.url;
  const settings = {
    provider: 'http-sms',
    config: { url, allowPrivateAddresses: true, connections: 64, ...config },
  } as const;
  await setChannel({ ctx, input: { channel: 'sms', settings } });
}

/** Posts one event for each person from `from` on; they get a phone of their own. */
export async function post(
  ctx: ServiceContext,
  { people, from = 0, code = 12 }: { people: number; from?: number; code?: number },
): Promise<void> {
  const events = Array.from({ length: people }, (_, index) => {
    const number = from + index;
    return {
      messageId: `event-${number}`,
      trigger: triggerKey,
      contact: { phone: phoneOf(number) },
      attributes: { Code: code, Device: `device-${number}` },
    };
  });
  await ingestEvents({ ctx, input: { events } });
}

/** The phone of the n-th person. */
export function phoneOf(number: number): string {
  return `+551199${String(1_000_000 + number)}`;
}

/** An SMS block. */
export function sms(id: string, purpose: 'transactional' | 'commercial' = 'transactional'): Block {
  return { id, kind: 'sms', config: { text: `${id}: {{ trigger.Device }}`, purpose } };
}

/** An e-mail block; captured, for the gateway takes SMS only. */
export function email(id: string): Block {
  const config = { subject: 'Your {{ trigger.Device }}', paragraphs: ['Done.'] };
  return { id, kind: 'email', config };
}

/** A wait of some seconds. */
export function wait(id: string, seconds: number): Block {
  return { id, kind: 'wait', config: { duration: { amount: seconds, unit: 'seconds' } } };
}

/** Only codes above 10 go on to `blocks`; the others are through. */
export function aboveTen(id: string, blocks: Block[]): Block {
  const when = { all: [{ attribute: 'trigger.Code', operator: 'greater-than', value: 10 }] };
  return { id, kind: 'condition', config: { when }, branches: { yes: blocks, no: [] } };
}

/** A block that opens a case: its effect is in our own tables. */
export function openCase(id: string): Block {
  return {
    id,
    kind: 'create-case',
    config: {
      subject: 'Broken {{ trigger.Device }}',
      status: 'Open',
      priority: { from: 'value', value: 'Normal' },
      attributes: {},
    },
  };
}
