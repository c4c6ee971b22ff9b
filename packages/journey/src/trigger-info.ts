import type { Attribute } from './attribute.ts';

/**
 * A trigger as the designer and `compile` need to know it. A record trigger gives the plain columns
 * of its table; `scopeAt` offers them as `trigger.record.*`, `trigger.before.*` and `case.*`.
 */
export interface TriggerInfo {
  key: string;
  name: string;
  state: 'draft' | 'ready' | 'stopped';
  kind: 'custom' | 'record' | 'interaction';
  attributes: Attribute[];
}
