import { buildConnector, Pool } from 'undici';
import { classifyExchange } from './classify-exchange.ts';
import { exchangeHttp } from './http-exchange.ts';
import type { HttpSmsConfig } from './http-sms-config.ts';
import type { OutgoingMessage, Provider, ProviderAnswer } from './provider.ts';
import { publicAddressConnector } from './public-address-connector.ts';

/**
 * Sends SMS through any gateway that takes `POST { id, to, from, text }` with a bearer token and
 * an Idempotency-Key and answers `{ id }`. Redirects are not followed; unless allowed, it connects
 * to public addresses only.
 */
export function createHttpSmsProvider(config: HttpSmsConfig): Provider {
  const { idempotent, timeoutMs } = config;
  const { origin, pathname, search } = new URL(config.url);
  const pool = new Pool(origin, {
    connections: config.connections,
    pipelining: 1,
    // exchangeHttp bounds the whole call, so undici's own clocks per phase stay out of it.
    headersTimeout: 0,
    bodyTimeout: 0,
    connect: config.allowPrivateAddresses
      ? buildConnector({ timeout: timeoutMs })
      : publicAddressConnector(timeoutMs),
  });

  async function send(
    message: OutgoingMessage,
    { startWithinMs } = { startWithinMs: timeoutMs },
  ): Promise<ProviderAnswer> {
    if (message.channel !== 'sms') {
      return { kind: 'failed', reason: `http-sms sends sms, not ${message.channel}` };
    }
    const { id, to, from = config.from, text } = message;
    const exchange = await exchangeHttp(pool, {
      origin,
      path: pathname + search,
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        'idempotency-key': id,
        ...(config.token === undefined ? {} : { authorization: `Bearer ${config.token}` }),
      },
      body: JSON.stringify({ id, to, from, text }),
      timeoutMs,
      startWithinMs,
    });
    return classifyExchange(exchange, { idempotent });
  }

  return {
    name: 'http-sms',
    deduplicates: idempotent,
    callTimeoutMs: timeoutMs,
    sender: config.from,
    perSecond: config.perSecond,
    connections: config.connections,
    send,
    close: () => pool.close(),
  };
}
