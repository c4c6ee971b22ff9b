import { compile } from '@percurso/journey/compile';
import type { Block } from '@percurso/journey/document';
import { BlockConfig } from '@percurso/journey/document';
import type { Problem } from '@percurso/journey/problem';
import type { TriggerInfo } from '@percurso/journey/trigger-info';
import { definitions } from '../generated/definitions.ts';

export const TRIGGERS: TriggerInfo[] = [
  {
    key: 'device-failed',
    name: 'Device failed',
    state: 'ready',
    kind: 'custom',
    attributes: [
      { name: 'ErrorCode', type: 'number', required: true },
      { name: 'DeviceID', type: 'text', required: true },
      { name: 'tags', type: 'list', required: true },
      { name: 'Note', type: 'text' },
    ],
  },
  {
    key: 'case-requested',
    name: 'Case requested',
    state: 'ready',
    kind: 'custom',
    attributes: [
      { name: 'DeviceID', type: 'text', required: true },
      { name: 'ErrorCode', type: 'number' },
      { name: 'Priority', type: 'text', options: ['Low', 'Critical'] },
    ],
  },
  { key: 'unfinished', name: 'Unfinished', state: 'draft', kind: 'custom', attributes: [] },
  { key: 'old', name: 'Old', state: 'stopped', kind: 'custom', attributes: [] },
  { key: 'case-changed', name: 'Case changed', state: 'ready', kind: 'record', attributes: [] },
];

/** What `compile` finds in a journey of one block, as `field: key`, warnings with a question mark. */
export function checkBlock(kind: string, config: object): string[] {
  const asStored = BlockConfig.parse(JSON.parse(JSON.stringify(config)));
  return compileBlocks([{ id: 'b1', kind, config: asStored }]).map(
    ({ field, key, severity }) => `${field}: ${key}${severity === 'warning' ? '?' : ''}`,
  );
}

export function compileBlocks(blocks: Block[], senders?: string[]): Problem[] {
  const entry = { trigger: 'device-failed' };
  const document = { schema: 1 as const, name: 'Journey', entry, settings: {}, blocks };
  return compile({ document, definitions, triggers: TRIGGERS, senders }).problems;
}
