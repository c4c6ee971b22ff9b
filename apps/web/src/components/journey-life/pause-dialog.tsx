import { Radio, Stack, Text } from '@mantine/core';
import { readLocal } from '@percurso/blocks/kit/local-time';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/api.ts';
import type { AnswerOf } from '../../app/read-answer.ts';
import { readAnswer } from '../../app/read-answer.ts';
import { ConfirmDialog } from '../confirm-dialog.tsx';
import { DateField } from '../date-field/date-field.tsx';
import { fieldErrors } from '../field-errors.ts';
import { notifyDone } from '../notify-done.ts';

type PauseRoute = (typeof api.journeys)[':id']['pause'];
type Paused = AnswerOf<Awaited<ReturnType<PauseRoute['$post']>>>['journey'];

interface PauseDialogProps {
  journey: { id: string; name: string; inside: number };
  opened: boolean;
  onClose(): void;
  onPaused(journey: Paused): Promise<void>;
}

/** Says what a pause does to whom and asks how long; afterwards, whether anything is still under way. */
export function PauseDialog({ journey, opened, onClose, onPaused }: PauseDialogProps) {
  const { t } = useTranslation('journey-life');
  const [ends, setEnds] = useState<'by-hand' | 'at'>('by-hand');
  const [local, setLocal] = useState('');
  const [tried, setTried] = useState(false);
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const until = ends === 'at' ? readLocal(local, zone)?.toISOString() : undefined;
  const incomplete = ends === 'at' && until === undefined;
  const pause = useMutation({
    mutationFn: () =>
      readAnswer(
        api.journeys[':id'].pause.$post({
          param: { id: journey.id },
          query: until === undefined ? {} : { until },
        }),
      ),
    onSuccess: async ({ journey: paused, acknowledged, underWay }) => {
      notifyDone(acknowledged ? t('pause.done') : t('pause.underWay', { count: underWay }));
      onClose();
      setEnds('by-hand');
      setLocal('');
      setTried(false);
      await onPaused(paused);
    },
  });
  const refused = fieldErrors(pause.error).until;
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      onConfirm={() => {
        setTried(true);
        if (!incomplete) pause.mutate();
      }}
      title={t('pause.title', { name: journey.name })}
      confirmLabel={t('pause.confirm')}
      busy={pause.isPending}
      error={refused ? null : pause.error}
    >
      <Stack>
        <Text size="sm">{t('pause.text', { count: journey.inside })}</Text>
        <Radio.Group
          label={t('pause.ends')}
          value={ends}
          onChange={(value) => setEnds(value === 'at' ? 'at' : 'by-hand')}
        >
          <Stack gap="xs" mt="xs">
            <Radio value="by-hand" label={t('pause.byHand')} />
            <Radio value="at" label={t('pause.at')} />
          </Stack>
        </Radio.Group>
        {ends === 'at' ? (
          <DateField
            withTime
            maw={280}
            ml={32}
            label={t('pause.until')}
            description={t('pause.zone', { zone })}
            value={local}
            error={refused ?? (tried && incomplete ? t('pause.missing') : undefined)}
            onChange={(next) => {
              setLocal(next ?? '');
              pause.reset();
            }}
          />
        ) : null}
      </Stack>
    </ConfirmDialog>
  );
}
