import { readSuppressions } from '@percurso/db/engine/suppressions';
import { newId } from '@percurso/db/new-id';
import { runTransaction } from '@percurso/db/run-transaction';
import type { OutgoingMessage, Provider, ProviderAnswer } from '@percurso/messaging/provider';
import { createProvider } from '@percurso/messaging/providers';
import { changeSource } from '../change-source.ts';
import { normaliseContactFields } from '../contacts/normalise-contact-fields.ts';
import type { ServiceContext } from '../context.ts';
import { ServiceError } from '../service-error.ts';
import type { ChannelTest, SendTest } from './channel-health-schema.ts';
import type { ChannelName } from './channel-schema.ts';
import type { StoredProvider } from './provider-settings.ts';
import { providerSettings } from './provider-settings.ts';
import type { ChannelTestRow } from './to-channel-test.ts';
import { channelTestColumns, toChannelTest } from './to-channel-test.ts';

/** So many are kept of each channel. */
const kept = 20;

/**
 * Sends one message, marked TEST, through who delivers the channel, and tells what they answered. It is in
 * no ledger: consent, numbers and caps are left as they are. Throws `invalid` naming the field.
 */
export async function sendTest({
  ctx,
  input: { channel, to: given, text },
}: {
  ctx: ServiceContext;
  input: SendTest & { channel: ChannelName };
}): Promise<ChannelTest> {
  const { workspaceId, secret, actor } = ctx;
  const { sql } = ctx.db;
  const to = readAddress(channel, given);
  const suppressed = await readSuppressions(sql, { workspaceId, secret, channel, addresses: [to] });
  if (suppressed.has(to)) {
    const message = 'nothing is sent to this address any more; give another one';
    throw new ServiceError('invalid', {
      detail: `to: ${message}.`,
      errors: [{ path: 'to', message, code: 'address-suppressed' }],
    });
  }
  const [row] = await sql<StoredProvider[]>`
    select provider, config from channels
    where workspace_id = ${workspaceId} and channel = ${channel}`;
  const message: OutgoingMessage = {
    id: newId(),
    channel,
    to,
    text: `TEST: ${text}`,
    ...(channel === 'email' ? { subject: `TEST: ${text.slice(0, 60)}` } : {}),
  };
  const provider = createProvider(providerSettings(row, secret));
  const { answer, latencyMs } = await timed(provider, message);
  return await runTransaction(sql, async (tx) => {
    const rows = await tx<ChannelTestRow[]>`
      insert into channel_tests (id, workspace_id, channel, provider, "to", subject, body, state,
        reason, detail, provider_id, latency_ms, by, at)
      values (${message.id}, ${workspaceId}, ${channel}, ${provider.name}, ${to},
        ${message.subject ?? null}, ${message.text}, ${answer.kind},
        ${answer.kind === 'accepted' ? null : answer.reason},
        ${answer.kind === 'failed' ? (answer.detail ?? null) : null},
        ${answer.kind === 'accepted' ? answer.providerId : null}, ${latencyMs},
        ${changeSource(actor).by}, percurso_now())
      returning ${channelTestColumns(tx)}`;
    await tx`
      delete from channel_tests where id in (
        select id from channel_tests
        where workspace_id = ${workspaceId} and channel = ${channel}
        order by id desc offset ${kept})`;
    return toChannelTest(rows[0] as ChannelTestRow);
  });
}

async function timed(
  provider: Provider,
  message: OutgoingMessage,
): Promise<{ answer: ProviderAnswer; latencyMs: number }> {
  const startedAt = performance.now();
  try {
    const answer = await provider.send(message);
    return { answer, latencyMs: Math.round(performance.now() - startedAt) };
  } finally {
    await provider.close();
  }
}

/** In the spelling that contacts have; its error is that of the field `to`. */
function readAddress(channel: ChannelName, to: string): string {
  const field = channel === 'sms' ? 'phone' : 'email';
  try {
    return normaliseContactFields({ [field]: to })[field] ?? to;
  } catch (error) {
    if (!(error instanceof ServiceError) || !error.errors) throw error;
    const errors = error.errors.map((one) => ({ ...one, path: 'to' }));
    throw new ServiceError('invalid', { detail: `to: ${error.detail}`, errors });
  }
}
