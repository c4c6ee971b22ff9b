import { z } from 'zod';

const Port = z.coerce.number().int().min(1).max(65_535);

const Environment = z.object({
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, 'expected postgres://user@host:port/name'),
  PORT: Port.default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  PERCURSO_URL: z.url().optional(),
  PERCURSO_HOME: z.string().min(1).default('.percurso'),
  PERCURSO_SECRET: z.string().min(32, 'expected at least 32 characters'),
  PERCURSO_API_KEY: z.string().min(16, 'expected at least 16 characters').optional(),
  PERCURSO_CLOCK_SPEED: z.coerce.number().positive().max(100_000).default(1),
  PERCURSO_DEMO: z.enum(['0', '1']).optional(),
  PERCURSO_WEB_DIR: z.string().min(1).optional(),
  PERCURSO_LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
});

/** What the process is told from outside; the one place that reads environment variables. */
export function readEnvironment(source: Record<string, string | undefined>) {
  // An empty variable is how shells and compose files say "not set".
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const parsed = Environment.safeParse(given);
  if (!parsed.success) {
    const wrong = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`The environment is not usable: ${wrong.join('; ')}.`);
  }
  const env = parsed.data;
  return {
    databaseUrl: env.DATABASE_URL,
    port: env.PORT,
    host: env.HOST,
    publicUrl: (env.PERCURSO_URL ?? `http://localhost:${env.PORT}`).replace(/\/+$/, ''),
    home: env.PERCURSO_HOME,
    secret: env.PERCURSO_SECRET,
    apiKey: env.PERCURSO_API_KEY,
    clockSpeed: env.PERCURSO_CLOCK_SPEED,
    demo: env.PERCURSO_DEMO === '1',
    webFolder: env.PERCURSO_WEB_DIR,
    logLevel: env.PERCURSO_LOG_LEVEL,
  };
}
export type ReadEnvironment = ReturnType<typeof readEnvironment>;
