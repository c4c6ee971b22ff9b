import { z } from 'zod';

const Environment = z.object({
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, 'expected postgres://user@host:port/name'),
  TEMPORAL_ADDRESS: z
    .string()
    .regex(/^[^\s:]+:\d+$/, 'expected host:port')
    .default('127.0.0.1:7233'),
  TEMPORAL_NAMESPACE: z.string().min(1).default('default'),
  PORT: z.coerce.number().int().default(3000),
  PERCURSO_URL: z.url().optional(),
  PERCURSO_SECRET: z.string().min(32, 'expected at least 32 characters'),
  PERCURSO_LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  PERCURSO_WORKFLOW_BUNDLE: z.string().min(1).optional(),
});

/** What the worker is told from outside; the one place that reads environment variables. */
export function readEnvironment(source: Record<string, string | undefined>) {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const parsed = Environment.safeParse(given);
  if (!parsed.success) {
    const wrong = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`The environment is not usable: ${wrong.join('; ')}.`);
  }
  const env = parsed.data;
  return {
    databaseUrl: env.DATABASE_URL,
    temporalAddress: env.TEMPORAL_ADDRESS,
    temporalNamespace: env.TEMPORAL_NAMESPACE,
    publicUrl: (env.PERCURSO_URL ?? `http://localhost:${env.PORT}`).replace(/\/+$/, ''),
    secret: env.PERCURSO_SECRET,
    logLevel: env.PERCURSO_LOG_LEVEL,
    workflowBundle: env.PERCURSO_WORKFLOW_BUNDLE,
  };
}
