/** Of the connection (Node), of the client (postgres.js), and of a server that is starting or going. */
const AWAY: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'CONNECTION_CLOSED',
  'CONNECTION_DESTROYED',
  'CONNECTION_ENDED',
  'CONNECT_TIMEOUT',
  '57P01',
  '57P02',
  '57P03',
]);

/** Connection exceptions, and a server out of connections, memory or disk (SQLSTATE classes 08, 53). */
const AWAY_CLASS = /^(08|53)[0-9A-Z]{3}$/;

/**
 * Whether an error, or what caused it, is that Postgres cannot be reached or takes nothing more: the
 * same request may succeed in a moment.
 */
export function isAway(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const code = 'code' in cause ? String(cause.code) : '';
    if (AWAY.has(code) || AWAY_CLASS.test(code)) return true;
  }
  return false;
}
