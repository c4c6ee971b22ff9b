import type { MessageRequest } from '@percurso/blocks/kit/run';
import type { ProcessClock } from './process-clock.ts';

/** What the hand-over transaction decided for one member. */
export type HandOver = {
  enrolmentId: string;
  messageId: string;
} /** `asOf` was read before the commit, so that standing still while it is answered counts. */ & (
  | {
      kind: 'call';
      to: string;
      attempt: number;
      asOf: ProcessClock;
      /** An earlier attempt had no clear answer: that this one is not taken does not say that none was. */
      unclear: boolean;
      /** As it was handed over before, where the provider may have it already: it is repeated unchanged. */
      content?: Pick<MessageRequest, 'sender' | 'subject' | 'text' | 'html'> | undefined;
    }
  /** The message has its final state: nothing to do but to go on. */
  | { kind: 'final'; state: 'accepted' | 'failed' | 'skipped' | 'unknown'; reason: string | null }
  /** Held in a quiet time: its gates are judged again at that virtual time; `unclear` where the provider may have it. */
  | { kind: 'held'; until: Date; unclear?: boolean | undefined }
  /** Come back after that many real milliseconds. */
  | { kind: 'wait'; ms: number }
  /** No longer at this block, or the fence is lost. */
  | { kind: 'gone' }
);
