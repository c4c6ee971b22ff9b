import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { PlainFailure } from './plain-failure.mjs';

/**
 * The account Postgres runs as: undefined for our own, or, because Postgres refuses to run as root,
 * the account `postgres`, made where the machine has none.
 * @returns {{ uid: number, gid: number } | undefined}
 */
export function postgresAccount() {
  if (process.getuid?.() !== 0) return undefined;
  const account = readAccount();
  if (account) return account;
  spawnSync('groupadd', ['--system', 'postgres']);
  spawnSync('useradd', ['--system', '--gid', 'postgres', '--no-create-home', 'postgres']);
  const made = readAccount();
  if (made) return made;
  throw new PlainFailure(
    'Postgres does not run as root, and the account "postgres" could not be made: start Percurso as an ordinary user, or add that account.',
  );
}

/** @returns {{ uid: number, gid: number } | undefined} */
function readAccount() {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith('postgres:'));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined;
}
