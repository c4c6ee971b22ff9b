import { Button, Divider, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { AllowedHours } from '@percurso/journey/quiet-times';
import { useTranslation } from 'react-i18next';
import { timeWords } from '../../components/time-words.ts';
import type { Channel } from './channels-tab.tsx';
import { QuietTimesDialog } from './quiet-times-dialog.tsx';

/** When messages of a channel go out, and the way to change it. */
export function QuietTimesCard({ channel }: { channel: Channel }) {
  const { t, i18n } = useTranslation('settings');
  const [opened, dialog] = useDisclosure(false);
  const { quietTimes } = channel;
  const words = timeWords(i18n.language, 'conjunction');
  const hoursOf = ({ days, from, to }: AllowedHours) =>
    t('quietTimes.hoursWords', {
      days: words({ weekdays: days }),
      from: words({ time: from }),
      to: words({ time: to }),
    });
  return (
    <>
      <Divider my="md" />
      <Text size="sm" c="var(--text-quiet)">
        {quietTimes
          ? [
              t('quietTimes.some', { hours: quietTimes.hours.map(hoursOf).join('; ') }),
              t(`quietTimes.${quietTimes.action}`),
              quietTimes.covers === 'commercial' ? t('quietTimes.commercial') : '',
            ].join(' ')
          : t('quietTimes.any')}
      </Text>
      <Button variant="default" mt="xs" onClick={dialog.open}>
        {t('quietTimes.change')}
      </Button>
      <QuietTimesDialog channel={channel} opened={opened} onClose={dialog.close} />
    </>
  );
}
