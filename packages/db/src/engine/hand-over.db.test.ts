import { messageIdOf } from '@percurso/engine/sending/message-id';
import type { HandOverInput } from '@percurso/engine/store';
import type { Version } from '@percurso/engine/version';
import type { QuietTimes } from '@percurso/journey/quiet-times';
import { openScenes } from '@percurso/testing/open-scenes';
import { v7 } from 'uuid';
import { beforeEach, describe, expect, test } from 'vitest';
import { claimPage } from '../testing/handed-page.ts';
import type { Scene, ScenePerson } from '../testing/journey-scene.ts';
import { sceneSecret } from '../testing/journey-scene.ts';
import { exitMembers } from './exit-members.ts';
import { insertSuppressions } from './suppressions.ts';

const scenes = openScenes();
let scene: Scene;

beforeEach(async () => {
  scene = await scenes.open();
});

type Options = Partial<Pick<HandOverInput, 'channel' | 'messageClass' | 'provider'>>;

const keyed = { name: 'http-sms', deduplicates: true, callTimeoutMs: 10_000 };
const unkeyed = { ...keyed, deduplicates: false };

async function enterAndClaim(
  n: number,
  person?: (index: number) => ScenePerson,
  options?: Options,
) {
  const version = await scene.publish([{ id: 'b1', kind: 'sms', config: { text: 'Hello' } }]);
  const { strandId, contactIds } = await scene.enter(n, person);
  const page = await claimPage({ scene, version, strandId }, options);
  return { ...page, version, strandId, contactIds };
}

/** The same strand taken over by another attempt. */
async function claimAgain(version: Version, strandId: string, options?: Options) {
  return (await claimPage({ scene, version, strandId }, options)).input;
}

async function ledger() {
  return await scenes.sql`
    select id, state, reason, "to", body, fence, attempt, provider,
      handed_at is not null as "wasHanded",
      round(extract(epoch from answer_by - clock_timestamp()))::int as "answerIn", gates
    from messages where workspace_id = ${scene.workspaceId} order by id`;
}

async function passAnswerTime(): Promise<void> {
  await scenes.sql`
    update messages set answer_by = clock_timestamp() - interval '1 ms'
    where workspace_id = ${scene.workspaceId}`;
}

test('a message is written as handed, with its gates, before anybody calls', async () => {
  const { input, members } = await enterAndClaim(1, () => ({ phone: '+5511987654321' }));
  const [answer] = await scene.store.handOver(input);
  const messageId = messageIdOf(members[0]?.enrolmentId ?? '', 'b1', 1);
  expect(answer).toMatchObject({
    enrolmentId: members[0]?.enrolmentId,
    messageId,
    kind: 'call',
    to: '+5511987654321',
    attempt: 1,
  });
  expect(await ledger()).toEqual([
    {
      id: messageId,
      state: 'handed',
      reason: null,
      to: '+5511987654321',
      body: 'Hello',
      fence: 1,
      attempt: 1,
      provider: 'http-sms',
      wasHanded: true,
      answerIn: 11,
      gates: [
        expect.objectContaining({ gate: 'version-live', outcome: 'pass' }),
        expect.objectContaining({ gate: 'contact-point', outcome: 'pass' }),
        expect.objectContaining({ gate: 'suppressed', outcome: 'pass' }),
        expect.objectContaining({ gate: 'consent', outcome: 'pass' }),
      ],
    },
  ]);
});

test('who has no phone, or none that is one, is skipped with the reason', async () => {
  const phones = [null, 'not a phone', '+5511987654321'];
  const { input } = await enterAndClaim(3, (index) => ({ phone: phones[index] }));
  const answers = await scene.store.handOver(input);
  expect(
    answers.map((answer) => ('reason' in answer ? answer.reason : answer.kind)).sort(),
  ).toEqual(['call', 'invalid-phone', 'no-phone']);
  const rows = await ledger();
  expect(rows.map(({ state }) => state).sort()).toEqual(['handed', 'skipped', 'skipped']);
  const skipped = rows.find(({ reason }) => reason === 'no-phone');
  expect(skipped).toMatchObject({ attempt: 0, wasHanded: false, answerIn: null, to: null });
  expect(await scene.store.handOver(input)).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ kind: 'final', state: 'skipped', reason: 'no-phone' }),
    ]),
  );
});

