import { parseEnvironment, ServerEnvironment } from '@percurso/services/server-environment';
import { z } from 'zod';

const Environment = ServerEnvironment.extend({
  TEMPORAL_ADDRESS: z
    .string()
    .regex(/^[^\s:]+:\d+$/, 'expected host:port')
    .default('127.0.0.1:7233'),
  TEMPORAL_NAMESPACE: z.string().min(1).default('default'),
  PERCURSO_WORKFLOW_BUNDLE: z.string().min(1).optional(),
});

/** What the worker is told from outside; the one place that reads environment variables. */
export function readEnvironment(source: Record<string, string | undefined>) {
  const { env, common } = parseEnvironment(Environment, source);
  return {
    ...common,
    temporalAddress: env.TEMPORAL_ADDRESS,
    temporalNamespace: env.TEMPORAL_NAMESPACE,
    workflowBundle: env.PERCURSO_WORKFLOW_BUNDLE,
  };
}
