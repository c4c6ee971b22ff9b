import type { ArrivedEvent, Leave, Waiting, WayOut } from '@percurso/blocks/kit/run';
import type { JsonValue } from '@percurso/journey/json-value';
import { matchAwaited } from './match-awaited.ts';
import type { DecidedWait, OpenWait, SeenEvent } from './open-wait.ts';
import type { Traveller } from './traveller.ts';
import { visitOf } from './traveller.ts';
import type { Walk, WalkContext } from './walk.ts';

/**
 * The wait of a traveller that stands at a step. An event counts if since <= receivedAt <= until and
 * its conditions and correlation hold; the lowest `seq` wins.
 */
export function openWait({
  context,
  traveller,
  step,
  run,
  until,
  walkOn,
  since = context.since,
  afterSeq = context.afterSeq ?? 0,
  seen,
}: {
  context: WalkContext;
  traveller: Traveller;
  step: number;
  run: Waiting<Record<string, JsonValue>>;
  until: Date;
  walkOn: (
    context: WalkContext,
    traveller: Traveller,
    way: { step: number; out: WayOut | Leave },
  ) => Walk;
  /** As it was recorded when the wait was opened, look-back included. */
  since?: Date | undefined;
  afterSeq?: number | undefined;
  seen?: (ArrivedEvent | null)[] | undefined;
}): OpenWait {
  const at = context.plan.steps[step];
  const config = at?.config ?? {};
  const blockId = at?.blockId ?? '';
  const events = run.events(config);
  const mode = run.mode(config);
  const lookBackMs = run.lookBackMs?.(config) ?? 0;
  const wait: OpenWait = {
    blockId,
    visit: visitOf(traveller, blockId),
    events,
    mode,
    since: seen ? since : new Date(since.getTime() - lookBackMs),
    afterSeq,
    until,
    seen: seen ?? events.map(() => null),
    decide,
  };
  return wait;

  /** What came is laid over what the effect before the wait gave. */
  function withKept(out: WayOut | Leave): WayOut | Leave {
    if ('exit' in out || at?.op !== 'act') return out;
    return { ...out, result: { ...traveller.facts.steps[blockId], ...out.result } };
  }

  /** The event that led here does not count again, nor what was received with it before it. */
  function isTooEarly({ receivedAt, seq }: SeenEvent): boolean {
    if (receivedAt < wait.since) return true;
    const ledAt = wait.since.getTime() + lookBackMs;
    return seq <= afterSeq && receivedAt.getTime() >= ledAt;
  }

  function decide(candidates: SeenEvent[]): DecidedWait | null {
    const used: SeenEvent[] = [];
    for (const event of candidates) {
      if (isTooEarly(event) || event.receivedAt > wait.until) continue;
      for (const [slot, awaited] of events.entries()) {
        if (wait.seen[slot] || !matchAwaited({ awaited, event, traveller, blockId })) continue;
        wait.seen[slot] = arrivedAs(slot, event);
        if (!used.includes(event)) used.push(event);
        if (mode === 'any') break;
      }
      const came = wait.seen.filter((one) => one !== null);
      if (came.length > 0 && (mode === 'any' || came.length === events.length)) {
        const out = withKept(run.arrived(config, came, traveller.facts));
        // What comes after is led to by this event: from its receipt on, further events count.
        const after = { ...context, since: event.receivedAt, afterSeq: event.seq };
        return { walk: walkOn(after, traveller, { step, out }), used };
      }
    }
    return null;
  }
}

function arrivedAs(slot: number, event: SeenEvent): ArrivedEvent {
  const { id, receivedAt, attributes } = event;
  return { slot, eventId: id, receivedAt: receivedAt.toISOString(), attributes };
}
