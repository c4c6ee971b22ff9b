import type { BrowserLaunch } from './chromium.ts';

/** What the set-up of the project `services` hands to its tests. */
interface ServicesContext {
  /** The database "postgres" of the test server, as its superuser. */
  postgresUrl: string;
  /** host:port of the Temporal server, namespace `default`. */
  temporalAddress: string;
  /** File for Worker.create({ workflowBundle: { codePath } }). */
  workflowBundlePath: string;
}

/** What the project `engine` has beside what `services` has. */
interface EngineContext {
  /** Where api.mjs and worker.mjs are, as they were bundled for this run. */
  serverFolder: string;
}

/** A Percurso as `npm start` runs it. */
export interface BrowserStack {
  baseUrl: string;
  /** Full access to the demo workspace. */
  apiKey: string;
  demoSignIn: { email: string; password: string };
  /** PERCURSO_HOME; its `logs` folder tells what went wrong. */
  home: string;
}

/** What the set-up of the project `browser` hands to its tests. */
interface BrowserContext {
  /** One for each worker; `stackHere()` takes the own one. */
  stacks: BrowserStack[];
  /** For playwright's chromium.launch(). */
  chromium: BrowserLaunch;
}

declare module 'vitest' {
  interface ProvidedContext extends ServicesContext, EngineContext, BrowserContext {}
}
