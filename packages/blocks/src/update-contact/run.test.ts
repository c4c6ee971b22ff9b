import { describe, expect, it } from 'vitest';
import { batchOf, recordingDeps } from '../testing/recording-deps.ts';
import type { UpdateContactConfig } from './block.ts';
import { definition } from './block.ts';
import { run } from './run.ts';

const from = (path: string) => ({ from: 'attribute' as const, path });
const fixed = (value: string | null) => ({ from: 'value' as const, value });

async function change(config: Partial<UpdateContactConfig>, ...triggers: object[]) {
  const given = triggers.map((one) => ({ ...one }));
  const batch = batchOf({ ...definition.defaults(), ...config }, ...given);
  return [...(await run.run(batch, recordingDeps().deps)).values()];
}

describe('update-contact, run', () => {
  it('writes each field in the spelling it is stored in', async () => {
    const fields = {
      email: from('trigger.Email'),
      phone: from('trigger.Phone'),
      language: fixed('pt-br'),
      lastName: fixed(null),
    };
    const attributes = { plan: from('trigger.Plan'), old: fixed(null) };
    const given = { Email: ' Ana@Example.com', Phone: '+55 11 98765-4321', Plan: ['a', 1] };
    expect(await change({ fields, attributes }, given)).toEqual([
      {
        port: 'next',
        writes: [
          {
            type: 'update-contact',
            fields: {
              lastName: null,
              email: 'ana@example.com',
              phone: '+5511987654321',
              language: 'pt-BR',
            },
            attributes: { plan: ['a', 1], old: null },
          },
        ],
        taken: { port: 'error', reason: 'email-taken: ana@example.com' },
      },
    ]);
  });

  it('leaves as it is what has no value', async () => {
    const fields = { email: from('trigger.Email'), firstName: from('trigger.Name') };
    const [nothing, blank, name] = await change({ fields }, {}, { Email: '  ' }, { Name: 7 });
    expect([nothing, blank]).toEqual([{ port: 'next' }, { port: 'next' }]);
    expect(name).toMatchObject({ writes: [{ fields: { firstName: '7' } }] });
    expect(name).not.toHaveProperty('taken');
  });

  it.each<[string, unknown, string]>([
    ['email', 'ana', 'not-an-email: ana'],
    ['phone', '98765-4321', 'not-a-phone: 98765-4321'],
    ['language', 'not a tag', 'not-a-language: not a tag'],
    ['timeZone', 'Mars/Olympus', 'not-a-time-zone: Mars/Olympus'],
    ['firstName', true, 'not-a-text: firstName'],
    ['lastName', 'x'.repeat(201), 'too-long: lastName'],
  ])('refuses a %s that is %j, of that person only', async (column, value, reason) => {
    const fields = { [column]: from('trigger.Value') };
    const outcomes = await change(
      { fields, attributes: { plan: fixed('gold') } },
      { Value: value },
      {},
    );
    expect(outcomes[0]).toEqual({ port: 'error', reason });
    expect(outcomes[1]).toMatchObject({ port: 'next', writes: [{ attributes: { plan: 'gold' } }] });
  });
});
