import type { Browser } from 'playwright-core';
import { chromium } from 'playwright-core';
import type { BrowserLaunch } from '../../packages/testing/src/chromium.ts';

/** A browser that tells the size of its heap exactly and collects garbage when asked. */
export function launchBenchBrowser(launch: BrowserLaunch): Promise<Browser> {
  const args = [...launch.args, '--enable-precise-memory-info', '--js-flags=--expose-gc'];
  return chromium.launch({ ...launch, args });
}
