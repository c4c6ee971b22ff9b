import { z } from 'zod';

/** What every server is told from outside. */
export const ServerEnvironment = z.object({
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, 'expected postgres://user@host:port/name'),
  PORT: z.coerce.number().int().min(1).max(65_535).default(3000),
  PERCURSO_URL: z.url().optional(),
  PERCURSO_SECRET: z.string().min(32, 'expected at least 32 characters'),
  PERCURSO_LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
});

/**
 * Reads a server's variables; an empty one counts as not set, as shells and compose files mean it.
 *
 * @throws Error naming every variable that is wrong, in one sentence.
 */
export function parseEnvironment<T extends z.ZodType<z.infer<typeof ServerEnvironment>>>(
  schema: T,
  source: Record<string, string | undefined>,
) {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const wrong = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`The environment is not usable: ${wrong.join('; ')}.`);
  }
  const env = parsed.data;
  return {
    env,
    common: {
      databaseUrl: env.DATABASE_URL,
      publicUrl: (env.PERCURSO_URL ?? `http://localhost:${env.PORT}`).replace(/\/+$/, ''),
      secret: env.PERCURSO_SECRET,
      logLevel: env.PERCURSO_LOG_LEVEL,
    },
  };
}
