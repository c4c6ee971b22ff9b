import type { Line } from './format-lines.ts';
import { formatLines } from './format-lines.ts';
import type { Results } from './results.ts';
import { round } from './results.ts';

/** The results as a table for people: what was measured, what was aimed at, and whether it holds. */
export function formatTable(results: Results): string {
  const lines = [
    ...latencyLines(results),
    ...costLines(results),
    ...burstLines(results),
    ...ingestLines(results),
    ...growthLines(results),
    ...waitingLines(results),
    ...fanOutLines(results),
    ...dripLines(results),
  ];
  return formatLines(lines);
}

function burstLines({ burst }: Results): Line[] {
  if (!burst) return [];
  const { perSecond, handWrittenPerSecond, ratio } = burst;
  return [
    {
      what: 'burst, people a second',
      measured: `${round(perSecond)}; hand-written ${round(handWrittenPerSecond)}`,
    },
    {
      what: 'burst, times the hand-written',
      measured: String(round(ratio)),
      asked: '≥ 60',
      holds: ratio >= 60,
    },
  ];
}

function costLines({ cost }: Results): Line[] {
  return Object.entries(cost ?? {}).flatMap(([name, { one, of500, handWritten }]) => {
    const { events, actions } = handWritten;
    const pair = (person: { events: number; actions: number }) =>
      `${round(person.events)}/${round(person.actions)}`;
    return [
      {
        what: `cost ${name}, events/actions of one`,
        measured: pair(one),
        asked: `≤ hand-written ${pair(handWritten)}`,
        holds: one.events <= events && one.actions <= actions,
      },
      {
        what: `cost ${name}, each of 500`,
        measured: pair(of500),
        asked: '≤ 1/100 of that',
        holds: of500.events <= events / 100 && of500.actions <= actions / 100,
      },
    ];
  });
}

function latencyLines({ latency }: Results): Line[] {
  if (!latency) return [];
  const { p50Ms, p95Ms, handWrittenP95Ms } = latency;
  return [
    {
      what: 'idle latency, ms',
      measured: `p50 ${round(p50Ms)}, p95 ${round(p95Ms)}; hand-written p95 ${round(handWrittenP95Ms)}`,
      asked: 'p95 ≤ 1.5 times',
      holds: p95Ms <= 1.5 * handWrittenP95Ms,
    },
  ];
}

function ingestLines({ ingest }: Results): Line[] {
  if (!ingest) return [];
  const { perSecond, bareInsertPerSecond } = ingest;
  return [
    {
      what: 'ingest, events a second',
      measured: `${round(perSecond)}; bare insert ${round(bareInsertPerSecond)}`,
      asked: '≥ half of bare',
      holds: perSecond >= bareInsertPerSecond / 2,
    },
  ];
}

function growthLines({ growth }: Results): Line[] {
  if (!growth) return [];
  const { at10k, at100k, ratio, rssMb } = growth;
  const memory = Object.entries(rssMb).map(([name, marks]) => ({
    what: `growth, MB of ${name} by quarters`,
    measured: marks.join(', '),
  }));
  return [
    {
      what: 'growth, people a second at 10 times the size',
      measured: `${round(at100k)} after ${round(at10k)}`,
      asked: '≥ 0.8 times',
      holds: ratio >= 0.8,
    },
    ...memory,
  ];
}

function waitingLines({ waiting }: Results): Line[] {
  if (!waiting) return [];
  const { people, openWorkflows, temporalBytesPerPerson, postgresBytesPerPerson } = waiting;
  return [
    { what: `open workflows for ${people} who wait`, measured: String(openWorkflows) },
    {
      what: 'bytes for each who waits',
      measured: `Temporal ${round(temporalBytesPerPerson)}, Postgres ${round(postgresBytesPerPerson)}`,
    },
  ];
}

function fanOutLines({ fanOut }: Results): Line[] {
  if (!fanOut) return [];
  const { people, branches, activities } = fanOut;
  return [
    {
      what: `activities, ${people} people over ${branches} ways and 4 blocks`,
      measured: String(activities),
      asked: '≤ 45',
      holds: activities <= 45,
    },
  ];
}

function dripLines({ drip }: Results): Line[] {
  if (!drip) return [];
  const { people, openWorkflows, buckets } = drip;
  return [
    {
      what: `drip of ${people} people, open workflows`,
      measured: `${openWorkflows} beside ${buckets} buckets`,
      asked: '≤ buckets + 5',
      holds: openWorkflows <= buckets + 5,
    },
  ];
}
