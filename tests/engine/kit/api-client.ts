import { createApiKey } from '@percurso/services/api-keys/create-api-key';
import type { ServiceContext } from '@percurso/services/context';
import { freePort } from '@percurso/tools/free-port';
import type { Stage } from './build-stage.ts';
import { phoneOf, triggerKey } from './scenario.ts';
import type { ServerProcess } from './server-process.ts';

/** An event as a client sends it. */
export interface ClientEvent {
  messageId: string;
  trigger: string;
  contact: { phone: string };
  attributes: Record<string, string | number>;
}

export interface ApiAnswer {
  status: number;
  body: { accepted?: number; duplicates?: number };
}

/** The API over HTTP, as a program of a customer's sees it. */
export interface ApiClient {
  /** Rejects when the connection broke or nobody listens. */
  send(events: ClientEvent[]): Promise<ApiAnswer>;
  /** As a client that insists: sends again until it has an answer that is no 5xx. */
  insist(events: ClientEvent[]): Promise<ApiAnswer>;
  api: ServerProcess;
  /** Starts it again on the same port. */
  startAgain(): Promise<void>;
}

/** The event of the n-th person. */
export function eventOf(number: number, attributes: ClientEvent['attributes'] = {}): ClientEvent {
  return {
    messageId: `event-${number}`,
    trigger: triggerKey,
    contact: { phone: phoneOf(number) },
    attributes: { Code: 12, Device: `device-${number}`, ...attributes },
  };
}

/** Starts the API and makes a key for a workspace. */
export async function openApiClient(stage: Stage, ctx: ServiceContext): Promise<ApiClient> {
  const input = { name: 'Test', scopes: ['events:write' as const], origins: [] };
  const { key } = await createApiKey({ ctx, input });
  const port = await freePort();
  const send = async (events: ClientEvent[]) => {
    const answer = await fetch(`http://127.0.0.1:${port}/api/v1/events`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ events }),
      signal: AbortSignal.timeout(15_000),
    });
    return { status: answer.status, body: (await answer.json()) as ApiAnswer['body'] };
  };
  const client: ApiClient = {
    api: await stage.startApi(port),
    send,
    async insist(events) {
      for (;;) {
        const answer = await send(events).catch(() => undefined);
        if (answer && answer.status < 500) return answer;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    async startAgain() {
      client.api = await stage.startApi(port);
    },
  };
  return client;
}
