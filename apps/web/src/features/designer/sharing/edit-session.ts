import type { LockedBy } from '../state/autosave.ts';

/** Who may change the draft in this page, and why not. */
export type Editing =
  | { state: 'mine' }
  /** Another tab of one's own is asked to save and let go. */
  | { state: 'joining' }
  /** Somebody else edits. */
  | { state: 'theirs'; lock: LockedBy }
  /** Somebody took it over from here. */
  | { state: 'taken'; lock: LockedBy }
  /** One goes on in another page of one's own. */
  | { state: 'elsewhere' }
  /** Nobody edits any more; it was read here. */
  | { state: 'free' };

export type HoldMode = 'open' | 'renew' | 'take-over';

export type HoldAnswer =
  | { held: true; revision: number }
  | { held: false; lock: LockedBy }
  /** No answer; the lease lasts a while without. */
  | null;

/** What pages of one person on one journey tell each other. */
export type TabMessage =
  | { type: 'claim'; editor: string }
  | { type: 'here'; to: string }
  | { type: 'yielded'; to: string };

export interface EditSessionSettings {
  editor: string;
  userId: string;
  hold(mode: HoldMode): Promise<HoldAnswer>;
  release(): void;
  tell(message: TabMessage): void;
  /** Saves what is not saved, as far as that is possible, and lets go of the rest. */
  settle(): Promise<void>;
  onEditing(editing: Editing): void;
  /** The draft may be changed here, and this is how far it is. */
  onHeld(revision: number): void;
}

export const BEAT_MS = 20_000;
export const HERE_MS = 150;
const YIELD_MS = 6000;

/**
 * One page's part in who edits a draft: takes the lock, renews it, and gives way to another person or
 * another page of one's own.
 */
export class EditSession {
  #settings: EditSessionSettings;
  #editing: Editing = { state: 'mine' };
  #beat: ReturnType<typeof setInterval> | undefined;
  #joined: (() => void) | null = null;
  #here: (() => void) | null = null;
  #begun = false;
  #ended = false;

  constructor(settings: EditSessionSettings) {
    this.#settings = settings;
  }

  get editing(): Editing {
    return this.#editing;
  }

  /** Takes the lock, once other pages of one's own have let go. */
  async begin(mode: 'open' | 'take-over'): Promise<void> {
    await this.#join();
    if (this.#ended) return;
    this.#take(await this.#settings.hold(mode));
    this.#begun = true;
    clearInterval(this.#beat);
    this.#beat = setInterval(() => {
      if (this.#editing.state === 'mine') void this.#renew();
    }, BEAT_MS);
  }

  end(): void {
    this.#ended = true;
    clearInterval(this.#beat);
    if (this.#editing.state === 'mine') this.#settings.release();
  }

  /** What the server says of the lock. */
  pulse(lock: LockedBy | null): void {
    const { state } = this.#editing;
    if (lock?.editor === this.#settings.editor || state === 'joining' || !this.#begun) return;
    // What was under way when this page took the lock is older than that: ask.
    if (state === 'mine') void this.#renew();
    else if (lock && lock.userId === this.#settings.userId) this.#set({ state: 'elsewhere' });
    else if (lock) this.#set({ state: state === 'taken' ? 'taken' : 'theirs', lock });
    else if (state !== 'taken') this.#set({ state: 'free' });
  }

  /** Another page has the lock. */
  async lost(lock: LockedBy): Promise<void> {
    if (this.#editing.state !== 'mine' || this.#ended) return;
    if (lock.userId === this.#settings.userId) {
      this.#set({ state: 'elsewhere' });
      await this.#settings.settle();
    } else this.#set({ state: 'taken', lock });
  }

  async hear(message: TabMessage): Promise<void> {
    const { editor } = this.#settings;
    if (message.type === 'claim') {
      if (this.#editing.state !== 'mine' || this.#ended || message.editor === editor) return;
      this.#settings.tell({ type: 'here', to: message.editor });
      this.#set({ state: 'elsewhere' });
      await this.#settings.settle();
      this.#settings.tell({ type: 'yielded', to: message.editor });
    } else if (message.to !== editor) return;
    else if (message.type === 'here') this.#here?.();
    else this.#joined?.();
  }

  async #renew(): Promise<void> {
    const answer = await this.#settings.hold('renew');
    if (answer && !answer.held) await this.lost(answer.lock);
  }

  #take(answer: HoldAnswer): void {
    if (this.#ended) return;
    if (answer && !answer.held) {
      const { lock } = answer;
      const own = lock.userId === this.#settings.userId;
      this.#set(own ? { state: 'elsewhere' } : { state: 'theirs', lock });
      return;
    }
    // Without an answer one goes on: the server refuses what must not be written.
    this.#set({ state: 'mine' });
    if (answer) this.#settings.onHeld(answer.revision);
  }

  /** Asks other tabs to let go; ends as soon as they have, or nobody is there. */
  async #join(): Promise<void> {
    const here = new Promise<boolean>((resolve) => {
      const nobody = setTimeout(() => resolve(false), HERE_MS);
      this.#here = () => {
        clearTimeout(nobody);
        this.#set({ state: 'joining' });
        resolve(true);
      };
    });
    const yielded = new Promise<void>((resolve) => {
      this.#joined = resolve;
    });
    this.#settings.tell({ type: 'claim', editor: this.#settings.editor });
    if (await here) {
      let late: ReturnType<typeof setTimeout> | undefined;
      const tired = new Promise<void>((resolve) => {
        late = setTimeout(resolve, YIELD_MS);
      });
      await Promise.race([yielded, tired]);
      clearTimeout(late);
    }
    this.#here = null;
    this.#joined = null;
  }

  #set(editing: Editing): void {
    if (this.#ended || JSON.stringify(editing) === JSON.stringify(this.#editing)) return;
    this.#editing = editing;
    this.#settings.onEditing(editing);
  }
}