test('the newest consent of the number decides, for its own purpose and channel', async () => {
  const phones = ['+5511911111111', '+5511922222222', '+5511933333333'];
  const { input, contactIds } = await enterAndClaim(3, (index) => ({ phone: phones[index] }));
  const consent = async (
    index: number,
    given: { state: string; purpose?: string; channel?: string },
  ) =>
    scenes.sql`
      insert into consents (id, workspace_id, contact_id, channel, address, purpose, state, source, at)
      values (${v7()}, ${scene.workspaceId}, ${contactIds[index] ?? ''}, ${given.channel ?? 'sms'},
        ${phones[index] ?? ''}, ${given.purpose ?? 'transactional'}, ${given.state}, 'api',
        percurso_now())`;
  await consent(0, { state: 'opted-in' });
  await consent(0, { state: 'opted-out' });
  await consent(1, { state: 'opted-out' });
  await consent(1, { state: 'opted-in' });
  await consent(2, { state: 'opted-out', purpose: 'commercial' });
  await consent(2, { state: 'opted-out', channel: 'email' });
  await scene.store.handOver(input);
  const rows = await ledger();
  const byPhone = new Map(rows.map(({ to, state, reason }) => [to, `${state} ${reason}`]));
  expect(byPhone).toEqual(
    new Map([
      [phones[0], 'skipped opted-out'],
      [phones[1], 'handed null'],
      [phones[2], 'handed null'],
    ]),
  );
});

test.each(['transactional', 'commercial'] as const)(
  'to a suppressed address no %s message is handed over',
  async (messageClass) => {
    const phones = ['+5511911111111', '+5511922222222', '+5511933333333', '+5511944444444'];
    const person = (index: number) => ({ phone: phones[index] });
    const { input, contactIds } = await enterAndClaim(4, person, { messageClass });
    const changed = '+5511955555555';
    // After the facts of the page were loaded.
    await scenes.sql`update contacts set phone = ${changed} where id = ${contactIds[3] ?? ''}`;
    const of = { workspaceId: scene.workspaceId, secret: sceneSecret };
    const [erased = '', bounced = ''] = phones;
    await scenes.sql.begin(async (tx) => {
      const points = [{ channel: 'sms', address: erased }];
      await insertSuppressions(tx, { ...of, reason: 'bounced', points });
      await insertSuppressions(tx, { ...of, reason: 'erased', points });
      await insertSuppressions(tx, {
        ...of,
        reason: 'bounced',
        points: [
          { channel: 'sms', address: erased },
          { channel: 'sms', address: bounced },
          { channel: 'sms', address: changed },
          { channel: 'email', address: phones[2] ?? '' },
        ],
      });
    });
    const answers = await scene.store.handOver(input);
    expect(answers.map(({ kind }) => kind).sort()).toEqual(['call', 'final', 'final', 'final']);
    const rows = await ledger();
    const gates = new Map(rows.map(({ to, gates }) => [to, gates.at(-1)]));
    const skipped = (because: string) => ({
      gate: 'suppressed',
      outcome: 'skip',
      reason: 'suppressed',
      inputs: { because, since: expect.any(String) },
    });
    expect(gates.get(erased)).toEqual(skipped('erased'));
    expect(gates.get(bounced)).toEqual(skipped('bounced'));
    expect(gates.get(changed)).toEqual(skipped('bounced'));
    expect(rows.find(({ to }) => to === phones[2])).toMatchObject({ state: 'handed' });
  },
);

