import { setTimeout as delay } from 'node:timers/promises';
import type { Sql, Transaction } from '@percurso/db/connect';
import { takeTokens } from '@percurso/db/engine/rate-tokens';
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
/** Its turn beside other messages is waited for this long. */
const turnMs = 10_000;

/**
 * Sends one message, marked TEST, through who delivers the channel, and tells what they answered. It is in
 * no ledger: consent, numbers and caps are left as they are; the gateway's rate is kept to. Throws `invalid`
 * naming the field, and `limit` where its turn does not come.
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
  const { answer, latencyMs } = await sendInTurn(sql, { workspaceId, channel, provider, message });
  return await runTransaction(sql, async (tx) => {
    await shareOwners(tx, { workspaceId, channel, to });
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
    const since = await readSuppressions(tx, { workspaceId, secret, channel, addresses: [to] });
    if (since.has(to)) await tx`delete from channel_tests where id = ${message.id}`;
    return toChannelTest(rows[0] as ChannelTestRow);
  });
}

async function takeTurn(
  sql: Sql,
  turn: { workspaceId: string; channel: ChannelName; perSecond: number },
): Promise<void> {
  const giveUpAt = performance.now() + turnMs;
  for (;;) {
    const { granted, waitMs } = await takeTokens(sql, { ...turn, count: 1 });
    if (granted > 0) return;
    if (performance.now() + waitMs > giveUpAt) {
      throw new ServiceError('limit', {
        detail: `The gateway takes ${turn.perSecond} messages a second, and others take them all; try again later.`,
        code: 'channel-busy',
        values: { perSecond: turn.perSecond },
      });
    }
    await delay(waitMs);
  }
}

/** Waits for whoever erases a person that has, or consented for, the address; nobody does until the commit. */
async function shareOwners(
  tx: Transaction,
  { workspaceId, channel, to }: { workspaceId: string; channel: ChannelName; to: string },
): Promise<void> {
  await tx`
    select 1 from contacts where id in (
      select id from contacts
      where workspace_id = ${workspaceId} and ${tx(channel === 'sms' ? 'phone' : 'email')} = ${to}
      union all
      select contact_id from consents
      where workspace_id = ${workspaceId} and channel = ${channel} and address = ${to})
    order by id for share`;
}

async function sendInTurn(
  sql: Sql,
  {
    workspaceId,
    channel,
    provider,
    message,
  }: { workspaceId: string; channel: ChannelName; provider: Provider; message: OutgoingMessage },
): Promise<{ answer: ProviderAnswer; latencyMs: number }> {
  try {
    const { perSecond } = provider;
    if (perSecond) await takeTurn(sql, { workspaceId, channel, perSecond });
    const startedAt = performance.now();
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
