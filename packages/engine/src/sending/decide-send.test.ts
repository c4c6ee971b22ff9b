import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SendFacts } from './decide-send.ts';
import { decideSend } from './decide-send.ts';

const sendable: SendFacts = {
  versionStatus: 'live',
  channel: 'sms',
  purpose: 'transactional',
  address: '+5511987654321',
  suppressed: null,
  consent: null,
  cap: null,
  quiet: null,
};
const optedOut = { state: 'opted-out', source: 'api', at: '2026-03-10T12:00:00.000Z' } as const;

const suppressed = { reason: 'erased', at: '2026-03-10T12:00:00.000Z' };

const reached = { most: 3, days: 7, sent: 3 };

const next = new Date('2026-03-11T11:00:00Z');
const zone = { zone: 'America/Sao_Paulo', zoneOf: 'contact' } as const;
const allowed = { ...zone, until: null, action: 'hold' } as const;
const quiet = { ...allowed, until: next };

const anyFacts: fc.Arbitrary<SendFacts> = fc.record({
  versionStatus: fc.constantFrom('live', 'paused', 'stopped'),
  channel: fc.constantFrom('sms', 'email'),
  purpose: fc.constantFrom('transactional', 'commercial'),
  address: fc.constantFrom(null, '', '+5511987654321', '5511987654321', 'ana@example.test', 'ana'),
  suppressed: fc.constantFrom(null, suppressed),
  consent: fc.constantFrom(null, optedOut, { ...optedOut, state: 'opted-in' as const }),
  cap: fc.constantFrom(null, { ...reached, sent: 2 }, reached),
  quiet: fc.constantFrom<SendFacts['quiet'][]>(null, allowed, quiet, { ...quiet, action: 'skip' }),
});

describe('decideSend', () => {
  it('sends what no gate stops, and lists every gate with what it looked at', () => {
    expect(decideSend(sendable)).toEqual({
      verdict: 'send',
      reason: null,
      gates: [
        { gate: 'version-live', outcome: 'pass', inputs: { status: 'live' } },
        {
          gate: 'contact-point',
          outcome: 'pass',
          inputs: { channel: 'sms', address: '+5511987654321' },
        },
        { gate: 'suppressed', outcome: 'pass', inputs: { because: null, since: null } },
        {
          gate: 'consent',
          outcome: 'pass',
          inputs: { purpose: 'transactional', state: null, source: null },
        },
      ],
    });
  });

  it.each([
    [{ versionStatus: 'paused' }, 'defer', 'journey-paused'],
    [{ versionStatus: 'stopped' }, 'skip', 'journey-stopped'],
    [{ address: null }, 'skip', 'no-phone'],
    [{ address: '' }, 'skip', 'no-phone'],
    [{ address: '11 98765-4321' }, 'skip', 'invalid-phone'],
    [{ address: '+055119876543' }, 'skip', 'invalid-phone'],
    [{ address: 'ana@example.test' }, 'skip', 'invalid-phone'],
    [{ channel: 'email', address: null }, 'skip', 'no-email'],
    [{ channel: 'email' }, 'skip', 'invalid-email'],
    [{ channel: 'email', address: 'ana@@example.test' }, 'skip', 'invalid-email'],
    [{ channel: 'email', address: 'ana@example.test' }, 'send', null],
    [{ suppressed }, 'skip', 'suppressed'],
    [{ suppressed, purpose: 'commercial' }, 'skip', 'suppressed'],
    [{ consent: optedOut }, 'skip', 'opted-out'],
    [{ consent: optedOut, purpose: 'commercial' }, 'skip', 'opted-out'],
    [{ consent: { ...optedOut, state: 'opted-in' } }, 'send', null],
    [{ cap: reached, purpose: 'commercial' }, 'skip', 'frequency-cap'],
    [{ cap: { ...reached, sent: 2 }, purpose: 'commercial' }, 'send', null],
    [{ cap: reached }, 'send', null],
    [{ quiet: allowed }, 'send', null],
    [{ quiet }, 'defer', 'quiet-time'],
    [{ quiet: { ...quiet, action: 'skip' } }, 'skip', 'quiet-time'],
    [{ quiet, versionStatus: 'paused' }, 'defer', 'journey-paused'],
    [{ quiet, consent: optedOut }, 'skip', 'opted-out'],
    [{ quiet, cap: reached, purpose: 'commercial' }, 'skip', 'frequency-cap'],
  ] as [Partial<SendFacts>, string, string | null][])('%j: %s, %s', (change, verdict, reason) => {
    const decision = decideSend({ ...sendable, ...change });
    expect(decision).toMatchObject({ verdict, reason });
    if (verdict !== 'send')
      expect(decision.gates.at(-1)).toMatchObject({ outcome: verdict, reason });
  });

  it('checks the version, then the contact point, then suppression, then consent', () => {
    const all = { ...sendable, address: null, suppressed, consent: optedOut };
    expect(decideSend({ ...all, versionStatus: 'stopped' }).reason).toBe('journey-stopped');
    expect(decideSend(all).reason).toBe('no-phone');
    const { address } = sendable;
    expect(decideSend({ ...all, address }).reason).toBe('suppressed');
  });

  it('says until when a message is held in a quiet time, and of no other', () => {
    const { until, gates } = decideSend({ ...sendable, quiet });
    expect(until).toEqual(next);
    expect(gates.at(-1)).toEqual({
      gate: 'quiet-time',
      outcome: 'defer',
      reason: 'quiet-time',
      inputs: { ...zone, until: '2026-03-11T11:00:00.000Z', action: 'hold' },
    });
    expect(decideSend({ ...sendable, quiet: allowed }).gates.at(-1)).toEqual({
      gate: 'quiet-time',
      outcome: 'pass',
      inputs: { ...zone, until: null, action: 'hold' },
    });
    expect(decideSend({ ...sendable, quiet, versionStatus: 'paused' }).until).toBeUndefined();
    expect(decideSend({ ...sendable, quiet: { ...quiet, action: 'skip' } }).until).toBeUndefined();
  });

  it('stops at the first gate that fails, and sends only where all of them pass', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { verdict, reason, gates } = decideSend(facts);
        const outcomes = gates.map(({ outcome }) => outcome);
        expect(outcomes.slice(0, -1).every((outcome) => outcome === 'pass')).toBe(true);
        const counts = facts.purpose === 'commercial' && facts.cap !== null;
        const named = ['version-live', 'contact-point', 'suppressed', 'consent'];
        if (counts) named.push('frequency-cap');
        if (facts.quiet) named.push('quiet-time');
        expect(gates.map(({ gate }) => gate)).toEqual(named.slice(0, gates.length));
        if (verdict === 'send')
          expect([outcomes, reason]).toEqual([Array(named.length).fill('pass'), null]);
        else expect([outcomes.at(-1), gates.at(-1)?.reason]).toEqual([verdict, reason]);
      }),
    );
  });

  it('changes nothing it is given and answers the same again', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const before = structuredClone(facts);
        const first = decideSend(Object.freeze(facts));
        expect(facts).toEqual(before);
        expect(decideSend(facts)).toEqual(first);
      }),
    );
  });
});
