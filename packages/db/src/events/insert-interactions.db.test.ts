import { openScenes } from '@percurso/testing/open-scenes';
import { beforeEach, expect, test } from 'vitest';
import { claimPage } from '../testing/handed-page.ts';
import type { Scene } from '../testing/journey-scene.ts';

const scenes = openScenes();
let scene: Scene;

beforeEach(async () => {
  scene = await scenes.open();
});

const sms = [{ id: 'b1', kind: 'sms', config: { text: 'Hello' } }];

const listener = [{ id: 'b1', kind: 'wait', config: { duration: { amount: 1, unit: 'days' } } }];

/** Hands over one message to each of `n` people and answers them with a state. */
async function send(n: number, state: 'accepted' | 'failed', { phone }: { phone?: null } = {}) {
  const version = await scene.publish(sms);
  const { strandId, contactIds } = await scene.enter(n, () => (phone === null ? { phone } : {}));
  const { input } = await claimPage({ scene, version, strandId });
  const handed = await scene.store.handOver(input);
  const answers = handed.map(({ messageId }) => ({
    messageId,
    strandId,
    fence: 1,
    state,
    reason: state === 'failed' ? 'http 400' : null,
    providerId: null,
  }));
  if (phone !== null) await scene.store.recordAnswers(answers);
  return { version, contactIds, answers };
}

/** Events of a built-in trigger, oldest first. */
function heard(kind: string) {
  return scenes.sql`
    select e.id, e.contact_id as "contactId", e.key, e.depth, e.attributes, e.outcome,
      e.cause_block_id as "blockId", e.cause_enrolment_id as "enrolmentId"
    from events e join triggers t on t.id = e.trigger_id
    where t.workspace_id = ${scene.workspaceId} and t.key = ${`message-${kind}`} order by e.seq`;
}

test('nobody listens: what was sent raises no event', async () => {
  await send(3, 'accepted');
  expect(await heard('sent')).toEqual([]);
});

test('a journey that starts on it hears of each message once, with its cause and depth', async () => {
  await scene.publish(listener, { trigger: 'message-sent' });
  const { version, contactIds, answers } = await send(3, 'accepted');
  await scene.store.recordAnswers(answers);
  const events = await heard('sent');
  expect(events.map(({ contactId }) => contactId).sort()).toEqual([...contactIds].sort());
  expect(events[0]).toMatchObject({
    depth: 1,
    key: null,
    blockId: 'b1',
    attributes: { journeyId: version.journeyId, journeyName: 'Journey', channel: 'sms' },
  });
  await scene.route();
  expect((await heard('sent')).map(({ outcome }) => outcome)).toEqual(Array(3).fill('enrolled'));
});

test('one that was stopped hears nothing any more', async () => {
  const listening = await scene.publish(listener, { trigger: 'message-sent' });
  await scenes.sql`update versions set status = 'stopped' where id = ${listening.id}`;
  await send(1, 'accepted');
  expect(await heard('sent')).toEqual([]);
});

test.each([
  ['the provider', {}, 'http 400'],
  ['a gate', { phone: null }, 'no-phone'],
] as const)('what %s held back is blocked, with the reason', async (_who, person, reason) => {
  await scene.publish(listener, { trigger: 'message-blocked' });
  await send(1, 'failed', person);
  expect((await heard('blocked')).map(({ attributes }) => attributes.reason)).toEqual([reason]);
  await scene.route();
});

test('a journey that messages on what it sent is ended as a loop', async () => {
  const version = await scene.publish(sms, { trigger: 'message-sent' });
  const { contactIds } = await send(1, 'accepted');
  for (let round = 0; round < 25; round += 1) {
    const [cohort] = await scene.route();
    const strandId = cohort?.items[0]?.id;
    if (!strandId) break;
    const { input } = await claimPage({ scene, version, strandId });
    const [handed] = await scene.store.handOver(input);
    const messageId = handed?.messageId ?? '';
    const none = { reason: null, providerId: null };
    await scene.store.recordAnswers([
      { messageId, strandId, fence: 1, state: 'accepted', ...none },
    ]);
    await scenes.sql`
      update enrolments set status = 'exited', strand_id = null
      where contact_id = ${contactIds[0] ?? ''}`;
  }
  const events = await heard('sent');
  expect(events.map(({ depth }) => depth)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
  expect(events.at(-1)?.outcome).toBe('refused');
});
