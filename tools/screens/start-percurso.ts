import { fileURLToPath } from 'node:url';
import { buildAll } from '../build.mjs';
import { startTemporaryPercurso } from '../start-temporary-percurso.mjs';
import type { PictureClock } from './picture-clock.ts';
import { openPictureClock, pictureSpeed, pictureTimes } from './picture-clock.ts';
import type { Call } from './scene.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const apiKey = 'screens-key-0123456789';

/** A Percurso of its own with the demo's data; what takes it down is put on `cleanUp`. */
export async function startPercurso(cleanUp: (() => Promise<unknown>)[]) {
  let clock: PictureClock | undefined;
  const { address, demoSignIn, stop } = await startTemporaryPercurso({
    root,
    purpose: 'screens',
    env: { PERCURSO_API_KEY: apiKey, PERCURSO_CLOCK_SPEED: String(pictureSpeed) },
    build: () => buildAll({ root }),
    prepare: async (url) => {
      clock = await openPictureClock(url);
      await clock.set(pictureTimes.seeded);
    },
  });
  cleanUp.push(stop);
  cleanUp.push(async () => clock?.close());
  if (!clock) throw new Error('The stack started without preparing its database.');
  const call: Call = async (method, where, body) => {
    const answer = await fetch(`${address}/api/v1${where}`, {
      method,
      headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${where} answered ${answer.status}: ${text}`);
    return JSON.parse(text);
  };
  return { address, signIn: demoSignIn, call, clock };
}
