/** What is known of one thing: short, to tell whether it is news, and in full. */
export interface Known {
  digest: string;
  data: string;
}

/** One server-sent event. */
export interface Told {
  event: 'pulse' | 'numbers' | 'ping';
  id: string;
  data: string;
}

type Topic = 'pulse' | 'numbers';
const TOPICS = ['pulse', 'numbers'] as const;

const PING_MS = 15_000;
/** Then the reader comes back, and who they are is looked at again. */
const LONGEST_MS = 300_000;

/**
 * What one reader has been told and has not. Only the newest of each is kept, so a slow reader costs
 * no memory; the id of an event says what its reader knows, whichever process they come back to.
 */
export class JourneyWatcher {
  #told: Record<Topic, string>;
  #known: Partial<Record<Topic, Known>> = {};
  #onClose: () => void;
  #closed = false;
  #wake: (() => void) | null = null;
  #longest: ReturnType<typeof setTimeout>;

  constructor(seen: string | undefined, onClose: () => void) {
    const [pulse = '', numbers = ''] = (seen ?? '').split('.');
    this.#told = { pulse, numbers };
    this.#onClose = onClose;
    this.#longest = setTimeout(() => this.close(), LONGEST_MS);
  }

  know(topic: Topic, known: Known): void {
    this.#known[topic] = known;
    if (this.#told[topic] !== known.digest) this.#wake?.();
  }

  /** The next thing to tell, as soon as there is one; null once it is over. */
  async next(): Promise<Told | null> {
    while (!this.#closed) {
      const news = this.#news();
      if (news) return news;
      if (!(await this.#woken())) return this.#closed ? null : this.#event('ping', '');
    }
    return null;
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    clearTimeout(this.#longest);
    this.#onClose();
    this.#wake?.();
  }

  #news(): Told | null {
    for (const topic of TOPICS) {
      const known = this.#known[topic];
      if (!known || known.digest === this.#told[topic]) continue;
      this.#told[topic] = known.digest;
      return this.#event(topic, known.data);
    }
    return null;
  }

  #event(event: Told['event'], data: string): Told {
    return { event, data, id: `${this.#told.pulse}.${this.#told.numbers}` };
  }

  /** False where nothing happened for so long that the connection may be thought dead. */
  #woken(): Promise<boolean> {
    return new Promise((resolve) => {
      const quiet = setTimeout(() => done(false), PING_MS);
      const done = (happened: boolean): void => {
        clearTimeout(quiet);
        this.#wake = null;
        resolve(happened);
      };
      this.#wake = () => done(true);
    });
  }
}
