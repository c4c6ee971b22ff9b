import type { Attribute } from '@percurso/journey/attribute';
import { BlockId } from '@percurso/journey/document';
import type { ProblemDraft } from '@percurso/journey/problem';
import { z } from 'zod';
import type { BlockDefinition } from '../kit/definition.ts';
import { Duration } from '../kit/duration.ts';
import type { MessageOutcome, MessageOutcomeKind } from '../kit/message-outcomes.ts';
import { MessageOutcomes } from '../kit/message-outcomes.ts';
import { withField } from '../kit/with-field.ts';

export const MessageOutcomeConfig = z.strictObject({
  message: withField(z.union([BlockId, z.literal('')]), 'message'),
  outcomes: withField(MessageOutcomes, 'message-outcomes'),
  limit: withField(Duration, 'duration'),
});
export type MessageOutcomeConfig = z.infer<typeof MessageOutcomeConfig>;

/** The attribute of each kind's event that `containing` looks at. */
export const DETAIL_OF: Readonly<Partial<Record<MessageOutcomeKind, string>>> = {
  clicked: 'link',
  bounced: 'reason',
  blocked: 'reason',
  replied: 'text',
};

export const definition: BlockDefinition<MessageOutcomeConfig> = {
  kind: 'message-outcome',
  category: 'flow',
  shape: 'hexagon',
  op: 'await',
  config: MessageOutcomeConfig,
  defaults: () => ({
    message: '',
    outcomes: [{ id: 'clicked', kind: 'clicked' }],
    limit: { amount: 3, unit: 'days' },
  }),
  ports: ({ outcomes }) => [
    ...outcomes.map(({ id, kind, containing }) => ({ id, word: kind, label: containing })),
    { id: 'timeout' },
  ],
  summary: ({ message, limit }) =>
    message === ''
      ? { key: 'empty' }
      : {
          key: limit.unit,
          values: { block: message, count: limit.amount },
        },
  refersBy: 'message',
  listens: ({ outcomes }) => outcomes.map(({ kind }) => `message-${kind}`),
  results: ({ outcomes }) => {
    const attributes: Attribute[] = [
      { name: 'outcome', type: 'text', options: outcomes.map(({ id }) => id) },
      { name: 'receivedAt', type: 'date-time' },
    ];
    const details = new Set(outcomes.flatMap(({ kind }) => DETAIL_OF[kind] ?? []));
    return [...attributes, ...[...details].map((name): Attribute => ({ name, type: 'text' }))];
  },
  check({ message, outcomes }, context) {
    const problems: ProblemDraft[] = doubles(outcomes);
    const at = { severity: 'error', field: 'message' } as const;
    if (message === '') return [...problems, { ...at, key: 'required' }];
    if (context.kindBefore(message) === null) {
      return [...problems, { ...at, key: 'block-not-before', values: { block: message } }];
    }
    return problems;
  },
};

function doubles(outcomes: MessageOutcome[]): ProblemDraft[] {
  return outcomes.flatMap(({ id }, index): ProblemDraft[] => {
    if (outcomes.findIndex((other) => other.id === id) === index) return [];
    const field = `outcomes.${index}.id`;
    return [{ severity: 'error', field, key: 'already-used-id', values: { id } }];
  });
}
