/** What the engine needs of a provider; `@percurso/messaging` has the real ones. */
export interface SendingProvider {
  readonly name: string;
  /** The same message id is never delivered twice. */
  readonly deduplicates: boolean;
  readonly callTimeoutMs: number;
  /** As whom it sends what names no sender, where it says. */
  readonly sender?: string | undefined;
  /** Messages it may be given in any second, by all workers together; no limit where left out. */
  readonly perSecond?: number | undefined;
  /** Calls it makes at once; more wait for one to end. Any number where left out. */
  readonly connections?: number | undefined;
  send(
    message: {
      id: string;
      channel: 'sms' | 'email';
      to: string;
      from?: string | undefined;
      subject?: string | undefined;
      text: string;
      html?: string | undefined;
    },
    within: { startWithinMs: number },
  ): Promise<
    | { kind: 'accepted'; providerId: string }
    | { kind: 'failed'; reason: string; detail?: string | undefined }
    | { kind: 'not-taken'; retryAfterMs?: number | undefined; reason: string }
    | { kind: 'unclear'; reason: string }
  >;
}
