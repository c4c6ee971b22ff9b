import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';

const skipped = new Set(['node_modules', 'dist', 'migrations', 'docs']);

/**
 * A digest over names and contents of all sources below some files and folders; tests are left out.
 * @param {string} root
 * @param {string[]} places relative to root; one that is missing counts as empty
 * @returns {Promise<string>}
 */
export async function sourceDigest(root, places) {
  const hash = createHash('sha256');
  for (const place of places) {
    for (const file of await filesBelow(path.join(root, place))) {
      hash.update(path.relative(root, file));
      hash.update(await readFile(file));
    }
  }
  return hash.digest('hex');
}

/** @param {string} place @returns {Promise<string[]>} in a fixed order */
async function filesBelow(place) {
  const found = await stat(place).catch(() => undefined);
  if (!found) return [];
  if (found.isFile()) return /\.test\.tsx?$/.test(place) ? [] : [place];
  const entries = await readdir(place);
  const kept = entries.filter((name) => !skipped.has(name)).sort();
  return (await Promise.all(kept.map((name) => filesBelow(path.join(place, name))))).flat();
}
