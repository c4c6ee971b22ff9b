import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, rmdir } from 'node:fs/promises';
import path from 'node:path';
import { postgresAccount } from './postgres-account.mjs';
import { copyPostgresBinaries, findPostgresBinaries } from './postgres-binaries.mjs';

const sharedFolder = '/var/lib/percurso';

/**
 * Where programs and data are for the account that will run them. Run by root, the account must be
 * able to walk to both; where it cannot, they lie below /var/lib/percurso instead.
 * @param {string} wanted the folder to keep the data in
 * @returns {Promise<{ bin: string, folder: string, user: { uid: number, gid: number } | undefined }>}
 */
export async function preparePostgresFolder(wanted) {
  const user = postgresAccount();
  let binaries = await findPostgresBinaries();
  if (!user) {
    await mkdir(wanted, { recursive: true });
    await chmod(wanted, 0o700);
    return { bin: path.join(binaries.native, 'bin'), folder: wanted, user };
  }
  if (!succeeds(path.join(binaries.native, 'bin', 'postgres'), ['--version'], user)) {
    binaries = await copyPostgresBinaries(binaries, sharedFolder);
  }
  const substitute = path.join(
    sharedFolder,
    createHash('sha256').update(path.resolve(wanted)).digest('hex').slice(0, 16),
  );
  const keepsSubstitute = existsSync(path.join(substitute, 'cluster'));
  const folder =
    !keepsSubstitute && (await own(wanted, user)) ? wanted : await ownOrThrow(substitute, user);
  return { bin: path.join(binaries.native, 'bin'), folder, user };
}

/** @param {string} folder @param {{ uid: number, gid: number }} user @returns {Promise<boolean>} */
async function own(folder, user) {
  const isNew = !existsSync(folder);
  await mkdir(folder, { recursive: true });
  await chown(folder, user.uid, user.gid);
  await chmod(folder, 0o700);
  if (succeeds('/bin/sh', ['-c', 'test -w "$1"', 'sh', folder], user)) return true;
  if (isNew) await rmdir(folder);
  return false;
}

/** @param {string} folder @param {{ uid: number, gid: number }} user @returns {Promise<string>} */
async function ownOrThrow(folder, user) {
  await mkdir(sharedFolder, { recursive: true, mode: 0o755 });
  if (await own(folder, user)) return folder;
  throw new Error(`the account "postgres" may not write ${folder} (permission denied)`);
}

/** @param {string} command @param {string[]} args @param {{ uid: number, gid: number }} user */
function succeeds(command, args, user) {
  return spawnSync(command, args, { ...user, cwd: '/' }).status === 0;
}
