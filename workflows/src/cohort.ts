import {
  CancellationScope,
  condition,
  continueAsNew,
  defineSignal,
  isCancellation,
  proxyActivities,
  setHandler,
  sleep,
  workflowInfo,
} from '@temporalio/workflow';
import type { Activities, StrandItem } from './activities.ts';

/** More strands for this cohort, or news of ones it has. */
export const arrived = defineSignal<[StrandItem[]]>('arrived');

const maxStrandsPerCall = 50;
const maxPeoplePerCall = 1000;

interface OpenStrand {
  item: StrandItem;
  /** Workflow time at which it is due. */
  due: number;
  running: boolean;
}

/**
 * Drives the strands of one cohort. It knows strands and operations only: Postgres decides who is
 * where, so this workflow may be lost, doubled or late without harm.
 */
export async function cohort(items: StrandItem[]): Promise<void> {
  const open = new Map<string, OpenStrand>();
  const ready = new Map<string, OpenStrand[]>();
  const runners = new Set<string>();
  let timer: { due: number; scope: CancellationScope } | undefined;
  let changed = false;
  let draining = false;

  function accept(news: StrandItem[]): void {
    for (const item of news) {
      const known = open.get(item.id);
      if (known?.running) continue;
      if (item.op === 'gone') {
        open.delete(item.id);
        continue;
      }
      const due = Date.now() + item.ms;
      if (known) known.due = Math.min(known.due, due);
      else open.set(item.id, { item, due, running: false });
    }
    changed = true;
  }

  function collectReady(): void {
    const now = Date.now();
    for (const strand of open.values()) {
      if (strand.running || strand.due > now) continue;
      strand.running = true;
      const group = groupOf(strand.item);
      ready.set(group, [...(ready.get(group) ?? []), strand]);
    }
  }

  // One runner per step: strands that become ready meanwhile leave together in the next call.
  async function runGroup(group: string): Promise<void> {
    runners.add(group);
    while (!draining) {
      const batch = takeBatch(ready, group);
      const first = batch[0];
      if (!first) break;
      const ids = batch.map((strand) => strand.item.id);
      let answer: StrandItem[] = [];
      try {
        answer = (await activityOf(first.item)({ strands: ids })).items;
      } catch (error) {
        if (isCancellation(error)) return;
        // Not driven any further from here: the sweeper tells these strands to a workflow again.
      }
      for (const id of ids) open.delete(id);
      accept(answer);
      collectReady();
    }
    runners.delete(group);
    changed = true;
  }

  function keepTimer(): void {
    let earliest = Number.POSITIVE_INFINITY;
    for (const strand of open.values()) {
      if (!strand.running) earliest = Math.min(earliest, strand.due);
    }
    if (earliest === Number.POSITIVE_INFINITY || (timer && timer.due <= earliest)) return;
    timer?.scope.cancel();
    const scope = new CancellationScope();
    const mine = { due: earliest, scope };
    timer = mine;
    scope
      .run(() => sleep(Math.max(1, earliest - Date.now())))
      .then(
        () => {
          if (timer === mine) timer = undefined;
          changed = true;
        },
        (error: unknown) => {
          if (!isCancellation(error)) throw error;
        },
      );
  }

  // First what it began with: signals that came before its first task are news of that.
  accept(items);
  setHandler(arrived, accept);
  while (open.size > 0) {
    changed = false;
    if (workflowInfo().continueAsNewSuggested) {
      draining = true;
      await condition(() => runners.size === 0, 10_000);
      await continueAsNew<typeof cohort>(stillOpen(open));
    }
    collectReady();
    for (const group of ready.keys()) {
      if (!runners.has(group)) void runGroup(group);
    }
    keepTimer();
    await condition(() => changed);
  }
}

function groupOf(item: StrandItem): string {
  return `${item.step}/${item.kind}/${item.queue}`;
}

function takeBatch(ready: Map<string, OpenStrand[]>, group: string): OpenStrand[] {
  const waiting = ready.get(group) ?? [];
  let people = 0;
  let count = 0;
  for (const strand of waiting) {
    people += strand.item.n;
    if (count > 0 && (people > maxPeoplePerCall || count === maxStrandsPerCall)) break;
    count += 1;
  }
  const rest = waiting.slice(count);
  if (rest.length > 0) ready.set(group, rest);
  else ready.delete(group);
  return waiting.slice(0, count);
}

function stillOpen(open: Map<string, OpenStrand>): StrandItem[] {
  const now = Date.now();
  return [...open.values()].map(({ item, due }) => ({ ...item, ms: Math.max(0, due - now) }));
}

function activityOf(item: StrandItem): Activities[string] {
  const activities = proxyActivities<Activities>({
    taskQueue: item.queue,
    startToCloseTimeout: '30 seconds',
    retry: {
      initialInterval: '500 milliseconds',
      backoffCoefficient: 2,
      maximumInterval: '60 seconds',
    },
  });
  const activity = activities[item.kind];
  if (!activity) throw new Error(`No activity is named ${item.kind}.`);
  return activity;
}
