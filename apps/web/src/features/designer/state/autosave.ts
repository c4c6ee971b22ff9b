import type { JourneyDocument } from '@percurso/journey/document';

/** Where the draft stands with the server. */
export type SaveStatus =
  | { state: 'saved'; at: string | null }
  | { state: 'waiting' }
  | { state: 'saving' }
  | { state: 'failed'; message: string; offline: boolean }
  | { state: 'locked' }
  | { state: 'conflict'; by: string | null; at: string | null };

/** Who edits, in the words of a refused write. */
export interface LockedBy {
  userId: string;
  name: string;
  editor: string;
  since: string;
}

export type SaveAnswer =
  | { saved: true; revision: number; savedAt: string }
  | { saved: false; conflict: { by: string | null; at: string | null } }
  | { saved: false; locked: LockedBy }
  | { saved: false; message: string; offline: boolean; final: boolean };

export interface AutosaveSettings {
  /** What the server has, and its revision. */
  document: JourneyDocument;
  revision: number;
  save(document: JourneyDocument, revision: number): Promise<SaveAnswer>;
  /** Kept until the server has it, so that a closed tab loses nothing. */
  keep(document: JourneyDocument | null, revision: number): void;
  onStatus(status: SaveStatus): void;
  /** Somebody else edits now; nothing more is sent. */
  onLocked(lock: LockedBy): void;
}

export const SAVE_AFTER_MS = 1000;
const RETRY_MS = [2000, 5000, 15_000, 30_000] as const;

/**
 * Saves a draft one second after its last change, one request at a time, each with the revision it
 * is based on. A failure is tried again with back-off; a conflict stops until it is settled.
 */
export class Autosave {
  #settings: AutosaveSettings;
  #revision: number;
  #base: JourneyDocument;
  #pending: JourneyDocument | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | null = null;
  #failures = 0;
  /** What the server would not take, whatever the connection. */
  #refused: JourneyDocument | null = null;
  #stopped = false;

  constructor(settings: AutosaveSettings) {
    this.#settings = settings;
    this.#revision = settings.revision;
    this.#base = settings.document;
  }

  get revision(): number {
    return this.#revision;
  }

  /** The document as the server had it last. */
  get base(): JourneyDocument {
    return this.#base;
  }

  /** Whether the server lacks something. */
  get unsaved(): boolean {
    return this.#pending !== null || this.#running !== null;
  }

  /** Whether it waits for the draft to be loaded anew before it sends anything. */
  get stopped(): boolean {
    return this.#stopped;
  }

  change(document: JourneyDocument): void {
    this.#pending = document;
    if (this.#stopped || this.#failures > 0) this.keep();
    if (this.#stopped || this.#failures > 0) return;
    if (!this.#running) this.#settings.onStatus({ state: 'waiting' });
    this.#schedule(SAVE_AFTER_MS);
  }

  /** Keeps in the browser what the server lacks. */
  keep(): void {
    if (this.#pending) this.#settings.keep(this.#pending, this.#revision);
  }

  /** Saves now what is not saved; true when the server has everything. */
  async flush(): Promise<boolean> {
    clearTimeout(this.#timer);
    await this.#running;
    clearTimeout(this.#timer);
    if (this.#pending && !this.#stopped) await this.#run();
    return this.#pending === null;
  }

  /** Takes what the server has as the base, after a conflict was settled or a version loaded. */
  rebase(of: { document: JourneyDocument; revision: number; savedAt: string | null }): void {
    clearTimeout(this.#timer);
    this.#revision = of.revision;
    this.#base = of.document;
    if (this.#pending) this.#settings.keep(null, this.#revision);
    this.#pending = null;
    this.#failures = 0;
    this.#stopped = false;
    this.#settings.onStatus({ state: 'saved', at: of.savedAt });
  }

  /** Sends nothing more; what was not saved is kept in the browser. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#stopped = true;
    this.keep();
  }

  /** Leaves the draft to somebody else: what was not saved stays in the browser only. */
  letGo(): void {
    this.stop();
    this.#pending = null;
    this.#settings.onStatus({ state: 'locked' });
  }

  #schedule(wait: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      void this.#run();
    }, wait);
  }

  #run(): Promise<void> {
    this.#running ??= this.#save().finally(() => {
      this.#running = null;
      const more = this.#pending !== null && this.#pending !== this.#refused;
      if (more && this.#failures === 0 && !this.#stopped) this.#schedule(SAVE_AFTER_MS);
    });
    return this.#running;
  }

  async #save(): Promise<void> {
    const document = this.#pending;
    if (!document) return;
    this.keep();
    this.#settings.onStatus({ state: 'saving' });
    const answer = await this.#settings.save(document, this.#revision);
    if (answer.saved) {
      this.#revision = answer.revision;
      this.#base = document;
      this.#failures = 0;
      if (this.#pending !== document) return;
      this.#pending = null;
      this.#settings.keep(null, this.#revision);
      this.#settings.onStatus({ state: 'saved', at: answer.savedAt });
    } else if ('conflict' in answer) {
      this.stop();
      this.#settings.onStatus({ state: 'conflict', ...answer.conflict });
    } else if ('locked' in answer) {
      this.letGo();
      this.#settings.onLocked(answer.locked);
    } else {
      this.#fail(answer, document);
    }
  }

  #fail(
    { message, offline, final }: Extract<SaveAnswer, { message: string }>,
    document: JourneyDocument,
  ): void {
    this.#settings.onStatus({ state: 'failed', message, offline });
    if (final) {
      this.#refused = document;
      this.#failures = 0;
      return;
    }
    const wait = RETRY_MS[Math.min(this.#failures, RETRY_MS.length - 1)] ?? RETRY_MS[0];
    this.#failures += 1;
    if (!this.#stopped) this.#schedule(wait);
  }
}
