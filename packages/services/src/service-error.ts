import type { JsonValue } from '@percurso/journey/json-value';
import type { ProblemCode, ProblemValues } from './problem-code.ts';

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
  code: ProblemCode;
  values?: ProblemValues | undefined;
}

interface Said {
  detail: string;
  /** Why, for those who word it themselves; where fields are named, they may say it alone. */
  code: ProblemCode;
  values?: ProblemValues | undefined;
  errors?: FieldError[] | undefined;
  /** Further members of the problem, such as who changed the draft meanwhile. */
  extra?: Record<string, JsonValue> | undefined;
}

type SaidOfFields = Omit<Said, 'code' | 'values' | 'errors'> & { errors: FieldError[] };

/** The one error a verb throws for what the caller can mend; each transport maps it once. */
export class ServiceError extends Error {
  readonly code: ServiceErrorCode;
  readonly detail: string;
  readonly problem: { code: ProblemCode; values?: ProblemValues | undefined };
  readonly errors: FieldError[] | undefined;
  readonly extra: Record<string, JsonValue> | undefined;

  constructor(code: ServiceErrorCode, said: Said | SaidOfFields) {
    super(said.detail);
    this.name = 'ServiceError';
    this.code = code;
    this.detail = said.detail;
    this.problem =
      'code' in said ? { code: said.code, values: said.values } : { code: 'invalid-fields' };
    this.errors = said.errors;
    this.extra = said.extra;
  }
}