test('a cap counts what was sent, or may have been, and nothing else', async () => {
  const cap = (most: number) => scenes.sql`
    insert into frequency_caps (workspace_id, channel, most, days, updated_at)
    values (${scene.workspaceId}, 'sms', ${most}, 7, percurso_now())
    on conflict (workspace_id, channel) do update set most = excluded.most`;
  const send = async (contactId: string, messageClass: 'transactional' | 'commercial') => {
    const version = await scene.publish([{ id: 'b1', kind: 'sms', config: { text: 'Hello' } }]);
    await scene.post([contactId]);
    await scene.route();
    const [row] = await scenes.sql<{ id: string }[]>`
      select id from strands where version_id = ${version.id} and state = 'open'`;
    const page = await claimPage({ scene, version, strandId: row?.id ?? '' }, { messageClass });
    await scenes.sql`update versions set status = 'stopped' where id <> ${version.id}`;
    const [answer] = await scene.store.handOver(page.input);
    return { ...page, said: answer && 'reason' in answer ? answer.reason : answer?.kind };
  };
  const [ana = '', bia = ''] = await scene.addContacts(2);
  await cap(2);
  expect((await send(ana, 'transactional')).said).toBe('call');
  const first = await send(ana, 'commercial');
  expect(first.said).toBe('call');
  expect((await send(ana, 'commercial')).said).toBe('call');
  const third = await send(ana, 'commercial');
  expect(third.said).toBe('frequency-cap');
  expect((await ledger()).find(({ reason }) => reason === 'frequency-cap')).toMatchObject({
    state: 'skipped',
  });
  expect((await send(ana, 'transactional')).said).toBe('call');
  expect((await send(bia, 'commercial')).said).toBe('call');

  // One that was not taken leaves its place; one that may be with the provider keeps its own.
  const ofFirst = messageIdOf(first.members[0]?.enrolmentId ?? '', 'b1', 1);
  await scenes.sql`update messages set state = 'failed' where id = ${ofFirst}`;
  const fourth = await send(ana, 'commercial');
  expect(fourth.said).toBe('call');
  await passAnswerTime();
  await cap(1);
  const { version } = fourth.input;
  const strandId = fourth.claimed[0]?.id ?? '';
  const again = await claimAgain(version, strandId, { messageClass: 'commercial' });
  expect(await scene.store.handOver(again)).toMatchObject([{ kind: 'call', attempt: 2 }]);

  await scenes.sql`update messages set handed_at = handed_at - interval '8 days'`;
  expect((await send(ana, 'commercial')).said).toBe('call');
});

test('pages of many journeys at once never send more than the cap allows', async () => {
  await scenes.sql`
    insert into frequency_caps (workspace_id, channel, most, days, updated_at)
    values (${scene.workspaceId}, 'sms', 2, 7, percurso_now())`;
  const blocks = [{ id: 'b1', kind: 'sms', config: { text: 'Hello' } }];
  const versions = new Map<string, Version>();
  for (let journey = 0; journey < 8; journey += 1) {
    const version = await scene.publish(blocks);
    versions.set(version.id, version);
  }
  await scene.post(await scene.addContacts(10));
  await scene.route();
  const strands = await scenes.sql<{ id: string; versionId: string }[]>`
    select id, version_id as "versionId" from strands where workspace_id = ${scene.workspaceId}`;
  expect(strands).toHaveLength(8);
  const pages: HandOverInput[] = [];
  for (const { id: strandId, versionId } of strands) {
    const version = versions.get(versionId);
    if (!version) continue;
    const page = await claimPage({ scene, version, strandId }, { messageClass: 'commercial' });
    pages.push(page.input);
  }
  await Promise.all(pages.map((page) => scene.store.handOver(page)));
  const rows = await scenes.sql`
    select state, reason, count(*)::int as n, count(distinct contact_id)::int as people
    from messages where workspace_id = ${scene.workspaceId} group by 1, 2 order by 1`;
  expect([...rows]).toEqual([
    { state: 'handed', reason: null, n: 20, people: 10 },
    { state: 'skipped', reason: 'frequency-cap', n: 60, people: 10 },
  ]);
});

