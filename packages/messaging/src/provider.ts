export interface OutgoingMessage {
  /** The ledger's message id: the provider's idempotency key and always its tag. */
  id: string;
  channel: 'sms' | 'email';
  to: string;
  from?: string | undefined;
  subject?: string | undefined;
  text: string;
  html?: string | undefined;
}

export type ProviderAnswer =
  | { kind: 'accepted'; providerId: string }
  /** Final: the same message would be refused again. */
  | { kind: 'failed'; reason: string; detail?: string | undefined }
  /** Clearly not accepted, so it may be handed over again. */
  | { kind: 'not-taken'; retryAfterMs?: number | undefined; reason: string }
  /** It may or may not have been accepted. */
  | { kind: 'unclear'; reason: string };

export interface Provider {
  readonly name: string;
  /** Whether the same message id handed over twice is delivered once. */
  readonly deduplicates: boolean;
  /** No `send` takes longer than this. */
  readonly callTimeoutMs: number;
  /** As whom it sends what names no sender, where it says. */
  readonly sender?: string | undefined;
  /** Messages it takes in any second, from everybody together; no limit where left out. */
  readonly perSecond?: number | undefined;
  /** Calls it makes at once; more wait for one to end. Any number where left out. */
  readonly connections?: number | undefined;
  /**
   * Hands one message over. Answers whatever happens; rejects only on a defect of ours. What cannot be
   * begun in time, as other calls hold every connection, is not begun later: `not-taken`, `late`.
   */
  send(message: OutgoingMessage, within?: { startWithinMs: number }): Promise<ProviderAnswer>;
  query?(messageId: string): Promise<'accepted' | 'absent' | 'unknown'>;
  close(): Promise<void>;
}
