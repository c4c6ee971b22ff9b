const broken = `  function nextWrite(fn) {
    const x = socket.write(chunk, fn)`;
const mended = `  function nextWrite(fn) {
    if (socket === null) {
      nextWriteTimer !== null && clearImmediate(nextWriteTimer)
      chunk = nextWriteTimer = null
      error(Errors.connection('CONNECTION_CLOSED', options, socket))
      return true
    }
    const x = socket.write(chunk, fn)`;

/**
 * postgres 3.4.9 writes to a connection that has closed meanwhile from a timer of its own, which ends
 * the whole process when Postgres goes away under load. Upstream it is issue 1208 of porsager/postgres,
 * mended in no release yet; here such a query is refused like any other of a closed connection.
 * @returns {import('vite').Plugin}
 */
export function mendPostgres() {
  return {
    name: 'mend-postgres',
    transform(code, id) {
      if (!/\/postgres\/src\/connection\.js$/.test(id)) return undefined;
      if (code.includes(broken)) return { code: code.replace(broken, mended), map: null };
      throw new Error(
        'The place in postgres/src/connection.js that tools/mend-postgres.mjs mends is not there: see whether the fault is gone, and with it this file.',
      );
    },
  };
}
