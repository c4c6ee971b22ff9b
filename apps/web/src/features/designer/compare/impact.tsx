import { Button, Group, Text } from '@mantine/core';
import { compareDocuments } from '@percurso/journey/compare-documents';
import type { JourneyDocument } from '@percurso/journey/document';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../components/icon.tsx';
import type { PublishPreview } from '../frame/life-query.ts';
import { definitionOf } from '../state/block-ports.ts';

interface ImpactProps {
  live: JourneyDocument;
  draft: JourneyDocument;
  number: number;
  preview: PublishPreview | undefined;
  onCompare(): void;
}

/** What publishing the draft changes, in one line, people at deleted steps before it. */
export function Impact({ live, draft, number, preview, onCompare }: ImpactProps) {
  const { t } = useTranslation('compare');
  const { journey, blocks } = useMemo(() => compareDocuments(live, draft), [live, draft]);
  const count = (change: 'added' | 'removed' | 'changed'): number =>
    blocks.filter((one) => one.change === change).length;
  const messages = blocks.filter(
    ({ change, after, fields }) =>
      change === 'changed' &&
      fields.some(({ field }) => !field.startsWith('@')) &&
      after !== null &&
      definitionOf(after.kind)?.category === 'messages',
  ).length;
  const waiting = (preview?.blocks ?? [])
    .filter(({ fate }) => fate === 'removed')
    .reduce((sum, { inside }) => sum + inside, 0);
  const [added, removed, changed] = [count('added'), count('removed'), count('changed')];
  const told = [
    added > 0 ? t('impact.added', { count: added }) : '',
    removed > 0 ? t('impact.removed', { count: removed }) : '',
    changed > 0 ? t('impact.changed', { count: changed }) : '',
    messages > 0 ? t('impact.messages', { count: messages }) : '',
    journey.length > 0 ? t('impact.journey') : '',
  ].filter(Boolean);
  return (
    <div data-impact>
      {waiting > 0 ? (
        <Text size="sm" fw={600}>
          {t('impact.waiting', { count: waiting })}
        </Text>
      ) : null}
      <Group justify="space-between" gap="xs">
        <Text size="sm">{told.length > 0 ? told.join(' · ') : t('impact.none', { number })}</Text>
        {told.length > 0 ? (
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<Icon name="compare" size={16} />}
            onClick={onCompare}
          >
            {t('impact.link', { number })}
          </Button>
        ) : null}
      </Group>
    </div>
  );
}
