import type { Database } from '@percurso/db/connect';
import type { ServiceContext } from '@percurso/services/context';
import { sha256 } from '@percurso/services/crypto/sha256';
import type { JourneyPulse } from '@percurso/services/journeys/edit-lock-schema';
import { getNumbers } from '@percurso/services/journeys/get-numbers';
import type { NumbersVersion } from '@percurso/services/journeys/journey-numbers-schema';
import { readPulses } from '@percurso/services/journeys/read-pulses';
import { ServiceError } from '@percurso/services/service-error';
import type { pino } from 'pino';
import type { Known } from './journey-watcher.ts';
import { JourneyWatcher } from './journey-watcher.ts';

const EVERY_MS = 1000;
const MOST_WATCHERS = 500;

interface Opened {
  ctx: ServiceContext;
  journeyId: string;
  version?: NumbersVersion | undefined;
  /** The id of the event the reader was told last. */
  seen?: string | undefined;
}

/**
 * What open pages are told of journeys: one query a second for all that are watched in this process,
 * and one for the numbers of each; nothing while nobody watches.
 */
export class JourneyWatch {
  #db: Database;
  #logger: pino.Logger;
  #watchers = new Map<JourneyWatcher, Opened>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #looking = false;
  #closed = false;

  constructor({ db, logger }: { db: Database; logger: pino.Logger }) {
    this.#db = db;
    this.#logger = logger;
  }

  /** Throws `limit` where as many watch already as one process can bear. */
  open(opened: Opened): JourneyWatcher {
    if (this.#watchers.size >= MOST_WATCHERS || this.#closed) {
      throw new ServiceError('limit', {
        detail: `${MOST_WATCHERS} pages are open at once here. Ask for the journey now and then instead.`,
        code: 'too-many-open',
        values: { limit: MOST_WATCHERS },
      });
    }
    const watcher = new JourneyWatcher(opened.seen, () => {
      this.#watchers.delete(watcher);
    });
    this.#watchers.set(watcher, opened);
    void this.#look();
    return watcher;
  }

  /** Ends every stream, so that the server can close. */
  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    for (const watcher of this.#watchers.keys()) watcher.close();
  }

  async #look(): Promise<void> {
    if (this.#looking) return;
    this.#looking = true;
    clearTimeout(this.#timer);
    try {
      await this.#tell();
    } catch (err) {
      this.#logger.warn({ err }, 'journeys could not be watched');
    }
    this.#looking = false;
    if (this.#closed || this.#watchers.size === 0) return;
    this.#timer = setTimeout(() => void this.#look(), EVERY_MS);
  }

  async #tell(): Promise<void> {
    const journeyIds = new Set([...this.#watchers.values()].map(({ journeyId }) => journeyId));
    const pulses = await readPulses(this.#db.sql, [...journeyIds]);
    const numbers = new Map<string, Promise<Known>>();
    for (const [watcher, opened] of [...this.#watchers]) {
      const pulse = pulses.get(opened.journeyId);
      // Deleted meanwhile: there is nothing more to tell.
      if (!pulse) watcher.close();
      else watcher.know('pulse', known(pulse));
      const version = opened.version ?? pulse?.versionNumber;
      if (version === null || version === undefined) continue;
      const key = `${opened.journeyId}/${version}`;
      const read = numbers.get(key) ?? this.#readNumbers(opened);
      numbers.set(key, read);
      try {
        watcher.know('numbers', await read);
      } catch (error) {
        // A version that is not there has no numbers to tell, now or later.
        if (!(error instanceof ServiceError)) throw error;
        watcher.close();
      }
    }
  }

  async #readNumbers({ ctx, journeyId, version }: Opened): Promise<Known> {
    const numbers = await getNumbers({
      ctx,
      input: { id: journeyId, ...(version !== undefined && { version }) },
    });
    const { asOf, ...counted } = numbers;
    // Told every ten seconds at least, so that readers know of when they are.
    const at = asOf.slice(0, 'yyyy-mm-ddThh:mm:s'.length);
    return { digest: digestOf({ counted, at }), data: JSON.stringify(numbers) };
  }
}

function known(pulse: JourneyPulse): Known {
  return { digest: digestOf(pulse), data: JSON.stringify(pulse) };
}

function digestOf(value: object): string {
  return sha256(JSON.stringify(value)).slice(0, 16);
}