describe('in a quiet time', () => {
  /** Every day but for one hour of it, two hours from now. */
  const quietNow = async (change: Partial<QuietTimes> = {}) => {
    const settings = { ...(await quietTimes(2, 3)), ...change };
    await scenes.sql`
      insert into quiet_times (workspace_id, channel, settings, updated_at)
      values (${scene.workspaceId}, 'sms', ${scenes.sql.json(settings)}, percurso_now())
      on conflict (workspace_id, channel) do update set settings = excluded.settings`;
    return settings;
  };
  const quietTimes = async (from: number, to: number): Promise<QuietTimes> => {
    const [row] = await scenes.sql<{ from: string; to: string }[]>`
      select to_char(t.now + ${from} * interval '1 h', 'HH24:00') as from,
        to_char(t.now + ${to} * interval '1 h', 'HH24:00') as to
      from (select percurso_now() at time zone 'UTC' as now) t`;
    if (!row) throw new Error('There is no clock.');
    const hours = [{ days: [1, 2, 3, 4, 5, 6, 7], ...row }];
    return { hours, timeZone: 'UTC', covers: 'all', action: 'hold' };
  };
  const held = async () => [
    ...(await scenes.sql<{ state: string; reason: string | null; heldUntil: Date | null }[]>`
      select state, reason, held_until as "heldUntil" from messages
      where workspace_id = ${scene.workspaceId}`),
  ];

  test('a message is held until the next allowed time, takes no place under a cap and says why', async () => {
    const { input } = await enterAndClaim(1, undefined, { messageClass: 'commercial' });
    await quietNow();
    const [answer] = await scene.store.handOver(input);
    expect(answer?.kind).toBe('held');
    const until = answer && 'until' in answer ? answer.until : new Date(0);
    const hours = (until.getTime() - Date.now()) / 3_600_000;
    expect(hours).toBeGreaterThan(0.9);
    expect(hours).toBeLessThanOrEqual(2);
    expect(await held()).toEqual([{ state: 'deferred', reason: 'quiet-time', heldUntil: until }]);
    const [row] = await ledger();
    expect(row).toMatchObject({ wasHanded: false, attempt: 0, answerIn: null });
    expect(row?.gates.at(-1)).toEqual({
      gate: 'quiet-time',
      outcome: 'defer',
      reason: 'quiet-time',
      inputs: { until: until.toISOString(), zone: 'UTC', zoneOf: 'workspace', action: 'hold' },
    });
  });

  test('its gates are judged again when it is released', async () => {
    const person = () => ({ phone: '+5511987654321' });
    const { input, version, strandId } = await enterAndClaim(2, person);
    await quietNow();
    expect((await scene.store.handOver(input)).map(({ kind }) => kind)).toEqual(['held', 'held']);
    const first = input.requests[0]?.member.contactId ?? '';
    await scenes.sql`update contacts set phone = null where id = ${first}`;
    await scenes.sql`update quiet_times set settings = ${scenes.sql.json(await quietTimes(-1, 2))}`;
    const again = await claimAgain(version, strandId);
    const answers = await scene.store.handOver(again);
    expect(new Set(answers.map((one) => ('reason' in one ? one.reason : one.kind)))).toEqual(
      new Set(['no-phone', 'call']),
    );
    const rows = await held();
    expect(new Set(rows.map(({ state, reason }) => reason ?? state))).toEqual(
      new Set(['no-phone', 'handed']),
    );
    // That they were held stays in the ledger.
    for (const { heldUntil } of rows) expect(heldUntil).toBeInstanceOf(Date);
  });

  test('it is reckoned in the zone of the contact, else in that of the workspace', async () => {
    const { input, contactIds } = await enterAndClaim(2);
    await quietNow();
    // Two hours further on: there the clocks show the allowed hour.
    await scenes.sql`update contacts set time_zone = 'Etc/GMT-2' where id = ${contactIds[0] ?? ''}`;
    const answers = await scene.store.handOver(input);
    const kindOf = new Map(
      input.requests.map(({ member }, index) => [member.contactId, answers[index]?.kind]),
    );
    expect(kindOf.get(contactIds[0] ?? '')).toBe('call');
    expect(kindOf.get(contactIds[1] ?? '')).toBe('held');
  });

  test('what is not covered is sent', async () => {
    const { input } = await enterAndClaim(1);
    await quietNow({ covers: 'commercial' });
    expect(await scene.store.handOver(input)).toMatchObject([{ kind: 'call' }]);
  });

  test('what is not to be held is not sent', async () => {
    const { input } = await enterAndClaim(1);
    await quietNow({ action: 'skip' });
    expect(await scene.store.handOver(input)).toMatchObject([
      { kind: 'final', state: 'skipped', reason: 'quiet-time' },
    ]);
    expect(await held()).toEqual([{ state: 'skipped', reason: 'quiet-time', heldUntil: null }]);
  });

  test('a journey that ignores quiet times sends', async () => {
    const { input } = await enterAndClaim(1);
    await quietNow();
    const { version } = input;
    const plan = { ...version.plan, settings: { quietTimes: 'ignore' as const } };
    expect(await scene.store.handOver({ ...input, version: { ...version, plan } })).toMatchObject([
      { kind: 'call' },
    ]);
  });

  test.each(['hold', 'skip'] as const)(
    'what the provider may have already is asked for at once with its key, where others are to %s',
    async (action) => {
      const { input, version, strandId } = await enterAndClaim(1);
      await scene.store.handOver(input);
      const other = await claimAgain(version, strandId);
      await passAnswerTime();
      await quietNow({ action });
      expect(await scene.store.handOver(other)).toMatchObject([
        { kind: 'call', attempt: 2, unclear: true },
      ]);
      expect(await ledger()).toMatchObject([{ state: 'handed', fence: 2, attempt: 2 }]);
    },
  );

  test('without a key it is asked for at the next allowed time, and no answer is waited for till then', async () => {
    const options = { provider: unkeyed };
    const { input, version, strandId } = await enterAndClaim(1, undefined, options);
    await scene.store.handOver(input);
    const other = await claimAgain(version, strandId, options);
    await passAnswerTime();
    await quietNow({ action: 'skip' });
    expect(await scene.store.handOver(other)).toMatchObject([{ kind: 'held' }]);
    const [row] = await ledger();
    expect(row).toMatchObject({ state: 'handed', fence: 1, attempt: 1 });
    expect(row?.answerIn).toBeLessThanOrEqual(0);

    await scenes.sql`update versions set status = 'stopped' where id = ${version.id}`;
    expect(await exitMembers(scenes.sql, version.id)).toBe(1);
    expect(await held()).toMatchObject([{ state: 'unknown', reason: 'no clear answer' }]);
  });

  test('who leaves while an answer can still come is told by that answer', async () => {
    const { input, version } = await enterAndClaim(1);
    await scene.store.handOver(input);
    await scenes.sql`update versions set status = 'stopped' where id = ${version.id}`;
    expect(await exitMembers(scenes.sql, version.id)).toBe(1);
    expect(await held()).toMatchObject([{ state: 'handed', reason: null }]);
  });

  test('who leaves while it is held is not sent it', async () => {
    const { input, version } = await enterAndClaim(2);
    await quietNow();
    await scene.store.handOver(input);
    await scenes.sql`update versions set status = 'stopped' where id = ${version.id}`;
    expect(await exitMembers(scenes.sql, version.id)).toBe(2);
    expect(await held()).toMatchObject([
      { state: 'skipped', reason: 'left-journey' },
      { state: 'skipped', reason: 'left-journey' },
    ]);
  });
});

