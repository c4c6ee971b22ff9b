import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Options for playwright's chromium.launch(). */
export interface BrowserLaunch {
  executablePath: string;
  args: string[];
  /** The browser's whole environment, where it needs another than ours. */
  env?: Record<string, string>;
}

const args = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'];

const installedNames = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
];
const installedPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * The browser for tests: the one PERCURSO_CHROMIUM names, an installed Chromium or Chrome, or the one
 * that npm brings for Linux x64. Call it once before tests: that last one is unpacked by the call, and
 * two processes unpacking at once spoil it.
 */
export async function resolveChromium(
  env: NodeJS.ProcessEnv = process.env,
): Promise<BrowserLaunch> {
  if (env.PERCURSO_CHROMIUM) {
    if (existsSync(env.PERCURSO_CHROMIUM)) return { executablePath: env.PERCURSO_CHROMIUM, args };
    throw new Error(
      `PERCURSO_CHROMIUM names ${env.PERCURSO_CHROMIUM}, which is not there: give the path of a Chromium or Chrome, or leave it unset.`,
    );
  }
  const onPath = (env.PATH ?? '')
    .split(path.delimiter)
    .flatMap((folder) => installedNames.map((name) => path.join(folder, name)));
  const installed = [...onPath, ...installedPlaces].find((file) => existsSync(file));
  if (installed) return { executablePath: installed, args };
  if (process.platform === 'linux' && process.arch === 'x64') return unpackChromium(env);
  throw new Error(
    'No Chromium or Chrome was found for the browser tests: install one, or name one with PERCURSO_CHROMIUM.',
  );
}

/** The package brings the libraries a bare machine lacks, but unpacks them on one cloud only. */
async function unpackChromium(env: NodeJS.ProcessEnv): Promise<BrowserLaunch> {
  const { AWS_EXECUTION_ENV: before, LD_LIBRARY_PATH, FONTCONFIG_PATH } = process.env;
  process.env.AWS_EXECUTION_ENV = 'AWS_Lambda_nodejs20.x';
  const { default: packaged } = await import('@sparticuz/chromium');
  const executablePath = await packaged.executablePath();
  restore({ AWS_EXECUTION_ENV: before, LD_LIBRARY_PATH, FONTCONFIG_PATH });
  if (spawnSync(executablePath, ['--version'], { env }).status === 0) {
    return { executablePath, args };
  }
  const own = {
    LD_LIBRARY_PATH: path.join(tmpdir(), 'al2023', 'lib'),
    FONTCONFIG_PATH: path.join(tmpdir(), 'fonts'),
  };
  return { executablePath, args, env: { ...definedOnly(env), ...own } };
}

function restore(values: Record<string, string | undefined>): void {
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
}

function definedOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
