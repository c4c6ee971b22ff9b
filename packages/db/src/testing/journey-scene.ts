import { definitions } from '@percurso/blocks/definitions';
import { runs } from '@percurso/blocks/runs';
import type { Store } from '@percurso/engine/store';
import type { Version } from '@percurso/engine/version';
import { compile } from '@percurso/journey/compile';
import type { Block, JourneyDocument } from '@percurso/journey/document';
import type { Entry } from '@percurso/journey/entry';
import type { JsonValue } from '@percurso/journey/json-value';
import type { TriggerInfo } from '@percurso/journey/trigger-info';
import { v7 } from 'uuid';
import type { Sql } from '../connect.ts';
import { createPostgresStore } from '../engine/postgres-store.ts';
import type { ToldCohort } from '../engine/told-cohort.ts';
import type { NewEvent } from '../events/insert-events.ts';
import { insertEvents } from '../events/insert-events.ts';
import { partOf } from '../events/part-of.ts';
import { routeNext } from '../routing/route-next.ts';
import { BUILT_IN_TRIGGERS } from '../triggers/built-in-triggers.ts';
import { ensureBuiltInTriggers } from '../triggers/ensure-built-in-triggers.ts';
import { insertVersionTriggers } from '../triggers/insert-version-triggers.ts';

const trigger: TriggerInfo = {
  key: 'device-failed',
  name: 'Device failed',
  state: 'ready',
  kind: 'custom',
  attributes: [
    { name: 'ErrorCode', type: 'number' },
    { name: 'DeviceID', type: 'text' },
  ],
};

/** By which addresses of a scene are suppressed. */
export const sceneSecret = 'a-secret-for-scenes';

/** What people of a scene may wait for. */
const answers: TriggerInfo[] = ['answered', 'called', 'visited'].map((key) => ({
  key,
  name: key,
  state: 'ready',
  kind: 'custom',
  attributes: [{ name: 'Rating', type: 'number' }],
}));
const triggers: TriggerInfo[] = [
  trigger,
  ...answers,
  ...BUILT_IN_TRIGGERS.map(({ key, name, kind, record, attributes }) => ({
    key,
    name,
    kind,
    record,
    attributes: [...attributes],
    state: 'ready' as const,
  })),
];

/** What a contact of a scene has; a phone and an address of its own unless told. */
export interface ScenePerson {
  phone?: string | null | undefined;
  email?: string | null | undefined;
}

/** Of an event what is not as usual: its trigger by key, its own key, what makes it a test. */
export type ScenePost = Partial<Pick<NewEvent, 'key' | 'test' | 'onlyJourneyId' | 'fires'>> & {
  trigger?: string | undefined;
};

/** A workspace of its own with a trigger, and the doors through which a test sets the engine going. */
export interface Scene {
  workspaceId: string;
  /** Id of the trigger that journeys start on. */
  triggerId: string;
  store: Store;
  publish(
    blocks: Block[],
    entry?: Partial<Entry>,
    rules?: Pick<JourneyDocument, 'exit' | 'goals'>,
  ): Promise<Version>;
  /** Contacts of one routing partition, so that those who enter together stay together. */
  addContacts(n: number, person?: (index: number) => ScenePerson): Promise<string[]>;
  /** One event for each contact; its message ids are `m0`, `m1`, … from the first one ever posted. */
  post(
    contactIds: string[],
    attributes?: Record<string, JsonValue>,
    more?: ScenePost,
  ): Promise<string[]>;
  /** Routes until nothing is pending and answers the cohorts that were made. */
  route(): Promise<ToldCohort[]>;
  /** New contacts enter by one event each; answers the strand they all stand in. */
  enter(n: number, person?: (index: number) => ScenePerson): Promise<EnteredStrand>;
}

export interface EnteredStrand {
  strandId: string;
  cohortId: string;
  contactIds: string[];
}

