import { runs } from '@percurso/blocks/runs';
import type { EngineDeps } from '@percurso/engine/advance-context';
import { createBulkPacer } from '@percurso/engine/bulk-pacer';
import { createInFlight } from '@percurso/engine/sending/in-flight';
import type { Store } from '@percurso/engine/store';
import { v7 } from 'uuid';

/** What the engine is given in a scene: templates as they are, and a provider that accepts everything. */
export function acceptingEngine(store: Store, whileSending = async () => {}): EngineDeps {
  return {
    store,
    runs,
    inFlight: createInFlight(),
    pacer: createBulkPacer(),
    render: async (jobs) => jobs.map(({ templates }) => ({ ok: true, texts: templates })),
    statusUrl: (token) => token,
    newId: () => v7(),
    providerOf: async () => ({
      name: 'capture',
      deduplicates: true,
      callTimeoutMs: 1_000,
      async send({ id }) {
        await whileSending();
        return { kind: 'accepted', providerId: id };
      },
    }),
  };
}
