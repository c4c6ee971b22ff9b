import { Alert, Checkbox, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/api.ts';
import { readAnswer } from '../../app/read-answer.ts';
import { Icon } from '../../components/icon.tsx';
import { notifyDone } from '../../components/notify-done.ts';
import { notifyFailure } from '../../components/notify-failure.ts';
import { PermittedButton } from '../../components/permitted-button.tsx';
import { Time } from '../../components/time.tsx';

const CLASSES = ['commercial', 'transactional'] as const;

/** After a restore: why nothing is sent, what letting it go on means, and the way to do so. */
export function SendingHeld({
  since,
  messages,
}: {
  since: string;
  messages: Record<(typeof CLASSES)[number], number>;
}) {
  const { t } = useTranslation(['health', 'components']);
  const [countAsSent, setCountAsSent] = useState<string[]>([]);
  const client = useQueryClient();
  const release = useMutation({
    mutationFn: () => {
      const chosen = CLASSES.filter((one) => countAsSent.includes(one));
      return readAnswer(api.health.sending.release.$post({ json: { countAsSent: chosen } }));
    },
    onSuccess: async () => {
      notifyDone(t('held.released'));
      await client.invalidateQueries({ queryKey: ['health'] });
    },
    onError: (error) => notifyFailure(t('held.failed'), error),
  });
  return (
    <Alert color="red" icon={<Icon name="blocked" />} title={t('held.title')}>
      <Stack gap="sm">
        <Text size="sm">{t('held.text')}</Text>
        <Checkbox.Group
          label={t('held.countAsSent')}
          description={t('held.countAsSentHelp')}
          value={countAsSent}
          onChange={setCountAsSent}
        >
          <Group gap="md" mt={6}>
            {CLASSES.map((one) => (
              <Checkbox
                key={one}
                value={one}
                label={t(`components:purpose.${one}`)}
                description={t('held.due', { count: messages[one] })}
              />
            ))}
          </Group>
        </Checkbox.Group>
        <Group justify="space-between">
          <Text size="sm" component="div">
            {t('held.since')} <Time at={since} exact />
          </Text>
          <PermittedButton
            requires="members:write"
            onClick={() => release.mutate()}
            loading={release.isPending}
          >
            {t('held.release')}
          </PermittedButton>
        </Group>
      </Stack>
    </Alert>
  );
}
