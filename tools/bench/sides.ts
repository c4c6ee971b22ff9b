import { monotonicMs } from './monotonic.ts';
import { personId } from './people.ts';
import { readCpu } from './processes.ts';
import type { BenchStack } from './stack.ts';
import { until } from './until.ts';

const batchSize = 500;
const batchesAtOnce = 4;

/** The first so many people. */
export function peopleUpTo(count: number): number[] {
  return Array.from({ length: count }, (_, n) => n);
}

/** Events of some people, as both sides take them; `run` tells one measurement from another. */
export interface Burst {
  run: string;
  people: number[];
  codeOf?: (person: number) => number;
}

let runs = 0;
/** A name no other measurement has. */
export function nextRun(): string {
  runs += 1;
  return `run-${runs}`;
}

/** Posts events to Percurso in batches of 500 unless said otherwise, four at a time. */
export async function postToPercurso(
  { percurso }: BenchStack,
  { run, people, trigger, codeOf = () => 12, size }: Burst & { trigger: string; size?: number },
): Promise<void> {
  await inBatches({ people, size }, (batch) =>
    percurso.post(
      batch.map((n) => ({
        messageId: `${run}-${n}`,
        trigger,
        contact: { externalId: personId(n) },
        attributes: { Code: codeOf(n), Device: `PUMP-${n}` },
      })),
    ),
  );
}

/** Posts the same events to the hand-written side in the same way. */
export async function postToHandWritten(
  { handWrittenUrl }: BenchStack,
  { run, people, workflow, more = {} }: Burst & { workflow: string; more?: Record<string, number> },
): Promise<void> {
  await inBatches({ people }, async (batch) => {
    const events = batch.map((n) => ({ id: `${run}-${n}`, customerId: personId(n), code: 12 }));
    const answer = await fetch(handWrittenUrl, {
      method: 'POST',
      body: JSON.stringify({ workflow, events, more }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`The hand-written side answered ${answer.status}: ${text}`);
  });
}

/** People a second, and CPU milliseconds a person by part, where the system tells. */
export interface Timed {
  perSecond: number;
  cpuMs: Record<string, number>;
}

/** From the first event posted until every SMS arrived and every run has ended. */
export async function timeBurst(
  stack: BenchStack,
  {
    people,
    post,
    ended,
  }: { people: number; post: () => Promise<void>; ended: () => Promise<boolean> },
): Promise<Timed> {
  await stack.gateway.ask('reset');
  const cpuBefore = readCpu(stack);
  const startedAt = monotonicMs();
  const posting = post();
  const { repeated } = await stack.gateway.ask<{ repeated: number }>('untilCount', { n: people });
  await posting;
  await until('every run has ended', ended, { withinMs: 300_000 });
  const seconds = (monotonicMs() - startedAt) / 1_000;
  if (repeated > 0) throw new Error(`${repeated} messages arrived twice.`);
  return { perSecond: people / seconds, cpuMs: cpuSince(stack, { before: cpuBefore, people }) };
}

/** CPU milliseconds by part since a reading, for each person. */
export function cpuSince(
  stack: BenchStack,
  { before, people }: { before: Map<string, number>; people: number },
): Record<string, number> {
  const spent = [...readCpu(stack)].map(([name, after]) => [
    name,
    ((after - (before.get(name) ?? 0)) * 1_000) / people,
  ]);
  return Object.fromEntries(spent);
}

/** One line about a burst, with what it cost where. */
export function tell(what: string, timed: Timed | undefined): void {
  if (!timed) return;
  const cpu = Object.entries(timed.cpuMs)
    .filter(([, ms]) => ms >= 0.005)
    .map(([name, ms]) => `${name} ${ms.toFixed(2)}`);
  const costs = cpu.length > 0 ? `; CPU ms a person: ${cpu.join(', ')}` : '';
  console.log(`  ${what}: ${timed.perSecond.toFixed(1)} a second${costs}`);
}

/** Whether nobody is inside the journey and no event waits. */
export async function percursoIsQuiet({ sql }: BenchStack, journeyId?: string): Promise<boolean> {
  const [row] = await sql<{ busy: boolean }[]>`
    select exists (select 1 from events where routed_at is null)
      or exists (
        select 1 from versions v join enrolments e on e.version_id = v.id
        where v.journey_id = ${journeyId ?? null} and e.status = 'inside') as busy`;
  return row?.busy === false;
}

/** Whether no workflow of the hand-written side runs. */
export async function handWrittenIsQuiet({ client }: BenchStack): Promise<boolean> {
  const running = await client.workflow.count(
    "ExecutionStatus = 'Running' and TaskQueue = 'hand-written'",
  );
  return running.count === 0;
}

async function inBatches(
  { people, size = batchSize }: { people: number[]; size?: number | undefined },
  post: (batch: number[]) => Promise<void>,
): Promise<void> {
  const batches: number[][] = [];
  for (let start = 0; start < people.length; start += size) {
    batches.push(people.slice(start, start + size));
  }
  const postRest = async () => {
    for (let batch = batches.shift(); batch; batch = batches.shift()) await post(batch);
  };
  await Promise.all(Array.from({ length: batchesAtOnce }, postRest));
}
