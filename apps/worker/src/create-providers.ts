import type { Sql } from '@percurso/db/connect';
import type { Provider } from '@percurso/messaging/provider';
import { createProvider } from '@percurso/messaging/providers';
import { providerSettings } from '@percurso/services/channels/provider-settings';

/** The providers of all workspaces, made when first used and again when their settings change. */
export interface Providers {
  of(workspaceId: string, channel: 'sms' | 'email'): Promise<Provider>;
  close(): Promise<void>;
}

/** A channel without settings is captured: the message is kept and shown, nothing leaves. */
export function createProviders(sql: Sql, secret: string): Providers {
  const made = new Map<string, { stamp: string; provider: Provider }>();
  const retired: Promise<void>[] = [];
  return {
    async of(workspaceId, channel) {
      const [row] = await sql<{ provider: string; config: string; updatedAt: Date }[]>`
        select provider, config, updated_at as "updatedAt" from channels
        where workspace_id = ${workspaceId} and channel = ${channel}`;
      const key = `${workspaceId}/${channel}`;
      const stamp = row ? `${row.provider}/${row.updatedAt.toISOString()}` : 'capture';
      const known = made.get(key);
      if (known?.stamp === stamp) return known.provider;
      const provider = createProvider(providerSettings(row, secret));
      if (known) retired.push(known.provider.close());
      made.set(key, { stamp, provider });
      return provider;
    },
    async close() {
      const open = [...made.values()].map(({ provider }) => provider.close());
      await Promise.allSettled([...retired, ...open]);
    },
  };
}
