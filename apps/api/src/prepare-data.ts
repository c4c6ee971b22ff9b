import type { Database } from '@percurso/db/connect';
import { ensureApiKey } from '@percurso/services/api-keys/ensure-api-key';
import { setClockSpeed } from '@percurso/services/clock/set-clock-speed';
import { seedDemo } from '@percurso/services/seed/seed-demo';
import { issueSetupCode } from '@percurso/services/workspaces/issue-setup-code';
import type { pino } from 'pino';
import { ensureDemoSignIn } from './demo-sign-in.ts';
import type { ReadEnvironment } from './environment.ts';

/** What a migrated database needs before the first request: the clock, then the demo or a setup code. */
export async function prepareData({
  db,
  environment,
  logger,
}: {
  db: Database;
  environment: ReadEnvironment;
  logger: pino.Logger;
}): Promise<void> {
  const { apiKey, clockSpeed, demo, home, publicUrl, secret } = environment;
  await setClockSpeed(db, clockSpeed);
  if (demo) {
    const sign = await ensureDemoSignIn(home);
    const { demoWorkspaceId } = await seedDemo({ db, publicUrl, secret, ...sign });
    if (apiKey !== undefined) {
      const key = { workspaceId: demoWorkspaceId, key: apiKey, name: 'PERCURSO_API_KEY' };
      await ensureApiKey(db, key);
    }
    return;
  }
  if (apiKey !== undefined) {
    logger.warn(
      'PERCURSO_API_KEY is a key of the demo workspace; it is ignored without PERCURSO_DEMO=1',
    );
  }
  const code = await issueSetupCode(db);
  if (code !== null) {
    logger.info({ code }, `setup code: open ${publicUrl}/setup and make the first admin with it`);
  }
}