test('a stopped version skips, a paused one waits and writes nothing', async () => {
  const { input, version } = await enterAndClaim(1);
  await scenes.sql`update versions set status = 'paused' where id = ${version.id}`;
  expect(await scene.store.handOver(input)).toMatchObject([{ kind: 'wait' }]);
  expect(await ledger()).toEqual([]);
  await scenes.sql`update versions set status = 'stopped' where id = ${version.id}`;
  expect(await scene.store.handOver(input)).toMatchObject([
    { kind: 'final', state: 'skipped', reason: 'journey-stopped' },
  ]);
});

test('a channel that is held reserves and says how long', async () => {
  const { input } = await enterAndClaim(1);
  await scenes.sql`
    insert into channels (workspace_id, channel, provider, config, updated_at)
    values (${scene.workspaceId}, 'sms', 'http-sms', '', percurso_now())`;
  await scene.store.holdChannel(scene.workspaceId, 'sms', 30_000);
  await scene.store.holdChannel(scene.workspaceId, 'sms', 1_000);
  const [answer] = await scene.store.handOver(input);
  expect(answer?.kind).toBe('wait');
  const ms = answer && 'ms' in answer ? answer.ms : 0;
  expect(ms).toBeGreaterThan(28_000);
  expect(ms).toBeLessThanOrEqual(30_001);
  expect(await ledger()).toMatchObject([{ state: 'reserved', attempt: 0, answerIn: null }]);
  await scenes.sql`update channels set next_send_at = clock_timestamp()`;
  expect(await scene.store.handOver(input)).toMatchObject([{ kind: 'call', attempt: 1 }]);
});

