import type { JsonValue } from '@percurso/journey/json-value';

export type ServiceErrorCode =
  | 'not-found'
  | 'invalid'
  | 'conflict'
  | 'forbidden'
  | 'unauthenticated'
  | 'too-large'
  | 'limit';

/** One wrong field: where it is in the request, and what was expected there. */
export interface FieldError {
  path: string;
  message: string;
  code?: string | undefined;
}

/** The one error a verb throws for what the caller can mend; each transport maps it once. */
export class ServiceError extends Error {
  readonly code: ServiceErrorCode;
  readonly detail: string;
  readonly errors: FieldError[] | undefined;
  /** Further members of the problem, such as who changed the draft meanwhile. */
  readonly extra: Record<string, JsonValue> | undefined;

  constructor(
    code: ServiceErrorCode,
    {
      detail,
      errors,
      extra,
    }: {
      detail: string;
      errors?: FieldError[] | undefined;
      extra?: Record<string, JsonValue> | undefined;
    },
  ) {
    super(detail);
    this.name = 'ServiceError';
    this.code = code;
    this.detail = detail;
    this.errors = errors;
    this.extra = extra;
  }
}
