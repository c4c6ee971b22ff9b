import { ProblemError } from './problem-error.ts';

/** What `json()` of the 2xx answers of an `hc` call gives. */
export type AnswerOf<R> =
  Extract<R, { ok: true }> extends { json(): Promise<infer Body> } ? Body : never;

/** Returns the body of a 2xx answer and throws a {@link ProblemError} for every other outcome. */
export async function readAnswer<R extends Response | { ok: boolean }>(
  call: Promise<R>,
): Promise<AnswerOf<R>> {
  const response = await receive(call);
  const text = await response.text();
  const body = parse(text);
  if (!response.ok) throw new ProblemError(response.status, asRecord(body, text));
  return asAnswer<R>(body);
}

async function receive(call: Promise<unknown>): Promise<Response> {
  try {
    const response = await call;
    if (response instanceof Response) return response;
  } catch (error) {
    throw new ProblemError(0, { detail: error instanceof Error ? error.message : String(error) });
  }
  throw new TypeError('readAnswer takes the promise of a fetch Response.');
}

function parse(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function asRecord(body: unknown, text: string): Record<string, unknown> {
  if (typeof body === 'object' && body !== null) return { ...body };
  return { detail: text.slice(0, 300) };
}

/** The route's zod schema made this body on the server, so its declared type holds. */
function asAnswer<R>(body: unknown): AnswerOf<R> {
  return body as AnswerOf<R>;
}
