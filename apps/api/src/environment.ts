import { parseEnvironment, ServerEnvironment } from '@percurso/services/server-environment';
import { z } from 'zod';

const Environment = ServerEnvironment.extend({
  HOST: z.string().min(1).default('127.0.0.1'),
  PERCURSO_HOME: z.string().min(1).default('.percurso'),
  PERCURSO_API_KEY: z.string().min(16, 'expected at least 16 characters').optional(),
  PERCURSO_CLOCK_SPEED: z.coerce.number().positive().max(100_000).default(1),
  PERCURSO_DEMO: z.enum(['0', '1']).optional(),
  PERCURSO_WEB_DIR: z.string().min(1).optional(),
  TEMPORAL_NAMESPACE: z.string().min(1).default('default'),
  TEMPORAL_UI_URL: z.url({ protocol: /^https?$/ }).optional(),
});

/** What the process is told from outside; the one place that reads environment variables. */
export function readEnvironment(source: Record<string, string | undefined>) {
  const { env, common } = parseEnvironment(Environment, source);
  return {
    ...common,
    port: env.PORT,
    host: env.HOST,
    home: env.PERCURSO_HOME,
    apiKey: env.PERCURSO_API_KEY,
    clockSpeed: env.PERCURSO_CLOCK_SPEED,
    demo: env.PERCURSO_DEMO === '1',
    webFolder: env.PERCURSO_WEB_DIR,
    workflowPages:
      env.TEMPORAL_UI_URL && workflowPages(env.TEMPORAL_UI_URL, env.TEMPORAL_NAMESPACE),
  };
}

/** Where Temporal's web pages show the workflows of a namespace, each under its id. */
function workflowPages(url: string, namespace: string): string {
  return `${url.replace(/\/+$/, '')}/namespaces/${encodeURIComponent(namespace)}/workflows`;
}

export type ReadEnvironment = ReturnType<typeof readEnvironment>;
