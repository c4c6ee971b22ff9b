/** A field the server refused, by its path in the body that was sent. */
export interface FieldProblem {
  path: string;
  message: string;
  code?: string | undefined;
  values?: Record<string, string | number> | undefined;
}

/** What an answer outside 2xx said (RFC 9457), or that no answer came: then `status` is 0 and `code` is `offline`. */
export class ProblemError extends Error {
  readonly status: number;
  /** The reason by its stable code with what it names; none where the answer is no problem of ours. */
  readonly code: string;
  readonly values: Record<string, string | number>;
  readonly detail: string;
  readonly errors: FieldProblem[];
  /** The whole answer, for the few problems that carry more (a stale revision, a refused publish). */
  readonly body: Record<string, unknown>;

  constructor(status: number, body: Record<string, unknown>) {
    const detail = textOf(body.detail) ?? textOf(body.message) ?? textOf(body.title) ?? '';
    super(detail || `The server answered ${status}.`);
    this.name = 'ProblemError';
    this.status = status;
    this.code = textOf(body.code) ?? (status === 0 ? 'offline' : String(status));
    this.values = valuesOf(body.values);
    this.detail = detail;
    this.errors = Array.isArray(body.errors)
      ? body.errors.filter(isFieldProblem).map(readField)
      : [];
    this.body = body;
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function valuesOf(values: unknown): Record<string, string | number> {
  const given = typeof values === 'object' && values !== null ? Object.entries(values) : [];
  return Object.fromEntries(
    given.filter(([, value]) => ['string', 'number'].includes(typeof value)),
  );
}

function readField(field: FieldProblem): FieldProblem {
  return { ...field, values: valuesOf(field.values) };
}

function isFieldProblem(value: unknown): value is FieldProblem {
  return (
    typeof value === 'object' &&
    value !== null &&
    'path' in value &&
    typeof value.path === 'string' &&
    'message' in value &&
    typeof value.message === 'string'
  );
}
