// Loaded before a server: its own clock is wrong by SHIFT_CLOCK_MS, that of Postgres is not.
const shift = Number(process.env.SHIFT_CLOCK_MS ?? 0);
const TrueDate = globalThis.Date;

class ShiftedDate extends TrueDate {
  /** @param {unknown[]} parts */
  constructor(...parts) {
    super(...(parts.length === 0 ? [TrueDate.now() + shift] : parts));
  }
  static now() {
    return TrueDate.now() + shift;
  }
}

globalThis.Date = ShiftedDate;
