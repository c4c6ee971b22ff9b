import type { ReactNode } from 'react';
import { fieldErrors } from './field-errors.ts';

interface RefusableForm {
  setErrors(errors: Record<string, ReactNode>): void;
  getInputNode(path: string): HTMLElement | null;
}

/** Puts what the server refused at the fields and goes to the first of them. */
export function refuseForm(form: RefusableForm, error: unknown): void {
  const errors = fieldErrors(error);
  form.setErrors(errors);
  focusFirstError(form, errors);
}

/** Goes to the first field with an error, for `form.onSubmit`'s second argument. */
export function focusFirstError(
  form: Pick<RefusableForm, 'getInputNode'>,
  errors: Record<string, ReactNode>,
): void {
  const [first] = Object.keys(errors);
  if (first !== undefined) form.getInputNode(first)?.focus();
}
