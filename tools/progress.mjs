const firstWordAfterMs = 1000;
const nextWordAfterMs = 10_000;

/**
 * Tells what takes longer than a second: a line when it is not done by then, one every ten seconds,
 * and one when it is. What is quick says nothing.
 * @param {(line: string) => void} write
 */
export function createProgress(write) {
  /**
   * @template T
   * @param {string} label such as "Installing packages"
   * @param {() => Promise<T>} work
   * @returns {Promise<T>}
   */
  async function step(label, work) {
    const startedAt = performance.now();
    const seconds = () => `${((performance.now() - startedAt) / 1000).toFixed(0)} s`;
    let told = false;
    const tell = () => {
      write(told ? `  ${label}: ${seconds()}` : `  ${label} …`);
      told = true;
      timer = setTimeout(tell, nextWordAfterMs);
    };
    let timer = setTimeout(tell, firstWordAfterMs);
    try {
      const result = await work();
      if (told) write(`  ${label}: done in ${seconds()}`);
      return result;
    } finally {
      clearTimeout(timer);
    }
  }
  return { step, write };
}
