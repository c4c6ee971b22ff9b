import { Button, Group, Select, Stack, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/api.ts';
import { readAnswer } from '../../app/read-answer.ts';
import { AutosizeTextarea } from '../../components/autosize-textarea.tsx';
import { notifyDone } from '../../components/notify-done.ts';
import { PermittedButton } from '../../components/permitted-button.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import type { Point } from './consent-query.ts';
import { purposes, states } from './consent-query.ts';

interface ConsentChangeProps {
  point: Point;
  contactId: string;
}

/** Records that somebody opted in or out, with who told us so; the older record stays as history. */
export function ConsentChange({ point, contactId }: ConsentChangeProps) {
  const { t } = useTranslation(['consent', 'components']);
  const client = useQueryClient();
  const [opened, setOpened] = useState(false);
  const [purpose, setPurpose] = useState<(typeof purposes)[number]>('commercial');
  const [state, setState] = useState<(typeof states)[number]>('opted-out');
  const [reason, setReason] = useState('');
  const change = useMutation({
    mutationFn: () =>
      readAnswer(
        api.contacts[':contact'].consent.$put({
          param: { contact: contactId },
          json: { ...point, purpose, state, ...(reason.trim() && { reason: reason.trim() }) },
        }),
      ),
    onSuccess: async (saved) => {
      await Promise.all([
        client.invalidateQueries({ queryKey: ['consents'] }),
        client.invalidateQueries({ queryKey: ['contacts'] }),
      ]);
      const words = `${t(`components:purpose.${saved.purpose}`)}: ${t(`components:consentState.${saved.state}`)}`;
      notifyDone(t('saved'), `${saved.address} · ${words}`);
      setReason('');
      setOpened(false);
    },
  });
  if (!opened) {
    return (
      <div>
        <PermittedButton
          requires="contacts:write"
          variant="default"
          onClick={() => setOpened(true)}
        >
          {t('change')}
        </PermittedButton>
      </div>
    );
  }
  return (
    <section aria-labelledby="change-title">
      <Title order={3} id="change-title" mb="xs">
        {t('change')}
      </Title>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate();
        }}
      >
        <Stack gap="sm">
          <Select
            label={t('columns.purpose')}
            data={purposes.map((value) => ({ value, label: t(`components:purpose.${value}`) }))}
            value={purpose}
            onChange={(value) => setPurpose(purposes.find((one) => one === value) ?? purpose)}
            allowDeselect={false}
          />
          <Select
            label={t('columns.state')}
            data={states.map((value) => ({ value, label: t(`components:consentState.${value}`) }))}
            value={state}
            onChange={(value) => setState(states.find((one) => one === value) ?? state)}
            allowDeselect={false}
          />
          <AutosizeTextarea
            label={t('reason')}
            description={t('reasonHelp')}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            maxLength={500}
            minRows={2}
          />
          <ProblemAlert error={change.error} />
          <Group gap="xs">
            <Button type="submit" loading={change.isPending}>
              {t('record')}
            </Button>
            <Button variant="default" onClick={() => setOpened(false)}>
              {t('components:cancel')}
            </Button>
          </Group>
        </Stack>
      </form>
    </section>
  );
}