test('what the provider may have already stays handed while the channel is held', async () => {
  const { input, version, strandId } = await enterAndClaim(1);
  await scene.store.handOver(input);
  const other = await claimAgain(version, strandId);
  await passAnswerTime();
  await scenes.sql`
    insert into channels (workspace_id, channel, provider, config, updated_at)
    values (${scene.workspaceId}, 'sms', 'http-sms', '', percurso_now())`;
  await scene.store.holdChannel(scene.workspaceId, 'sms', 30_000);
  expect(await scene.store.handOver(other)).toMatchObject([{ kind: 'wait' }]);
  expect(await ledger()).toMatchObject([{ state: 'handed', fence: 1, attempt: 1, answerIn: 30 }]);

  await scenes.sql`update channels set next_send_at = clock_timestamp()`;
  await passAnswerTime();
  const content = { text: 'Hello' };
  expect(await scene.store.handOver(other)).toMatchObject([
    { kind: 'call', attempt: 2, unclear: true, content },
  ]);

  // Its number is another one by now: nothing is repeated there.
  await passAnswerTime();
  await scenes.sql`update contacts set phone = '+5511900000009' where workspace_id = ${scene.workspaceId}`;
  const third = await claimAgain(version, strandId);
  const [moved] = await scene.store.handOver(third);
  expect(moved).toMatchObject({ kind: 'call', to: '+5511900000009', unclear: true });
  expect(moved).not.toMatchObject({ content });
});

test('nothing is handed over for who left, nor by who lost the fence', async () => {
  const { input, members, strandId } = await enterAndClaim(2);
  const [leaver] = members;
  await scenes.sql`
    update enrolments set status = 'exited', strand_id = null where id = ${leaver?.enrolmentId ?? ''}`;
  const answers = await scene.store.handOver(input);
  expect(answers.map(({ kind }) => kind).sort()).toEqual(['call', 'gone']);
  expect(await ledger()).toHaveLength(1);

  await scene.store.claim([strandId]);
  expect((await scene.store.handOver(input)).map(({ kind }) => kind)).toEqual(['gone', 'gone']);
});

