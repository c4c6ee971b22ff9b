import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { explainFailure } from './explain-failure.mjs';
import { PlainFailure } from './plain-failure.mjs';

/**
 * Makes the home folder with its parts, or says in a sentence why it cannot be written.
 * @param {string} home
 */
export async function prepareHome(home) {
  try {
    await mkdir(path.join(home, 'run'), { recursive: true });
    await mkdir(path.join(home, 'logs'), { recursive: true, mode: 0o700 });
    const probe = path.join(home, 'run', `probe.${process.pid}`);
    await writeFile(probe, 'written');
    await rm(probe);
  } catch (cause) {
    const sentence = explainFailure(cause, home);
    throw new PlainFailure(
      sentence.startsWith('The disk')
        ? sentence
        : `The folder ${home}, where Percurso keeps its state, cannot be written (${codeOf(cause)}): change its owner, or set PERCURSO_HOME to a folder of yours.`,
      { cause },
    );
  }
}

/**
 * The secret that signs sessions and encrypts credentials: made once, kept in the home folder.
 * @param {string} home
 * @returns {Promise<string>}
 */
export async function ensureSecret(home) {
  const file = path.join(home, 'secret');
  await writeFile(file, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' }).catch(
    (error) => {
      if (error.code !== 'EEXIST') throw error;
    },
  );
  return (await readFile(file, 'utf8')).trim();
}

/**
 * The sign-in the API made when it seeded the demo, or undefined where there is no demo.
 * @param {string} home
 * @returns {Promise<{ email: string, password: string } | undefined>}
 */
export async function readDemoSignIn(home) {
  try {
    return JSON.parse(await readFile(path.join(home, 'demo-sign-in.json'), 'utf8'));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** @param {unknown} error @returns {unknown} */
function codeOf(error) {
  return error instanceof Error && 'code' in error ? error.code : error;
}
