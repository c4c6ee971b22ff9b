import type { Simulation, SimulationSetup } from './simulation-query.ts';
import type { CaseWrite } from './use-cases.ts';

type Expectation = CaseWrite['expect'][number];

/** The most expectations that a saved case takes. */
const MOST = 100;
/** What is expected of a text; longer ones are told by their beginning. */
const LONGEST_TEXT = 500;

/**
 * What happened as what has to happen again: the end, messages with text and time, ways out of
 * blocks that have several. An address made for one activation is left out of a text, as the next has another.
 */
export function caseOfRun(
  { setup, simulation }: { setup: SimulationSetup; simulation: Simulation },
  forks: ReadonlySet<string>,
): Omit<CaseWrite, 'name'> {
  return { ...setup, expect: expectationsOf(simulation, forks).slice(0, MOST) };
}

function expectationsOf(simulation: Simulation, forks: ReadonlySet<string>): Expectation[] {
  const { at, entry, trail, messages, ended } = simulation;
  if (!entry.enrolled) {
    return [{ type: 'refused', ...(entry.reason === null ? {} : { reason: entry.reason }) }];
  }
  const end: Expectation[] = ended
    ? [
        {
          type: 'ended',
          status: ended.status,
          ...(ended.reason === null ? {} : { reason: ended.reason }),
        },
      ]
    : [];
  const sent = messages.map((message): Expectation => {
    const text = stableText(message.text);
    const minutes = Math.round((Date.parse(message.at) - Date.parse(at)) / 60_000);
    return {
      type: 'message',
      blockId: message.blockId,
      visit: message.visit,
      sent: message.state === 'accepted',
      ...(message.reason === null ? {} : { reason: message.reason }),
      ...(text === '' ? {} : { contains: text }),
      ...(minutes > 1_000_000 ? {} : { after: { amount: minutes, unit: 'minutes' } }),
    };
  });
  const ways = trail
    .filter(({ blockId, port }) => forks.has(blockId) && port !== 'exited')
    .map(({ blockId, port, visit }): Expectation => ({ type: 'port', blockId, port, visit }));
  return [...end, ...sent, ...ways];
}

/** The longest part of a text that says the same in another run. */
function stableText(text: string): string {
  const parts = text.split(/\S*\/s\/\S+/).map((part) => part.trim());
  const longest = parts.reduce((best, part) => (part.length > best.length ? part : best), '');
  return longest.slice(0, LONGEST_TEXT).trim();
}
