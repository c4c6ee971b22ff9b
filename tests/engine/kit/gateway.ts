import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request as the gateway got it. */
export interface GatewayRequest {
  id: string;
  to: string;
  text: string;
  key: string | undefined;
  /** When it was complete, by the monotonic clock of this process. */
  at: number;
}

/**
 * What the gateway does with a request. It accepts at once, and answers then, after `slowMs`, when it
 * is released (`hold`), never, with an answer nobody can read (`garbled`) or by cutting the connection
 * (`cut`); or it answers a status, or cuts the connection (`refuse`), and accepts nothing.
 */
export type GatewayAnswer =
  | 'accept'
  | 'hold'
  | 'never'
  | 'garbled'
  | 'cut'
  | 'refuse'
  | { slowMs: number }
  | { status: number; retryAfter?: number };

export interface Gateway {
  /** Where messages are posted; under `/keyed` for channels that say the gateway knows keys. */
  url: string;
  /** Every request, in the order of arrival. */
  requests: GatewayRequest[];
  /** Message ids in the order they were accepted; twice where it was accepted twice. */
  accepted: string[];
  /** Ids that a channel with keys sent: the gateway delivers each once, however often accepted. */
  keyed: Set<string>;
  /** Decides about each request from now on. */
  answer: (request: GatewayRequest) => GatewayAnswer;
  /** Answers everything that is held, and accepts everything from now on. */
  release(): void;
  close(): Promise<void>;
}

/** An SMS gateway on loopback that remembers every request and answers as it is told. */
export async function openGateway(): Promise<Gateway> {
  const held: (() => void)[] = [];
  const server = createServer((request, response) => {
    void readRequest(request).then((got) => {
      if (request.url === '/send/keyed') gateway.keyed.add(got.id);
      gateway.requests.push(got);
      const answer = gateway.answer(got);
      if (answer === 'refuse') {
        request.socket.destroy();
        return;
      }
      if (typeof answer === 'object' && 'status' in answer) {
        if (answer.retryAfter) response.setHeader('retry-after', String(answer.retryAfter));
        reply(response, answer.status, {});
        return;
      }
      gateway.accepted.push(got.id);
      const confirm = () => reply(response, 200, { id: `sms-${got.id}` });
      if (answer === 'accept') confirm();
      else if (answer === 'hold') held.push(confirm);
      else if (answer === 'garbled') response.end('{"id": ');
      else if (answer === 'cut') request.socket.destroy();
      else if (answer !== 'never') setTimeout(confirm, answer.slowMs);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const gateway: Gateway = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/send`,
    requests: [],
    accepted: [],
    keyed: new Set(),
    answer: () => 'accept',
    release() {
      gateway.answer = () => 'accept';
      for (const confirm of held.splice(0)) confirm();
    },
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  return gateway;
}

async function readRequest(request: IncomingMessage): Promise<GatewayRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const { id, to, text } = JSON.parse(Buffer.concat(chunks).toString('utf8'));
  const key = request.headers['idempotency-key'];
  return { id, to, text, key: Array.isArray(key) ? key[0] : key, at: performance.now() };
}

function reply(response: ServerResponse, status: number, body: object): void {
  response.statusCode = status;
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(body));
}
