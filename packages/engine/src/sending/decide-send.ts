import type { JsonValue } from '@percurso/journey/json-value';
import type { QuietTime } from './quiet-time.ts';

/** One check before a send, with its outcome and what it looked at. */
export interface Gate {
  gate:
    | 'version-live'
    | 'contact-point'
    | 'suppressed'
    | 'consent'
    | 'frequency-cap'
    | 'quiet-time';
  outcome: 'pass' | 'skip' | 'defer';
  reason?: string | undefined;
  inputs: Record<string, JsonValue>;
}

/** Everything a send is decided on, read in the transaction that hands the message over. */
export interface SendFacts {
  versionStatus: 'live' | 'paused' | 'stopped';
  channel: 'sms' | 'email';
  purpose: 'transactional' | 'commercial';
  address: string | null;
  /** Why nothing is sent to the address any more, whatever its purpose: its owner was erased, it bounced. */
  suppressed: { reason: string; at: string } | null;
  /** The newest consent of this contact point for this purpose, if any was ever recorded. */
  consent: { state: 'opted-in' | 'opted-out'; source: string; at: string } | null;
  /** How many commercial messages the contact may get by the channel, and got; null where none are counted. */
  cap: FrequencyCap | null;
  /** Whether it is a quiet time of the channel for the contact; null where none counts. */
  quiet: QuietTime | null;
}

/** At most so many within so many days, of which this one's contact got `sent`. */
export interface FrequencyCap {
  most: number;
  days: number;
  sent: number;
}

export interface SendDecision {
  verdict: 'send' | 'defer' | 'skip';
  reason: string | null;
  gates: Gate[];
  /** Of one that is held: until when. */
  until?: Date | undefined;
}

const emailPattern = /^[^\s@]+@[^\s@]+$/;
const phonePattern = /^\+[1-9]\d{6,14}$/;

/**
 * Decides whether a message may go out. Pure; the same function serves the worker, the simulator
 * and "would they get it now?". Gates are checked in order and the first that fails decides.
 * A transactional message needs no recorded consent; a commercial one follows the same rule, is
 * stopped by an opt-out, and by a frequency cap. In a quiet time it is held until the next allowed time,
 * or not sent. Cap and quiet time have no gate where they do not count.
 */
export function decideSend(facts: SendFacts): SendDecision {
  const gates: Gate[] = [];
  for (const check of [
    versionLive,
    contactPoint,
    notSuppressed,
    consent,
    frequencyCap,
    quietTime,
  ]) {
    const gate = check(facts);
    if (!gate) continue;
    gates.push(gate);
    if (gate.outcome !== 'pass') {
      const until = gate.gate === 'quiet-time' && gate.outcome === 'defer' && facts.quiet?.until;
      const reason = gate.reason ?? gate.gate;
      return { verdict: gate.outcome, reason, gates, ...(until ? { until } : {}) };
    }
  }
  return { verdict: 'send', reason: null, gates };
}

function versionLive({ versionStatus }: SendFacts): Gate {
  const inputs = { status: versionStatus };
  if (versionStatus === 'live') return { gate: 'version-live', outcome: 'pass', inputs };
  if (versionStatus === 'paused') {
    return { gate: 'version-live', outcome: 'defer', reason: 'journey-paused', inputs };
  }
  return { gate: 'version-live', outcome: 'skip', reason: 'journey-stopped', inputs };
}

function contactPoint({ channel, address }: SendFacts): Gate {
  const inputs = { channel, address };
  if (!address) {
    const reason = channel === 'sms' ? 'no-phone' : 'no-email';
    return { gate: 'contact-point', outcome: 'skip', reason, inputs };
  }
  const valid = (channel === 'sms' ? phonePattern : emailPattern).test(address);
  if (valid) return { gate: 'contact-point', outcome: 'pass', inputs };
  const reason = channel === 'sms' ? 'invalid-phone' : 'invalid-email';
  return { gate: 'contact-point', outcome: 'skip', reason, inputs };
}

function notSuppressed({ suppressed }: SendFacts): Gate {
  const inputs = { because: suppressed?.reason ?? null, since: suppressed?.at ?? null };
  if (!suppressed) return { gate: 'suppressed', outcome: 'pass', inputs };
  return { gate: 'suppressed', outcome: 'skip', reason: 'suppressed', inputs };
}

function consent({ purpose, consent: recorded }: SendFacts): Gate {
  const inputs = { purpose, state: recorded?.state ?? null, source: recorded?.source ?? null };
  if (recorded?.state !== 'opted-out') return { gate: 'consent', outcome: 'pass', inputs };
  return { gate: 'consent', outcome: 'skip', reason: 'opted-out', inputs };
}

function frequencyCap({ purpose, cap }: SendFacts): Gate | null {
  if (!cap || purpose === 'transactional') return null;
  const inputs = { ...cap };
  if (cap.sent < cap.most) return { gate: 'frequency-cap', outcome: 'pass', inputs };
  return { gate: 'frequency-cap', outcome: 'skip', reason: 'frequency-cap', inputs };
}

function quietTime({ quiet }: SendFacts): Gate | null {
  if (!quiet) return null;
  const { until, zone, zoneOf, action } = quiet;
  const inputs = { until: until?.toISOString() ?? null, zone, zoneOf, action };
  if (!until) return { gate: 'quiet-time', outcome: 'pass', inputs };
  const outcome = action === 'hold' ? 'defer' : 'skip';
  return { gate: 'quiet-time', outcome, reason: 'quiet-time', inputs };
}