/** Makes a fresh workspace with one ready trigger. */
export async function createScene(sql: Sql): Promise<Scene> {
  const workspaceId = v7();
  const idOf = new Map([trigger, ...answers].map(({ key }) => [key, v7()]));
  const triggerId = idOf.get(trigger.key) ?? '';
  let posted = 0;
  let called = 0;
  await sql`
    insert into workspaces (id, name, slug, created_at)
    values (${workspaceId}, 'Scene', ${workspaceId}, percurso_now())`;
  for (const { key, name, attributes } of [trigger, ...answers]) {
    await sql`
      insert into triggers (id, workspace_id, key, name, kind, state, attributes, created_at, updated_at)
      values (${idOf.get(key) ?? ''}, ${workspaceId}, ${key}, ${name}, 'custom', 'ready',
        ${sql.json(attributes.map((attribute) => ({ ...attribute })))},
        percurso_now(), percurso_now())`;
  }
  await ensureBuiltInTriggers(sql, workspaceId);
  for (const { id, key } of await sql<{ id: string; key: string }[]>`
    select id, key from triggers where workspace_id = ${workspaceId} and built_in`) {
    idOf.set(key, id);
  }
  const scene: Scene = {
    workspaceId,
    triggerId,
    store: createPostgresStore(sql, { definitions, runs, secret: sceneSecret }),
    async publish(blocks, entry = {}, rules = {}) {
      const [journeyId, versionId] = [v7(), v7()];
      const document = {
        schema: 1 as const,
        name: 'Journey',
        entry: { trigger: trigger.key, ...entry },
        ...rules,
        settings: {},
        blocks,
      };
      const { plan, problems } = compile({ document, definitions, triggers });
      if (!plan) throw new Error(`The journey does not compile: ${JSON.stringify(problems)}`);
      await sql`
        insert into journeys (id, workspace_id, name, state, live_version_id, created_at, updated_at)
        values (${journeyId}, ${workspaceId}, 'Journey', 'live', ${versionId}, percurso_now(),
          percurso_now())`;
      await sql`
        insert into versions (id, workspace_id, journey_id, number, document, plan, plan_hash,
          trigger_id, published_at)
        select ${versionId}::uuid, ${workspaceId}::uuid, ${journeyId}::uuid, 1,
          ${JSON.stringify(document)}::text::jsonb, ${JSON.stringify(plan)}::text::jsonb, 'hash', id,
          percurso_now()
        from triggers where workspace_id = ${workspaceId} and key = ${document.entry.trigger}`;
      await insertVersionTriggers(sql, { workspaceId, versionId, plan });
      return scene.store.loadVersion(versionId);
    },
    async addContacts(n, person = () => ({})) {
      const rows = Array.from({ length: n }, (_, index) => {
        called += 1;
        const phone = `+5511${String(900_000_000 + called)}`;
        return { id: idOfPart(0), phone, email: `person${called}@example.test`, ...person(index) };
      });
      await sql`
        insert into contacts (id, workspace_id, phone, email, created_at, updated_at)
        select c.id, ${workspaceId}, c.phone, c.email, percurso_now(), percurso_now()
        from unnest(${rows.map(({ id }) => id)}::uuid[], ${rows.map((row) => row.phone ?? null)}::text[],
          ${rows.map((row) => row.email ?? null)}::text[]) as c (id, phone, email)`;
      return rows.map(({ id }) => id);
    },
    async post(contactIds, attributes = {}, { trigger: about, ...more } = {}) {
      const inserted = await insertEvents(
        sql,
        contactIds.map((contactId) => {
          const messageId = `m${posted}`;
          posted += 1;
          return {
            workspaceId,
            source: 'scene',
            messageId,
            bodyHash: 'hash',
            triggerId: idOf.get(about ?? trigger.key) ?? triggerId,
            contactId,
            attributes,
            ...more,
          };
        }),
      );
      return [...inserted];
    },
    async route() {
      const cohorts: ToldCohort[] = [];
      for (;;) {
        const page = await routeNext({ sql, runs, definitions });
        cohorts.push(...page.started, ...page.told);
        if (page.routed === 0) return cohorts;
      }
    },
    async enter(n, person) {
      const contactIds = await scene.addContacts(n, person);
      await scene.post(contactIds);
      const cohorts = await scene.route();
      const [item] = cohorts[0]?.items ?? [];
      if (!item || !cohorts[0] || cohorts.length > 1) {
        throw new Error(`Expected one strand, got ${JSON.stringify(cohorts)}`);
      }
      return { strandId: item.id, cohortId: cohorts[0].cohortId, contactIds };
    },
  };
  return scene;
}

function idOfPart(part: number): string {
  for (;;) {
    const id = v7();
    if (partOf(id) === part) return id;
  }
}
