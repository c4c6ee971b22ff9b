import type { ScopeAttribute } from '@percurso/journey/attribute';
import type { Block } from '@percurso/journey/document';
import type { JsonValue } from '@percurso/journey/json-value';
import type { FormField } from './form-fields.ts';

/** A problem of a field in words. */
export interface FoundProblem {
  sentence: string;
  severity: 'error' | 'warning';
}

/** What every input of a block's form is given. */
export interface FieldProps {
  field: FormField;
  block: Block;
  label: string;
  help: string | undefined;
  value: JsonValue | undefined;
  onChange(value: JsonValue | undefined): void;
  scope: readonly ScopeAttribute[];
  /** The sentence of the error at a path of the config, if it is to be shown. */
  problemAt(path: string): string | undefined;
  /** The same with warnings, for those that show each where it is. */
  foundAt(path: string): FoundProblem | undefined;
  disabled: boolean;
}
