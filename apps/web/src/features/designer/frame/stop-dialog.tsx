import { Radio, Stack } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../app/api.ts';
import { readAnswer } from '../../../app/read-answer.ts';
import { ConfirmDialog } from '../../../components/confirm-dialog.tsx';
import { notifyDone } from '../../../components/notify-done.ts';
import type { LifeDialogProps } from './life-dialog-props.ts';
import { useShowLife } from './life-query.ts';

const ALL = 'all';

interface StopDialogProps extends LifeDialogProps {
  /** The one to stop; the whole journey where it is left out. */
  version?: number | undefined;
}

/** Stops the journey, or one of its versions that still have people inside. */
export function StopDialog({ journey, opened, onClose, version }: StopDialogProps) {
  const { t } = useTranslation('designer');
  const show = useShowLife(journey.id);
  const [which, setWhich] = useState(version === undefined ? ALL : String(version));
  const versions = useQuery({
    queryKey: ['journeys', journey.id, 'versions', 'running'],
    queryFn: () =>
      readAnswer(
        api.journeys[':id'].versions.$get({ param: { id: journey.id }, query: { limit: '100' } }),
      ),
    enabled: opened,
  });
  const running = versions.data?.items.filter(
    ({ status, current, inside }) => status !== 'stopped' && (current || inside > 0),
  );
  const stop = useMutation({
    mutationFn: () =>
      readAnswer(
        api.journeys[':id'].stop.$post({
          param: { id: journey.id },
          json: which === ALL ? {} : { version: Number(which) },
        }),
      ),
    onSuccess: async (stopped) => {
      notifyDone(t('stop.done'));
      setWhich(ALL);
      onClose();
      await show(stopped);
    },
  });
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      onConfirm={() => stop.mutate()}
      title={t('stop.title', { name: journey.name })}
      confirmLabel={t('stop.confirm')}
      danger
      busy={stop.isPending}
      error={stop.error ?? versions.error}
    >
      <Stack gap="sm">
        <span>{t('stop.text')}</span>
        <Radio.Group label={t('stop.which')} value={which} onChange={setWhich}>
          <Stack gap="xs" mt="xs">
            <Radio value={ALL} label={t('stop.all', { count: journey.inside })} />
            {(running ?? []).length > 1 || version !== undefined
              ? running?.map(({ number, inside, current }) => (
                  <Radio
                    key={number}
                    value={String(number)}
                    label={t(current ? 'stop.current' : 'stop.one', { number, count: inside })}
                  />
                ))
              : null}
          </Stack>
        </Radio.Group>
      </Stack>
    </ConfirmDialog>
  );
}
