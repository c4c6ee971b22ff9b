import { setClockSpeed } from '@percurso/services/clock/set-clock-speed';
import { listContactAttributes } from '@percurso/services/contacts/list-contact-attributes';
import { upsertContact } from '@percurso/services/contacts/upsert-contact';
import type { ServiceContext } from '@percurso/services/context';
import { checkJourney } from '@percurso/services/journeys/check-journey';
import { createRenderer } from '@percurso/services/journeys/create-renderer';
import { createTrigger } from '@percurso/services/triggers/create-trigger';
import { publishTrigger } from '@percurso/services/triggers/publish-trigger';
import { expect, onTestFinished, test } from 'vitest';
import { compareWays } from './kit/compare-ways.ts';
import { expectBalances } from './kit/expect-balances.ts';
import type { RandomJourney } from './kit/random-journey.ts';
import { runPairs } from './kit/run-pairs.ts';
import { publish, useGateway } from './kit/scenario.ts';
import type { SimulatedPair } from './kit/simulated-pair.ts';
import { simulatePair } from './kit/simulated-pair.ts';
import { openStage } from './kit/stage.ts';

/** Virtual seconds in a real one: three days are thirteen seconds. */
const speed = 20_000;
const waitMs = 3 * 86_400_000;

const is = (attribute: string, value: string | boolean) => ({
  attribute,
  operator: 'is' as const,
  value,
});
const sms = (id: string, text: string) => ({
  id,
  kind: 'sms',
  config: { text, purpose: 'transactional' },
});

/** Everything that can read an own attribute, each in the way it is meant for. */
function documentOf(trigger: string, told: string): RandomJourney['document'] {
  return {
    schema: 1,
    name: `Journey of ${trigger}`,
    entry: {
      trigger,
      conditions: { attribute: 'contact.blocked', operator: 'is-not', value: true },
    },
    settings: {},
    blocks: [
      {
        id: 'b1',
        kind: 'condition',
        config: {
          when: { all: [is('contact.plan', 'gold'), atLeast('contact.seats', 3)] },
        },
        branches: {
          yes: [
            {
              id: 'b2',
              kind: 'wait',
              config: {
                mode: 'attribute',
                attribute: 'contact.renewsAt',
                zone: 'journey',
                past: 'branch',
              },
              branches: { past: [sms('b3', 'Too late')] },
            },
            sms('b4', '{{ contact.plan }} with {{ contact.seats }} seats'),
          ],
          no: [sms('b5', 'No plan{{ contact.plan }}, {{ contact.seats | default: "no" }} seats')],
        },
      },
      {
        id: 'b6',
        kind: 'set-variables',
        config: {
          variables: [
            {
              name: 'held',
              type: 'number',
              change: 'set',
              value: { from: 'attribute', path: 'contact.seats', ifEmpty: 0 },
            },
          ],
        },
      },
      {
        id: 'b7',
        kind: 'update-contact',
        config: {
          attributes: {
            greeted: { from: 'value', value: true },
            held: { from: 'attribute', path: 'vars.held' },
          },
        },
      },
      {
        id: 'b8',
        kind: 'activate-trigger',
        config: {
          trigger: told,
          mapping: { Plan: { from: 'attribute', path: 'contact.plan', ifEmpty: 'none' } },
        },
      },
      {
        id: 'b9',
        kind: 'condition',
        config: { when: is('contact.greeted', true) },
        branches: { yes: [sms('b10', 'Greeted with {{ contact.held }}')], no: [] },
      },
    ],
  };
}

function atLeast(attribute: string, value: number) {
  return { attribute, operator: 'at-least' as const, value };
}

async function ready(ctx: ServiceContext, key: string): Promise<void> {
  const attributes = [{ name: 'Plan', type: 'text' as const }];
  const input = { key, name: key, description: '', kind: 'custom' as const, attributes };
  await createTrigger({ ctx, input });
  await publishTrigger({ ctx, input: { key } });
}

test('a customer’s own attributes decide, are waited for and written, simulated as real', {
  timeout: 120_000,
}, async () => {
  const stage = await openStage();
  const { sql } = stage.db;
  const renderer = createRenderer();
  onTestFinished(() => renderer.close());
  const ctx = { ...(await stage.openWorkspace()), render: renderer.render };
  await useGateway(ctx, stage.gateway, { idempotent: true, timeoutMs: 5_000 });
  const [clock] = await sql<{ now: Date }[]>`select percurso_now() as now`;
  const renewsAt = new Date((clock?.now.getTime() ?? 0) + waitMs).toISOString();
  const people = {
    gold: { plan: 'gold', seats: 4, renewsAt },
    bare: {},
    undated: { plan: 'gold', seats: 3, renewsAt: '2020-01-31' },
    blocked: { plan: 'gold', blocked: true },
  };
  await ready(ctx, 'told');
  const pairs: SimulatedPair[] = [];
  for (const [contact, attributes] of Object.entries(people)) {
    const phone = `+551199999000${pairs.length}`;
    await upsertContact({ ctx, input: { contact, fields: { phone, attributes } } });
  }
  for (const contact of Object.keys(people)) {
    await ready(ctx, contact);
    const document = documentOf(contact, 'told');
    const id = await publish(ctx, document);
    const { problems } = await checkJourney({ ctx, input: { id } });
    expect(problems.filter(({ key }) => key === 'unknown-contact-attribute')).toEqual([]);
    const person = { firstName: null, phone: null, email: null, timeZone: null, optedOut: [] };
    const journey = { seed: pairs.length, document, person, event: {}, earlier: [], case: null };
    const pair = { journey, id, contact, choices: {} };
    pairs.push({ ...pair, simulated: await simulatePair(ctx, pair) });
  }

  const said = pairs.map(({ simulated }) => simulated.messages.map(({ text }) => text));
  expect(said).toEqual([
    ['gold with 4 seats', 'Greeted with 4'],
    ['No plan, no seats', 'Greeted with 0'],
    ['Too late', 'gold with 3 seats', 'Greeted with 3'],
    [],
  ]);
  expect(pairs.map(({ simulated }) => simulated.entry.enrolled)).toEqual([true, true, true, false]);
  const [gold] = pairs;
  const waited = gold?.simulated.trail.find(({ blockId }) => blockId === 'b2')?.at ?? '';
  const late = Date.parse(waited) - Date.parse(renewsAt);
  expect(late >= 0 && late < 1_000, `${late} ms after the date`).toBe(true);
  expect(gold?.simulated.trail[0]?.detail).toMatchObject({
    of: [
      { attribute: 'contact.plan', actual: 'gold' },
      { attribute: 'contact.seats', actual: 4 },
    ],
  });

  await setClockSpeed(stage.db, speed);
  await stage.startWorker();
  await runPairs(ctx, pairs);
  for (const pair of pairs) await compareWays(ctx, pair);
  const fired = await sql<{ contact: string; plan: string }[]>`
    select c.external_id as contact, e.attributes ->> 'Plan' as plan
    from events e join triggers t on t.id = e.trigger_id join contacts c on c.id = e.contact_id
    where t.key = 'told' order by 1`;
  expect(fired.map(({ contact, plan }) => [contact, plan])).toEqual([
    ['bare', 'none'],
    ['gold', 'gold'],
    ['undated', 'gold'],
  ]);
  const { items } = await listContactAttributes({ ctx });
  expect(items.map(({ name, type }) => `${name}: ${type}`)).toEqual([
    'blocked: boolean',
    'greeted: boolean',
    'held: number',
    'plan: text',
    'renewsAt: date-time',
    'seats: number',
  ]);
  await expectBalances(sql);
});
