import type { Command } from './shortcut-table.ts';

/** Who does what in one opened designer; the last to register a command does it. */
export class Commands {
  readonly #doers = new Map<Command, (() => void)[]>();

  /** Gives back how to take it off again. */
  register(command: Command, run: () => void): () => void {
    this.#doers.set(command, [...(this.#doers.get(command) ?? []), run]);
    return () => {
      const left = (this.#doers.get(command) ?? []).filter((one) => one !== run);
      this.#doers.set(command, left);
    };
  }

  has(command: Command): boolean {
    return (this.#doers.get(command)?.length ?? 0) > 0;
  }

  /** False when nobody can do it now. */
  run(command: Command): boolean {
    const doer = this.#doers.get(command)?.at(-1);
    doer?.();
    return doer !== undefined;
  }
}
