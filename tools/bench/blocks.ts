// Blocks of the journeys that are measured.

/** Only codes above 10 go on to `blocks`; the others are through. */
export function aboveTen(id: string, blocks: object[]): object {
  const when = { all: [{ attribute: 'trigger.Code', operator: 'greater-than', value: 10 }] };
  return { id, kind: 'condition', config: { when }, branches: { yes: blocks, no: [] } };
}

/** An SMS that names the person and the device. */
export function sms(id: string): object {
  const text = 'Error {{ trigger.Code }}, {{ contact.firstName }}: we are on it.';
  return { id, kind: 'sms', config: { text, purpose: 'transactional' } };
}

/** An e-mail; kept in Percurso, as no provider is set for it. */
export function email(id: string): object {
  const config = {
    subject: 'Your device',
    paragraphs: ['{{ contact.firstName }}, error {{ trigger.Code }} is mended.'],
  };
  return { id, kind: 'email', config };
}

/** A wait. */
export function wait(id: string, amount: number, unit: 'seconds' | 'days' = 'seconds'): object {
  return { id, kind: 'wait', config: { duration: { amount, unit } } };
}

/** A wait for one event of a trigger, at most so many seconds. */
export function waitFor(id: string, { trigger, seconds }: { trigger: string; seconds: number }) {
  const events = [{ id: 'e1', trigger, correlate: 'key' }];
  const limit = { amount: seconds, unit: 'seconds' };
  return { id, kind: 'wait-for', config: { events, mode: 'any', limit } };
}
