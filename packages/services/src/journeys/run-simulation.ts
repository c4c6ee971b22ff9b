import { definitions } from '@percurso/blocks/definitions';
import { runs } from '@percurso/blocks/runs';
import { newId } from '@percurso/db/new-id';
import { readLimits } from '@percurso/db/routing/read-limits';
import { noLimits } from '@percurso/engine/routing/entry-limits';
import { simulateJourney } from '@percurso/engine/simulation/simulate-journey';
import type { JourneyDocument } from '@percurso/journey/document';
import { entryTime } from '@percurso/journey/entry-time';
import { listChannels } from '../channels/list-channels.ts';
import type { ServiceContext } from '../context.ts';
import { compileDocument } from './compile-document.ts';
import { documentRefused } from './document-refused.ts';
import { readSimulatedEvents } from './read-simulated-events.ts';
import { readSimulatedPerson } from './read-simulated-person.ts';
import { readWorkspaceFacts } from './read-workspace-facts.ts';
import { showSimulation } from './show-simulation.ts';
import type { Simulation, SimulationSetup } from './simulation-schema.ts';

/** Simulates a document with the facts, triggers and blocks of the workspace as they are now. */
export async function runSimulation({
  ctx,
  journeyId,
  document,
  setup,
}: {
  ctx: ServiceContext;
  journeyId: string;
  document: JourneyDocument;
  setup: SimulationSetup;
}): Promise<Simulation> {
  const { workspaceId, publicUrl, render } = ctx;
  if (!render) throw new Error('A simulation needs a context that renders templates.');
  const { sql } = ctx.db;
  const facts = await readWorkspaceFacts(sql, workspaceId);
  const { plan, problems } = compileDocument(document, facts);
  if (!plan) throw documentRefused(problems);
  const events = await readSimulatedEvents({
    ctx,
    entry: document.entry,
    infos: facts.triggers,
    setup,
  });
  const { items: channels } = await listChannels({ ctx });
  const person = await readSimulatedPerson({ ctx, journeyId, contact: setup.contact });
  const [workspace] = await sql<{ now: Date; nextCaseNumber: number }[]>`
    select percurso_now() as now, next_case_number as "nextCaseNumber"
    from workspaces where id = ${workspaceId}`;
  const now = workspace?.now ?? new Date(0);
  const at = setup.at === undefined ? entryTime(document.entry, now) : new Date(setup.at);
  const done = await simulateJourney({
    version: { id: newId(), workspaceId, journeyId, journeyName: document.name, plan },
    runs,
    definitions,
    ...events,
    ...person,
    nextCaseNumber: workspace?.nextCaseNumber ?? 1,
    limits:
      typeof setup.contact === 'string'
        ? await readLimits(sql, { journeyId, plan, contactId: person.contact.id, at, now })
        : noLimits(),
    at,
    choices: setup.choices,
    asksChances: setup.askChances || typeof setup.contact !== 'string',
    render,
    senderOf: (name) => channels.find(({ channel }) => channel === name)?.sender ?? null,
    statusUrl: (token) => `${publicUrl}/s/${token}`,
    newId: newId,
  });
  return showSimulation(done);
}
