import { Worker } from 'node:worker_threads';

export interface SlotJob {
  templates: string[];
  /** JSON. */
  facts: string;
}

type SlotResult = { ok: true; text: string[]; missing: string[] } | { ok: false; error: string };

export interface RenderSlot {
  /** One batch at a time; a result per job, in order. Rejects only if no thread can be had. */
  run(jobs: SlotJob[]): Promise<SlotResult[]>;
  close(): Promise<void>;
}

type ThreadMessage = { kind: 'ready' } | { kind: 'result'; result: SlotResult };

interface Thread {
  worker: Worker;
  onMessage: (message: ThreadMessage) => void;
  onDeath: (reason: string) => void;
}

const START_LIMIT_MS = 10_000;
/** A timer this late means the whole process stood still, and the template is not to blame. */
const LATE_MS = 200;
/** A template that cost so many threads in one batch is not tried again in it. */
const MOST_KILLS = 3;
const MEMORY = { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 16, stackSizeMb: 4 };

/** One thread that renders, replaced whenever a template makes it hang or die. */
export function createRenderSlot(timeoutMs: number): RenderSlot {
  let thread: Thread | undefined;
  let closed = false;

  async function run(jobs: SlotJob[]): Promise<SlotResult[]> {
    const results: SlotResult[] = [];
    const kills = new Map<string, { count: number; error: string }>();
    const struck = (job: SlotJob) => {
      const record = kills.get(keyOf(job));
      return record && record.count >= MOST_KILLS ? record : undefined;
    };
    for (let job = jobs[0]; job; job = jobs[results.length]) {
      const known = struck(job);
      if (known) {
        results.push({ ok: false, error: known.error });
        continue;
      }
      const rest = jobs.slice(results.length);
      const end = rest.findIndex((other) => struck(other) !== undefined);
      const error = await attempt(end === -1 ? rest : rest.slice(0, end), results);
      if (error === undefined) continue;
      const culprit = jobs[results.length];
      if (culprit) {
        const key = keyOf(culprit);
        kills.set(key, { count: (kills.get(key)?.count ?? 0) + 1, error });
      }
      results.push({ ok: false, error });
    }
    return results;
  }

  /** Adds results in order; answers why the job after the last of them ended the thread, if so. */
  async function attempt(jobs: SlotJob[], results: SlotResult[]): Promise<string | undefined> {
    if (closed) throw closedError();
    const current = thread ?? (await startThread());
    thread = current;
    if (closed) {
      await close();
      throw closedError();
    }
    return await new Promise((resolve, reject) => {
      const wanted = results.length + jobs.length;
      let due = performance.now() + timeoutMs;
      let settled = false;
      const timer = setTimeout(onTimeout, timeoutMs);

      function settle(error?: string) {
        settled = true;
        clearTimeout(timer);
        if (error !== undefined) thread = undefined;
        if (closed) reject(closedError());
        else resolve(error);
      }
      function rearm() {
        due = performance.now() + timeoutMs;
        timer.refresh();
      }
      function onTimeout() {
        if (performance.now() - due > LATE_MS) return rearm();
        const seen = results.length;
        // Results that came while this process was busy are read before the immediate runs.
        setImmediate(() => {
          if (settled) return;
          if (results.length > seen) return rearm();
          settle(`rendering took longer than ${timeoutMs} ms`);
          void current.worker.terminate();
        });
      }
      current.onMessage = (message) => {
        if (settled || message.kind !== 'result') return;
        results.push(message.result);
        if (results.length === wanted) settle();
        else rearm();
      };
      current.onDeath = (reason) => {
        if (!settled) settle(`the template ended its render thread: ${reason}`);
        else if (thread === current) thread = undefined;
      };
      current.worker.postMessage(jobs);
    });
  }

  async function close() {
    closed = true;
    await thread?.worker.terminate();
    thread = undefined;
  }

  return { run, close };
}

function keyOf(job: SlotJob): string {
  return job.templates.join('\0');
}

function closedError(): Error {
  return new Error('The template renderer was closed while it was rendering.');
}

async function startThread(): Promise<Thread> {
  const worker = new Worker(new URL('./render-thread.mjs', import.meta.url), {
    env: {},
    execArgv: [],
    resourceLimits: MEMORY,
  });
  return await new Promise((resolve, reject) => {
    const fail = (reason: string) => {
      clearTimeout(timer);
      reject(new Error(`The template render thread did not start: ${reason}`));
      void worker.terminate();
    };
    const timer = setTimeout(() => fail(`no sign of it in ${START_LIMIT_MS} ms`), START_LIMIT_MS);
    const thread: Thread = {
      worker,
      onMessage: () => {
        clearTimeout(timer);
        resolve(thread);
      },
      onDeath: fail,
    };
    worker.on('message', (message: ThreadMessage) => thread.onMessage(message));
    worker.on('error', (error) => thread.onDeath(error.message));
    worker.on('exit', (code) => thread.onDeath(`it exited with code ${code}`));
    // Only after on('message'), which takes a reference: an idle thread must not keep us alive.
    worker.unref();
  });
}
