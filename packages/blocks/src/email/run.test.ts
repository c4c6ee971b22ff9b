import { describe, expect, it } from 'vitest';
import { batchOf, recordingDeps } from '../testing/recording-deps.ts';
import { run } from './run.ts';

const CONFIG = {
  subject: 'Case {{ trigger.number }}',
  preheader: 'It is done',
  paragraphs: ['Hello {{ contact.firstName }},', 'number {{ trigger.number }} is <solved>.'],
  button: { label: 'Look', url: 'https://example.test/{{ trigger.number }}' },
  purpose: 'transactional',
} as const;

describe('email, run', () => {
  it('sends subject, text and HTML, each with the values of its member', async () => {
    const { deps, sent } = recordingDeps();
    const config = { ...CONFIG, paragraphs: [...CONFIG.paragraphs] };
    await run.run(batchOf(config, { number: 7 }), deps);
    const [request] = sent[0]?.requests ?? [];
    expect(request?.subject).toBe('Case 7');
    expect(request?.text).toContain('number 7 is <solved>.');
    expect(request?.text).toContain('https://example.test/7');
    expect(request?.html).toContain('lang="pt-BR"');
    expect(request?.html).toContain('Hello Ana,');
    expect(request?.html).toContain('&lt;solved&gt;');
    expect(request?.html).toContain('href="https://example.test/7"');
    expect(request?.html).toContain('It is done');
  });

  it('does not send an e-mail without a subject', async () => {
    const { deps, sent } = recordingDeps();
    const config = { subject: '{{ trigger.x }}', paragraphs: ['Text'], purpose: CONFIG.purpose };
    const outcomes = await run.run(batchOf(config, {}), deps);
    expect(outcomes.get('e1')).toEqual({ port: 'not-sent', reason: 'empty-subject' });
    expect(sent).toEqual([]);
  });
});
