import { describe, expect, it } from 'vitest';
import { batchOf, recordingDeps } from '../testing/recording-deps.ts';
import { run } from './run.ts';

describe('sms, run', () => {
  it('sends each member the rendered text and answers what sending answers', async () => {
    const until = new Date('2026-03-10T13:00:00Z');
    const { deps, sent } = recordingDeps();
    const send = deps.send;
    deps.send = async (...call) => (await send(...call)).set('e2', { stayUntil: until });
    const config = { text: ' Error {{ trigger.ErrorCode }} ', purpose: 'commercial' } as const;
    const outcomes = await run.run(batchOf(config, { ErrorCode: 12 }, { ErrorCode: 13 }), deps);
    expect(outcomes).toEqual(
      new Map<string, object>([
        ['e1', { port: 'next' }],
        ['e2', { stayUntil: until }],
      ]),
    );
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({ channel: 'sms', messageClass: 'commercial' });
    expect(sent[0]?.requests.map(({ text }) => text)).toEqual(['Error 12', 'Error 13']);
  });

  it('sends as the sender it names', async () => {
    const { deps, sent } = recordingDeps();
    const named = { text: 'Hi', purpose: 'transactional', sender: 'Sales' } as const;
    await run.run(batchOf(named, {}), deps);
    const { sender: _, ...unnamed } = named;
    await run.run(batchOf(unnamed, {}), deps);
    expect(sent.map(({ requests }) => requests[0]?.sender)).toEqual(['Sales', undefined]);
  });

  it('lets those it cannot write to leave by not-sent, without asking to send', async () => {
    const { deps, sent } = recordingDeps();
    const bad = { text: '{% bad %}', purpose: 'transactional' } as const;
    expect((await run.run(batchOf(bad, {}), deps)).get('e1')).toEqual({
      port: 'not-sent',
      reason: 'rendering-failed: bad tag',
    });
    const empty = { text: '{{ trigger.text }}', purpose: 'transactional' } as const;
    const outcomes = await run.run(batchOf(empty, { text: null }), deps);
    expect(outcomes.get('e1')).toEqual({ port: 'not-sent', reason: 'empty-message' });
    expect(sent).toEqual([]);
  });
});
