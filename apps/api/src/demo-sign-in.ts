import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

const DemoSignIn = z.object({ email: z.string(), password: z.string() });
type DemoSignIn = z.infer<typeof DemoSignIn>;

/**
 * The sign-in of the demo, kept in the home folder for whoever starts Percurso there; made where it
 * is missing, and then `renewed`. Of several processes that start together one makes it.
 */
export async function ensureDemoSignIn(
  home: string,
): Promise<{ signIn: DemoSignIn; renewed: boolean }> {
  const file = path.join(home, 'demo-sign-in.json');
  const kept = await readSignIn(file);
  if (kept) return { signIn: kept, renewed: false };
  const signIn = { email: 'demo@percurso.local', password: randomBytes(12).toString('base64url') };
  await mkdir(home, { recursive: true });
  const written = `${file}.${randomBytes(6).toString('hex')}`;
  await writeFile(written, `${JSON.stringify(signIn, null, 2)}\n`, { mode: 0o600 });
  try {
    // Unlike a rename this never replaces what another process put there first.
    await link(written, file);
    return { signIn, renewed: true };
  } catch (error) {
    const other = await readSignIn(file);
    if (other) return { signIn: other, renewed: false };
    throw error;
  } finally {
    await rm(written);
  }
}

/** Null where it is missing, or not readable as a sign-in and so removed. */
async function readSignIn(file: string): Promise<DemoSignIn | null> {
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) return null;
  try {
    return DemoSignIn.parse(JSON.parse(text));
  } catch {
    await rm(file, { force: true });
    return null;
  }
}