describe('a message handed over under another fence', () => {
  test.each([
    { name: 'keyed, transactional', provider: keyed, messageClass: 'transactional', kind: 'call' },
    { name: 'keyed, commercial', provider: keyed, messageClass: 'commercial', kind: 'call' },
    {
      name: 'unkeyed, transactional',
      provider: unkeyed,
      messageClass: 'transactional',
      kind: 'call',
    },
    { name: 'unkeyed, commercial', provider: unkeyed, messageClass: 'commercial', kind: 'final' },
  ] as const)('$name: waited for, then settled', async ({ provider, messageClass, kind }) => {
    const options = { provider, messageClass };
    const { input, version, strandId } = await enterAndClaim(1, undefined, options);
    expect(await scene.store.handOver(input)).toMatchObject([{ kind: 'call' }]);
    const other = await claimAgain(version, strandId, options);
    const [early] = await scene.store.handOver(other);
    expect(early?.kind).toBe('wait');
    const ms = early && 'ms' in early ? early.ms : 0;
    expect(ms).toBeGreaterThan(9_000);
    expect(ms).toBeLessThanOrEqual(11_001);
    expect(await ledger()).toMatchObject([{ state: 'handed', fence: 1, attempt: 1 }]);

    await passAnswerTime();
    const [late] = await scene.store.handOver(other);
    expect(late?.kind).toBe(kind);
    const expected =
      kind === 'call'
        ? { state: 'handed', fence: 2, attempt: 2 }
        : { state: 'unknown', reason: 'no clear answer', attempt: 1 };
    expect(await ledger()).toMatchObject([expected]);
  });

  test('its answer, if it comes meanwhile, is final for the other', async () => {
    const { input, version, strandId } = await enterAndClaim(1);
    const [handed] = await scene.store.handOver(input);
    const other = await claimAgain(version, strandId);
    await scene.store.recordAnswers([
      {
        messageId: handed?.messageId ?? '',
        strandId,
        fence: 1,
        state: 'accepted',
        reason: null,
        providerId: 'p-1',
      },
    ]);
    expect(await scene.store.handOver(other)).toMatchObject([{ kind: 'final', state: 'accepted' }]);
  });
});

test('a message is told as it was handed over last, whatever a next version would say', async () => {
  const options = { provider: unkeyed, messageClass: 'commercial' } as const;
  const saying = (input: HandOverInput, sender: string): HandOverInput => ({
    ...input,
    requests: input.requests.map((request) => ({ ...request, sender, text: `From ${sender}` })),
  });
  const told = async () => [
    ...(await scenes.sql`
      select state, sender, body, provider from messages where workspace_id = ${scene.workspaceId}`),
  ];
  const { input, version, strandId } = await enterAndClaim(1, undefined, options);
  const [first] = await scene.store.handOver(saying(input, 'Sales'));
  // Clearly not taken: nothing of it was used.
  const answer = { messageId: first?.messageId ?? '', strandId, fence: 1, providerId: null };
  await scene.store.recordAnswers([{ ...answer, state: 'reserved', reason: 'http 429' }]);
  const second = await claimAgain(version, strandId, options);
  await scene.store.handOver(saying(second, 'Support'));
  const support = { sender: 'Support', body: 'From Support', provider: 'http-sms' };
  expect(await told()).toEqual([{ ...support, state: 'handed' }]);

  await passAnswerTime();
  const elsewhere = { ...options, provider: { ...unkeyed, name: 'capture' } };
  const third = await claimAgain(version, strandId, elsewhere);
  await scene.store.handOver(saying(third, 'Billing'));
  expect(await told()).toEqual([{ ...support, state: 'unknown' }]);
});

test('what this attempt has handed over itself is waited for, never sent twice', async () => {
  const { input } = await enterAndClaim(1);
  await scene.store.handOver(input);
  await passAnswerTime();
  expect(await scene.store.handOver(input)).toMatchObject([{ kind: 'wait' }]);
  expect(await ledger()).toMatchObject([{ attempt: 1 }]);
});

test('the contact is locked: a hand-over waits for a consent that is being written', async () => {
  const phone = '+5511987654321';
  const { input, contactIds } = await enterAndClaim(1, () => ({ phone }));
  const contactId = contactIds[0] ?? '';
  const held = await scenes.sql.reserve();
  await held`begin`;
  await held`select id from contacts where id = ${contactId} for no key update`;
  const handing = scene.store.handOver(input);
  const waiting = async () =>
    (
      await scenes.sql`
      select 1 from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock' and query like '%contacts%'`
    ).length;
  await expect.poll(waiting, { timeout: 10_000 }).toBe(1);
  await held`
    insert into consents (id, workspace_id, contact_id, channel, address, purpose, state, source, at)
    values (${v7()}, ${scene.workspaceId}, ${contactId}, 'sms', ${phone}, 'transactional',
      'opted-out', 'api', percurso_now())`;
  await held`commit`;
  held.release();
  expect(await handing).toMatchObject([{ kind: 'final', state: 'skipped', reason: 'opted-out' }]);
});
