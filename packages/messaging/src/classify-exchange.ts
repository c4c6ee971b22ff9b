import { z } from 'zod';
import type { HttpExchange } from './http-exchange.ts';
import type { ProviderAnswer } from './provider.ts';

const Accepted = z.object({
  id: z.union([z.string().min(1).max(200), z.number()]).transform(String),
});

/** Not processed: moved for good, our credentials refused (for everybody alike), too slow or too early. */
const NOT_PROCESSED = new Set([301, 307, 308, 401, 403, 408, 425]);
const LONGEST_WAIT_MS = 24 * 60 * 60 * 1_000;
const LONGEST_DETAIL = 300;

/**
 * What a gateway's HTTP answer means for the message. The rule behind it: `not-taken` only where
 * nothing can have been accepted, `failed` only where a repeat would fail too, else `unclear`.
 */
export function classifyExchange(
  exchange: HttpExchange,
  { idempotent }: { idempotent: boolean },
): ProviderAnswer {
  if (exchange.reached === 'nothing' && exchange.reason === 'late') {
    return { kind: 'not-taken', reason: 'late' };
  }
  if (exchange.reached === 'nothing') {
    return { kind: 'not-taken', reason: `no connection: ${exchange.reason}` };
  }
  if (exchange.reached === 'request') {
    return { kind: 'unclear', reason: `no answer: ${exchange.reason}` };
  }
  const { status, headers, body } = exchange;
  const reason = `http ${status}`;
  if (status < 300) return accepted(body, reason);

  const retryAfterMs = retryAfter(headers);
  const notTaken = { kind: 'not-taken', reason, retryAfterMs } as const;
  if (status === 429 || NOT_PROCESSED.has(status)) return notTaken;
  if (status === 503 && retryAfterMs !== undefined) return notTaken;
  // With keys, 409 is also how a gateway says that the first request with this key still runs.
  if (status < 400 || status >= 500 || (status === 409 && idempotent)) {
    return { kind: 'unclear', reason };
  }
  return { kind: 'failed', reason, detail: body?.trim().slice(0, LONGEST_DETAIL) || undefined };
}

function accepted(body: string | undefined, reason: string): ProviderAnswer {
  const parsed = Accepted.safeParse(parseJson(body));
  if (parsed.success) return { kind: 'accepted', providerId: parsed.data.id };
  return { kind: 'unclear', reason: `${reason} without { "id" }` };
}

function parseJson(body: string | undefined): unknown {
  try {
    return JSON.parse(body ?? '');
  } catch {
    return undefined;
  }
}

/** RFC 9110 §10.2.3; a date is read against the answer's own Date, so no clock of ours is needed. */
function retryAfter(headers: Record<string, string | string[] | undefined>): number | undefined {
  const value = single(headers['retry-after'])?.trim();
  if (!value) return undefined;
  const wait = /^\d+$/.test(value)
    ? Number(value) * 1_000
    : Date.parse(value) - Date.parse(single(headers.date) ?? '');
  return Number.isNaN(wait) ? undefined : Math.min(Math.max(wait, 0), LONGEST_WAIT_MS);
}

function single(value: string | string[] | undefined): string | undefined {
  return typeof value === 'string' ? value : value?.[0];
}
