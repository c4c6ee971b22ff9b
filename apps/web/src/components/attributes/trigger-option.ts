import type { Attribute } from '@percurso/journey/attribute';

/** A trigger as the catalogue offers it; what `GET /triggers` lists, as far as choosing needs it. */
export interface TriggerOption {
  key: string;
  name: string;
  description: string;
  kind: 'custom' | 'record';
  state: 'draft' | 'ready' | 'stopped';
  attributes: Attribute[];
}
