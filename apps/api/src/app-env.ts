import type { Database } from '@percurso/db/connect';
import type { ServiceContext } from '@percurso/services/context';
import type { pino } from 'pino';
import type { Auth } from './auth.ts';
import type { JourneyWatch } from './journey-watch.ts';

/** Everything the app is given from outside. */
export interface AppDeps {
  db: Database;
  auth: Auth;
  logger: pino.Logger;
  /** Tells open pages what changes; closed before the server is. */
  watch: JourneyWatch;
  publicUrl: string;
  secret: string;
  /** Renders templates of simulations. */
  render: NonNullable<ServiceContext['render']>;
  /** Where Temporal's web pages show workflows; without it their ids are told alone. */
  workflowPages?: string | undefined;
  /** Folder of the built web application; without it only the API is served. */
  webFolder?: string | undefined;
}

/** What handlers find on the request: `c.var.ctx` is set by the route's own check of access. */
export interface AppEnv {
  Variables: {
    deps: AppDeps;
    ctx: ServiceContext;
    /** Where a person is signed in; an API key has none. */
    sessionId: string | undefined;
  };
}
