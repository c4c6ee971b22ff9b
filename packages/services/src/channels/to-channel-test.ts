import type { Sql, Transaction } from '@percurso/db/connect';
import type { ChannelTest } from './channel-health-schema.ts';

export type ChannelTestRow = Omit<ChannelTest, 'at'> & { at: Date };

/** The columns of a `ChannelTestRow`. */
export function channelTestColumns(sql: Sql | Transaction) {
  return sql`id, channel, provider, "to", subject, body, state, reason, detail,
    provider_id as "providerId", latency_ms as "latencyMs", by, at`;
}

/** A row of `channel_tests` as the API shows it. */
export function toChannelTest({ at, ...row }: ChannelTestRow): ChannelTest {
  return { ...row, at: at.toISOString() };
}
