import { advance } from '../advance.ts';
import { createBulkPacer } from '../bulk-pacer.ts';
import { createInFlight } from '../sending/in-flight.ts';
import { createMemoryStore } from './memory-store.ts';
import { recordingProvider } from './recording-provider.ts';
import { openScene, standAt } from './scene.ts';
import type { SimulatedMessage, SimulationInput } from './simulation.ts';

/**
 * What the gates would say of the message of a block, if the contact came to it now: the block itself
 * runs, with templates as they are written. Null where it sends none.
 */
export async function explainSend(
  input: SimulationInput,
  blockId: string,
): Promise<SimulatedMessage | null> {
  const step = input.version.plan.steps.findIndex((one) => one.blockId === blockId);
  if (input.version.plan.steps[step]?.op !== 'act') return null;
  const scene = openScene(input);
  const strand = standAt(scene, step);
  const { runs, statusUrl, newId } = input;
  await advance(
    { strands: [strand.id], kind: strand.kind },
    {
      store: createMemoryStore(scene),
      runs,
      inFlight: createInFlight(),
      pacer: createBulkPacer(),
      render: async (jobs) => jobs.map(({ templates }) => ({ ok: true, texts: templates })),
      statusUrl,
      newId,
      providerOf: async () => recordingProvider,
    },
  );
  return scene.messages[0] ?? null;
}
