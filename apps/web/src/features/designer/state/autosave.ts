import type { JourneyDocument } from '@percurso/journey/document';

/** Where the draft stands with the server. */
export type SaveStatus =
  | { state: 'saved'; at: string | null }
  | { state: 'waiting' }
  | { state: 'saving' }
  | { state: 'failed'; message: string }
  | { state: 'conflict'; by: string | null; at: string | null };

export type SaveAnswer =
  | { saved: true; revision: number; savedAt: string }
  | { saved: false; conflict: { by: string | null; at: string | null } }
  | { saved: false; message: string; final: boolean };

export interface AutosaveSettings {
  revision: number;
  save(document: JourneyDocument, revision: number): Promise<SaveAnswer>;
  /** Kept until the server has it, so that a closed tab loses nothing. */
  keep(document: JourneyDocument | null, revision: number): void;
  onStatus(status: SaveStatus): void;
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
  #pending: JourneyDocument | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | null = null;
  #failures = 0;
  #stopped = false;

  constructor(settings: AutosaveSettings) {
    this.#settings = settings;
    this.#revision = settings.revision;
  }

  get revision(): number {
    return this.#revision;
  }

  /** Whether the server lacks something. */
  get unsaved(): boolean {
    return this.#pending !== null || this.#running !== null;
  }

  change(document: JourneyDocument): void {
    this.#pending = document;
    this.#settings.keep(document, this.#revision);
    if (this.#stopped) return;
    if (this.#failures === 0 && !this.#running) this.#settings.onStatus({ state: 'waiting' });
    if (this.#failures === 0) this.#schedule(SAVE_AFTER_MS);
  }

  /** Saves now what is not saved; true when the server has everything. */
  async flush(): Promise<boolean> {
    clearTimeout(this.#timer);
    await this.#running;
    clearTimeout(this.#timer);
    if (this.#pending && !this.#stopped) await this.#run();
    return this.#pending === null;
  }

  /** Takes another revision as the base, after a conflict was settled or a version loaded. */
  rebase(revision: number, savedAt: string | null): void {
    clearTimeout(this.#timer);
    this.#revision = revision;
    this.#pending = null;
    this.#failures = 0;
    this.#stopped = false;
    this.#settings.keep(null, this.#revision);
    this.#settings.onStatus({ state: 'saved', at: savedAt });
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#stopped = true;
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
      if (this.#pending && this.#failures === 0 && !this.#stopped) this.#schedule(SAVE_AFTER_MS);
    });
    return this.#running;
  }

  async #save(): Promise<void> {
    const document = this.#pending;
    if (!document) return;
    this.#settings.onStatus({ state: 'saving' });
    const answer = await this.#settings.save(document, this.#revision);
    if (answer.saved) {
      this.#revision = answer.revision;
      this.#failures = 0;
      if (this.#pending !== document) return;
      this.#pending = null;
      this.#settings.keep(null, this.#revision);
      this.#settings.onStatus({ state: 'saved', at: answer.savedAt });
    } else if ('conflict' in answer) {
      this.#stopped = true;
      this.#settings.onStatus({ state: 'conflict', ...answer.conflict });
    } else {
      this.#settings.onStatus({ state: 'failed', message: answer.message });
      if (answer.final) return;
      const wait = RETRY_MS[Math.min(this.#failures, RETRY_MS.length - 1)] ?? RETRY_MS[0];
      this.#failures += 1;
      if (!this.#stopped) this.#schedule(wait);
    }
  }
}
