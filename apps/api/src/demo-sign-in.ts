import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

const DemoSignIn = z.object({ email: z.string(), password: z.string() });
type DemoSignIn = z.infer<typeof DemoSignIn>;

/**
 * The sign-in of the demo, kept in the home folder for whoever starts Percurso there; made where it
 * is missing, and then `renewed`.
 */
export async function ensureDemoSignIn(
  home: string,
): Promise<{ signIn: DemoSignIn; renewed: boolean }> {
  const file = path.join(home, 'demo-sign-in.json');
  const kept = await readSignIn(file);
  if (kept) return { signIn: kept, renewed: false };
  const signIn = { email: 'demo@percurso.local', password: randomBytes(12).toString('base64url') };
  await mkdir(home, { recursive: true });
  const written = `${file}.${process.pid}`;
  await writeFile(written, `${JSON.stringify(signIn, null, 2)}\n`, { mode: 0o600 });
  await rename(written, file);
  return { signIn, renewed: true };
}

async function readSignIn(file: string): Promise<DemoSignIn | null> {
  try {
    return DemoSignIn.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    // Missing or cut off in the middle: a new one is made and set.
    return null;
  }
}
