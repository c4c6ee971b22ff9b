import type { MessageAnswer } from '../store.ts';

/** Answers of providers on their way into the ledger. */
export interface AnswerRecorder {
  add(answer: MessageAnswer): void;
  /** Resolves when everything that was added before the call is written. */
  record(): Promise<void>;
}

/**
 * Writes with `write` what was added; answers that come meanwhile go together next. What could not be
 * written stays for the next `record`, so that none resolves while an answer is in no ledger: who was
 * answered would go on, and the message would stay open for good.
 */
export function createAnswerRecorder(
  write: (answers: MessageAnswer[]) => Promise<void>,
): AnswerRecorder {
  let waiting: MessageAnswer[] = [];
  let running: Promise<void> | undefined;

  async function writeAll(): Promise<void> {
    try {
      while (waiting.length > 0) {
        const page = waiting;
        waiting = [];
        try {
          await write(page);
        } catch (error) {
          waiting = [...page, ...waiting];
          throw error;
        }
      }
    } finally {
      running = undefined;
    }
  }

  return {
    add: (answer) => waiting.push(answer),
    async record() {
      // One that began earlier may have failed at answers that can be written now.
      if (running) await running.catch(() => undefined);
      if (waiting.length > 0) running ??= writeAll();
      await running;
    },
  };
}
