/** Percurso as a customer's own program sees it: over HTTP, with a key. */
export interface PercursoApi {
  call<T>(method: string, path: string, body?: object): Promise<T>;
  /** A trigger that is ready, with the attributes `Code` (number) and `Device` (text). */
  makeTrigger(key: string): Promise<void>;
  /** A live journey on that trigger, which is made; its id. */
  publish(document: { name: string; trigger: string; blocks: object[] }): Promise<string>;
  post(events: object[]): Promise<void>;
}

/** Opens the API of a running Percurso. */
export function openPercursoApi({
  address,
  apiKey,
}: {
  address: string;
  apiKey: string;
}): PercursoApi {
  async function call<T>(method: string, path: string, body?: object): Promise<T> {
    const answer = await fetch(`${address}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${text}`);
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }
  async function makeTrigger(key: string): Promise<void> {
    const attributes = [
      { name: 'Code', type: 'number' },
      { name: 'Device', type: 'text' },
    ];
    await call('POST', '/triggers', {
      key,
      name: key,
      description: '',
      kind: 'custom',
      attributes,
    });
    await call('POST', `/triggers/${key}/publish`, {});
  }
  return {
    call,
    makeTrigger,
    async publish({ name, trigger, blocks }) {
      await makeTrigger(trigger);
      const document = { schema: 1, name, entry: { trigger }, settings: {}, blocks };
      const { id, revision } = await call<{ id: string; revision: number }>('POST', '/journeys', {
        document,
      });
      await call('POST', `/journeys/${id}/publish`, { revision });
      return id;
    },
    async post(events) {
      await call('POST', '/events', { events });
    },
  };
}
