import type { Dispatcher } from 'undici';

/** How far one HTTP call came, which is what decides whether it may be made again. */
export type HttpExchange =
  | { reached: 'nothing'; reason: string }
  | { reached: 'request'; reason: string }
  | {
      reached: 'answer';
      status: number;
      headers: Record<string, string | string[] | undefined>;
      /** Absent when it broke off, was late or larger than the cap. */
      body?: string | undefined;
    };

interface HttpPost {
  origin: string;
  path: string;
  headers: Record<string, string>;
  body: string;
  timeoutMs: number;
  /** Later than this it is not begun. */
  startWithinMs: number;
}

const LARGEST_ANSWER = 64 * 1024;

/**
 * Makes one POST and follows no redirect. `reached: 'nothing'` promises that no byte of the request
 * was or will be written, also when the time ran out while it stood in the pool's queue. One that is
 * not begun in time is `late`: it would have too little left for its answer.
 */
export function exchangeHttp(dispatcher: Dispatcher, post: HttpPost): Promise<HttpExchange> {
  return new Promise((resolve) => {
    let controller: Dispatcher.DispatchController | undefined;
    let answer: Extract<HttpExchange, { reached: 'answer' }> | undefined;
    let settled = false;
    const chunks: Buffer[] = [];
    let size = 0;
    const startMs = Math.min(post.timeoutMs, post.startWithinMs);
    const lastStart = performance.now() + startMs;
    const starting = setTimeout(() => controller ?? giveUp('late'), startMs);
    const timer = setTimeout(() => giveUp('timeout'), post.timeoutMs);

    function settle(exchange: HttpExchange) {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      clearTimeout(starting);
      resolve(exchange);
    }
    function giveUp(reason: string) {
      settle(answer ?? { reached: controller ? 'request' : 'nothing', reason });
      controller?.abort(new Error(reason));
    }

    const handler: Dispatcher.DispatchHandler = {
      onRequestStart(started) {
        // A process that stood still comes to its queue before its timers.
        if (settled || performance.now() > lastStart) started.abort(new Error('late'));
        else controller = started;
      },
      onResponseStart(_controller, status, headers) {
        if (status >= 200) answer = { reached: 'answer', status, headers };
      },
      onResponseData(_controller, chunk) {
        size += chunk.length;
        if (size > LARGEST_ANSWER) giveUp('answer too large');
        else chunks.push(chunk);
      },
      onResponseEnd() {
        if (!answer) return giveUp('no answer');
        settle({ ...answer, body: Buffer.concat(chunks).toString('utf8') });
      },
      onResponseError(_controller, error) {
        giveUp(errorCode(error));
      },
    };
    try {
      const { origin, path, headers, body } = post;
      dispatcher.dispatch({ origin, path, method: 'POST', headers, body }, handler);
    } catch (error) {
      giveUp(errorCode(error));
    }
  });
}

function errorCode(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message;
}
