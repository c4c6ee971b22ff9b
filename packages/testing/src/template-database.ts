import { inject } from 'vitest';
import { cloneTemplate } from './clone-template.ts';

export interface TestDatabase {
  url: string;
  drop(): Promise<void>;
}

/** A database of its own for one test file, on the server that the set-up started. */
export function createTestDatabase(): Promise<TestDatabase> {
  return cloneTemplate(inject('postgresUrl'));
}
