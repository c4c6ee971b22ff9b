import type { BlockId, JourneyDocument } from '@percurso/journey/document';
import type { Problem } from '@percurso/journey/problem';
import { walkBlocks } from '@percurso/journey/walk-blocks';
import { definitionOf } from '../state/block-ports.ts';

/** Where an item of the checklist leads. */
export type ChecklistTarget =
  | { type: 'problem'; problem: Problem }
  | { type: 'entry' }
  | { type: 'block'; blockId: BlockId }
  /** The picker behind the last step. */
  | { type: 'add' }
  | { type: 'problems' }
  | { type: 'test' };

interface ChecklistItem {
  key: 'trigger' | 'blocks' | 'message' | 'test' | 'problems';
  done: boolean;
  target: ChecklistTarget;
}

/** What a journey goes through until it is published, and where each is done. */
export function checklistOf({
  document,
  problems,
  tested,
}: {
  document: JourneyDocument;
  problems: readonly Problem[];
  tested: boolean;
}): ChecklistItem[] {
  const errors = problems.filter(({ severity }) => severity === 'error');
  const ofTrigger = errors.find(({ field }) => field === 'entry.trigger');
  const messages = [...walkBlocks(document)]
    .map(({ block }) => block)
    .filter(({ kind }) => definitionOf(kind)?.category === 'messages');
  const ids = new Set(messages.map(({ id }) => id));
  const ofMessage = errors.find(({ blockId }) => blockId !== null && ids.has(blockId));
  const [first] = document.blocks;
  const [message] = messages;
  return [
    {
      key: 'trigger',
      done: !ofTrigger,
      target: ofTrigger ? { type: 'problem', problem: ofTrigger } : { type: 'entry' },
    },
    {
      key: 'blocks',
      done: first !== undefined,
      target: first ? { type: 'block', blockId: first.id } : { type: 'add' },
    },
    {
      key: 'message',
      done: message !== undefined && !ofMessage,
      target: ofMessage
        ? { type: 'problem', problem: ofMessage }
        : message
          ? { type: 'block', blockId: message.id }
          : { type: 'add' },
    },
    { key: 'test', done: tested, target: { type: 'test' } },
    { key: 'problems', done: errors.length === 0, target: { type: 'problems' } },
  ];
}

/** A journey may be published without a message, and untested. */
export function isReady(items: readonly Pick<ChecklistItem, 'key' | 'done'>[]): boolean {
  return items.every(({ key, done }) => done || key === 'message' || key === 'test');
}
