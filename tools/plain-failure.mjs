/** A failure told to the person in its one sentence, without a stack. */
export class PlainFailure extends Error {
  /** @param {string} message @param {{ cause?: unknown }} [options] */
  constructor(message, options) {
    super(message, options);
    this.name = 'PlainFailure';
  }
}
