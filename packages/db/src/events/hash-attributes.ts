import { hash } from 'node:crypto';
import type { JsonValue } from '@percurso/journey/json-value';

/** SHA-256 of an event's attributes, hex: tells a repeated event from a changed one. */
export function hashAttributes(attributes: Record<string, JsonValue>): string {
  return hash('sha256', JSON.stringify(attributes));
}
