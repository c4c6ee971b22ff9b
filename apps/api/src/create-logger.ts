import { pino } from 'pino';

/** JSON lines on stdout. Errors of the database say what they tried with which values: those stay out. */
export function createLogger(): pino.Logger {
  return pino({ name: 'api', serializers: { err: viewError } });
}

interface LoggedError {
  type: string;
  message: string;
  code?: unknown;
  constraint?: unknown;
  stack?: string | undefined;
  cause?: LoggedError | undefined;
}

function viewError(error: unknown): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: 'not an Error' };
  const { name, message, stack, cause } = error;
  return {
    type: name,
    message: withoutValues(message),
    code: Reflect.get(error, 'code'),
    constraint: Reflect.get(error, 'constraint_name'),
    // The stack repeats the message; only the places are wanted.
    stack: stack?.slice(stack.indexOf('\n    at ') + 1),
    cause: cause instanceof Error ? viewError(cause) : undefined,
  };
}

/** drizzle puts every parameter of a failed query behind this word. */
function withoutValues(message: string): string {
  return message.replace(/\nparams:[\s\S]*$/, '');
}
