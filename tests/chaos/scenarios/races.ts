import { raceForContacts, raceForOrder } from '../../engine/kit/races.ts';
import { finishAsZombie, handOverAsZombie, sendAsZombie } from '../../engine/kit/zombies.ts';
import type { Scenario } from '../scenario.ts';

const people = 200;

export const lockOrder: Scenario = {
  id: 'lock-order',
  about:
    'ingest, routing, exits, moving, consent, cases, contacts, import and merge on the same 200 contacts for 30 s',
  run: async ({ stage, undo }) => ({ ...(await raceForContacts({ stage, undo, seconds: 30 })) }),
};

export const order: Scenario = {
  id: 'order',
  about: 'three routers at once keep the order of 40 contacts with 30 events each',
  run: async ({ stage, undo }) => ({ ...(await raceForOrder({ stage, undo })) }),
};

export const zombieFinish: Scenario = {
  id: 'zombie-finish',
  about: 'a worker stands still between claim and finish while another finishes, and goes on',
  async run({ stage }) {
    await finishAsZombie(stage, people);
    return { people };
  },
};

export const zombieSend: Scenario = {
  id: 'zombie-send',
  about: 'a worker stands still in the middle of a page and goes on late',
  async run({ stage }) {
    await sendAsZombie(stage, { when: 'late', people });
    return { people, requests: stage.gateway.requests.length };
  },
};

export const zombieSendEarly: Scenario = {
  id: 'zombie-send-early',
  about: 'a worker stands still in the middle of a page and goes on while another sends',
  async run({ stage }) {
    await sendAsZombie(stage, { when: 'early', people });
    return { people, requests: stage.gateway.requests.length };
  },
};

export const zombieHandOver: Scenario = {
  id: 'zombie-hand-over',
  about: 'a worker stands still between the commit of a page and its requests',
  async run({ stage }) {
    await handOverAsZombie(stage, people);
    return { people, requests: stage.gateway.requests.length };
  },
};
