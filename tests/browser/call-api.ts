import { expect } from 'vitest';
import type { ApiAnswer } from './api-answer.ts';
import { stackHere } from './stack-here.ts';

/**
 * Calls `/api/v1` as a program of the demo workspace does, and reads the answer.
 *
 * @throws AssertionError with the answer, if it is not a success.
 */
export async function callApi<T = ApiAnswer>(
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  body?: unknown,
): Promise<T> {
  const answer = await fetch(`${stackHere().baseUrl}/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${stackHere().apiKey}`, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  expect([method, path, answer.ok || text]).toEqual([method, path, true]);
  return JSON.parse(text === '' ? 'null' : text) as T;
}
