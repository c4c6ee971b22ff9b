import { createServer } from 'node:net';

/**
 * Whether a server could listen there now. Other reasons than a taken port (an unknown host, a port
 * below 1024) reject with the system's error.
 * @param {{ host: string, port: number }} address
 * @returns {Promise<boolean>}
 */
export function portIsFree({ host, port }) {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => {
      if ('code' in error && error.code === 'EADDRINUSE') resolve(false);
      else reject(error);
    });
    probe.listen(port, host, () => probe.close(() => resolve(true)));
  });
}
