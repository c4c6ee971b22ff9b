import type { Plan } from '@percurso/journey/plan';
import { sha256 } from '../crypto/sha256.ts';

/** SHA-256 of the plan's JSON with sorted names, hex: equal plans have equal hashes. */
export function planHash(plan: Plan): string {
  return sha256(JSON.stringify(plan, sortNames));
}

function sortNames(_name: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
