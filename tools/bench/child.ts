import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** A program of the benchmark in a process of its own, asked by messages. */
export interface Child {
  pid: number;
  ask<T>(op: string, input?: unknown): Promise<T>;
  stop(): Promise<void>;
}

interface Answer {
  id: number;
  value?: unknown;
  error?: string;
}

/** Starts `file` (beside this one) and resolves once it has said `ready`. */
export async function startChild(file: string, env: Record<string, string> = {}): Promise<Child> {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), {
    execArgv: ['--import', import.meta.resolve('tsx')],
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  child.setMaxListeners(0);
  const waiting = new Map<number, (answer: Answer) => void>();
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.on('message', (answer: Answer) => {
    waiting.get(answer.id)?.(answer);
    waiting.delete(answer.id);
  });
  await Promise.race([
    answerOf(child, { id: 0, waiting }),
    exited.then(() => Promise.reject(new Error(`${file} ended while it was starting.`))),
  ]);
  let last = 0;
  return {
    pid: child.pid ?? 0,
    async ask<T>(op: string, input?: unknown): Promise<T> {
      last += 1;
      const answer = answerOf(child, { id: last, waiting });
      child.send({ id: last, op, input });
      return (await answer) as T;
    },
    async stop() {
      child.kill('SIGTERM');
      await exited;
    },
  };
}

async function answerOf(
  child: ChildProcess,
  { id, waiting }: { id: number; waiting: Map<number, (answer: Answer) => void> },
): Promise<unknown> {
  const answer = await new Promise<Answer>((resolve, reject) => {
    waiting.set(id, resolve);
    child.once('exit', () => reject(new Error('The process asked has ended.')));
  });
  if (answer.error) throw new Error(answer.error);
  return answer.value;
}
