import type { JsonValue } from '@percurso/journey/json-value';
import { readPath } from '@percurso/journey/read-path';
import type { At, Batch, BlockDeps, Facts, Member, MessageRequest, Outcome } from '../kit/run.ts';

const PATH = /\{\{\s*([\w.]+)\s*\}\}/g;

interface Sent {
  channel: 'sms' | 'email';
  messageClass: 'transactional' | 'commercial';
  requests: MessageRequest[];
}

/** Deps that keep what a block asked for: paths are filled in, `{% … %}` is a template error. */
export function recordingDeps(overrides: Partial<BlockDeps> = {}) {
  const sent: Sent[] = [];
  const allocations: number[] = [];
  let id = 0;
  const deps: BlockDeps = {
    now: new Date('2026-03-10T12:00:00Z'),
    async render(jobs) {
      return jobs.map(({ templates, facts }) =>
        templates.some((template) => template.includes('{%'))
          ? { ok: false, error: 'bad tag' }
          : { ok: true, texts: templates.map((template) => fill(template, facts)) },
      );
    },
    async send(channel, messageClass, requests) {
      sent.push({ channel, messageClass, requests });
      return new Map(
        requests.map(({ member }): [string, Outcome] => [member.enrolmentId, { port: 'next' }]),
      );
    },
    async allocateCaseNumbers(count) {
      allocations.push(count);
      return Array.from({ length: count }, (_, index) => 1001 + index);
    },
    async findTrigger() {
      return null;
    },
    statusUrl: (token) => `https://example.test/s/${token}`,
    newId() {
      id += 1;
      return `id-${id}`;
    },
    ...overrides,
  };
  return { deps, sent, allocations };
}

/** A batch of one member per set of trigger attributes: enrolments e1, e2, … */
export function batchOf<Config>(
  config: Config,
  ...triggers: Record<string, JsonValue>[]
): Batch<Config> {
  const members = triggers.map(
    (trigger, index): Member => ({
      enrolmentId: `e${index + 1}`,
      contactId: `c${index + 1}`,
      visit: 1,
      depth: 0,
      facts: factsOf(trigger),
    }),
  );
  return { workspaceId: 'w', journeyId: 'j', versionId: 'v', blockId: 'b1', config, members };
}

/** A first stay at the block b1. */
export function atOf(more: Partial<At> = {}): At {
  const now = new Date('2026-03-10T12:00:00Z');
  return { now, contactId: 'c1', blockId: 'b1', visit: 1, passes: 0, since: now, ...more };
}

export function factsOf(trigger: Record<string, JsonValue>): Facts {
  const contact = { firstName: 'Ana', language: 'pt-BR' };
  return { trigger, contact, case: null, steps: {}, vars: {}, journey: {} };
}

function fill(template: string, facts: Facts): string {
  return template.replace(PATH, (_, path: string) => String(readPath(facts, path) ?? ''));
}
