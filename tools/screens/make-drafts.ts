import type { Call, SceneIds } from './scene.ts';

const TRIGGER = 'iot-device-malfunctioned';
const wait = (id: string, amount: number) => ({
  id,
  kind: 'wait',
  config: { duration: { amount, unit: 'days' } },
});
const sms = (id: string, name: string, text: string) => ({
  id,
  kind: 'sms',
  name,
  config: { text, purpose: 'transactional' },
});
const above = (value: number) => ({
  all: [{ attribute: 'trigger.ErrorCode', operator: 'greater-than', value }],
});

const activate = {
  id: 'b1',
  kind: 'activate-trigger',
  name: 'Ask for a support case',
  config: {
    trigger: 'case-creation-requested',
    mapping: {
      DeviceID: { from: 'attribute', path: 'trigger.DeviceID' },
      ErrorCode: { from: 'attribute', path: 'trigger.ErrorCode' },
      Priority: { from: 'value', value: 'Critical' },
    },
  },
};
const seed = [
  activate,
  sms(
    'b2',
    'Tell the customer',
    'Error {{ trigger.ErrorCode }} on your device {{ trigger.DeviceID }}. We are on it. Follow your ticket: {{ steps.b1.statusUrl }}',
  ),
];

/** Ways by severity, one of them with a wait for what happens next. */
const branches = [
  {
    id: 'b1',
    kind: 'branch',
    name: 'How severe?',
    config: {
      rows: [
        { id: 'w1', name: 'Critical', when: above(50) },
        { id: 'w2', name: 'Severe', when: above(10) },
      ],
    },
    branches: {
      w1: [
        sms(
          'b2',
          'Call is coming',
          'Hello {{ contact.firstName | default: "there" }}, we will call you now.',
        ),
        {
          id: 'b3',
          kind: 'wait-for',
          config: {
            events: [{ id: 'e1', trigger: 'support-case-status-changed', correlate: 'contact' }],
            mode: 'any',
            limit: { amount: 7, unit: 'days' },
          },
          branches: {
            e1: [],
            timeout: [sms('b4', 'Ask again', 'Is {{ trigger.DeviceID }} well again?')],
          },
        },
      ],
      w2: [wait('b5', 2), sms('b6', 'Ask how it is', 'Error {{ trigger.ErrorCode }}: is it over?')],
      other: [],
    },
  },
  wait('b7', 3),
];

/** What takes people out of that journey, and what it is for. */
const rules = {
  exit: [
    {
      id: 'x1',
      trigger: 'support-case-status-changed',
      correlate: 'contact',
      conditions: {
        all: [{ attribute: 'event.record.status', operator: 'is', value: 'Closed' }],
      },
    },
  ],
  goals: [
    {
      id: 'g1',
      name: 'Solved within a week',
      trigger: 'support-case-status-changed',
      correlate: 'contact',
      conditions: {
        all: [{ attribute: 'event.record.status', operator: 'is', value: 'Resolved' }],
      },
      within: { amount: 7, unit: 'days' },
    },
  ],
};

/** Drafts that the scenes open, made through the API. */
export async function makeDrafts(call: Call): Promise<SceneIds> {
  const draft = async (name: string, blocks: unknown[], more = {}): Promise<string> => {
    const document = {
      schema: 1,
      name,
      entry: { trigger: TRIGGER },
      settings: {},
      blocks,
      ...more,
    };
    return (await call('POST', '/journeys', { document })).id;
  };
  const steps = Array.from({ length: 2000 }, (_, index) => wait(`b${index + 1}`, 1 + (index % 9)));
  return {
    empty: await draft('Device in warranty', []),
    seed: await draft('Critical device error, next', seed),
    branches: await draft('Follow up by severity', branches, rules),
    unfinished: await draft('Half drawn', [
      { id: 'b1', kind: 'sms', config: {} },
      { id: 'b2', kind: 'activate-trigger', config: {} },
      { id: 'b3', kind: 'email', config: {} },
    ]),
    large: await draft('Two thousand steps', steps),
    shared: await draft('Edited by two', branches),
  };
}

/** Live journeys on the trigger of the story, before it is told: people come in and wait. */
export async function publishWaiting(call: Call): Promise<{ waiting: string; edited: string }> {
  const publish = async (name: string): Promise<string> => {
    const entry = { trigger: TRIGGER, conditions: above(10), key: 'DeviceID' };
    const blocks = [wait('b1', 3), sms('b2', 'Ask how it is', 'Is your device well again?')];
    const document = { schema: 1, name, entry, settings: {}, blocks };
    const { id, revision } = await call('POST', '/journeys', { document });
    await call('POST', `/journeys/${id}/publish`, { revision });
    return id;
  };
  return { waiting: await publish('Three days later'), edited: await publish('A week later') };
}

/** The draft of a live journey that says something else than its version. */
export async function editDraft(call: Call, id: string): Promise<void> {
  const { document, revision } = await call('GET', `/journeys/${id}`);
  const blocks = [
    wait('b1', 7),
    sms('b2', 'Ask how it is', 'A week on: is your device {{ trigger.DeviceID }} well again?'),
    { ...activate, id: 'b3' },
  ];
  await call('PUT', `/journeys/${id}/draft`, { document: { ...document, blocks }, revision });
}
