import { existsSync } from 'node:fs';
import path from 'node:path';

/** The folder if a built web application is in it. */
export function findWebFolder(folder: string): string | undefined {
  return existsSync(path.join(folder, 'index.html')) ? folder : undefined;
}
