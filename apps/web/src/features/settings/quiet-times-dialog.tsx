import { Button, Group, Radio, SegmentedControl, Select, Stack, Text } from '@mantine/core';
import type { QuietTimes } from '@percurso/journey/quiet-times';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/api.ts';
import { readAnswer } from '../../app/read-answer.ts';
import { Dialog } from '../../components/dialog.tsx';
import { fieldErrors } from '../../components/field-errors.ts';
import { FormButtons } from '../../components/form-buttons.tsx';
import { notifyDone } from '../../components/notify-done.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { timeZones } from '../../components/time-zones.ts';
import type { Channel } from './channels-tab.tsx';
import { HoursFields } from './hours-fields.tsx';

interface QuietTimesDialogProps {
  channel: Channel;
  opened: boolean;
  onClose: () => void;
}

const COVERS = ['all', 'commercial'] as const;
const ACTIONS = ['hold', 'skip'] as const;
const EVERY_DAY = { days: [1, 2, 3, 4, 5, 6, 7], from: '08:00', to: '21:00' };

/** Says when messages of a channel go out, and what becomes of them at other times. */
export function QuietTimesDialog({ channel, opened, onClose }: QuietTimesDialogProps) {
  const { t } = useTranslation(['settings', 'components']);
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      // Seven days stand in one line.
      size={580}
      title={t('quietTimes.dialog', { channel: t(`components:channel.${channel.channel}`) })}
    >
      <QuietTimesForm channel={channel} onClose={onClose} />
    </Dialog>
  );
}

function QuietTimesForm({
  channel: { channel, quietTimes },
  onClose,
}: Omit<QuietTimesDialogProps, 'opened'>) {
  const { t } = useTranslation('settings');
  const client = useQueryClient();
  const [kind, setKind] = useState<'none' | 'some'>(quietTimes ? 'some' : 'none');
  const [values, setValues] = useState<QuietTimes>(
    quietTimes ?? {
      hours: [EVERY_DAY],
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      covers: 'all',
      action: 'hold',
    },
  );
  const zones = useMemo(() => timeZones(values.timeZone), [values.timeZone]);
  const save = useMutation({
    mutationFn: () =>
      readAnswer(
        api.channels[':channel']['quiet-times'].$put({
          param: { channel },
          json: { quietTimes: kind === 'some' ? values : null },
        }),
      ),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['channels'] });
      notifyDone(t('quietTimes.saved'));
      onClose();
    },
  });
  const errors = fieldErrors(save.error);
  const { hours } = values;
  const set = (change: Partial<QuietTimes>) => {
    save.reset();
    setValues({ ...values, ...change });
  };
  const add = useRef<HTMLButtonElement>(null);
  // The button that had the focus goes with its hours; the one to add others may be focused from then on.
  const remove = (index: number) => {
    flushSync(() => set({ hours: hours.toSpliced(index, 1) }));
    add.current?.focus();
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Stack>
        <SegmentedControl
          fullWidth
          aria-label={t('quietTimes.kind')}
          value={kind}
          onChange={setKind}
          data={[
            { value: 'none', label: t('quietTimes.anyTime') },
            { value: 'some', label: t('quietTimes.someTimes') },
          ]}
        />
        {kind === 'some' ? (
          <>
            {hours.map((one, index) => (
              <HoursFields
                // biome-ignore lint/suspicious/noArrayIndexKey: hours have no identity but their place, and all their fields are given.
                key={index}
                number={index + 1}
                value={one}
                errorAt={(field) => errors[`quietTimes.hours[${index}].${field}`]}
                onChange={(next) => set({ hours: hours.with(index, next) })}
                onRemove={hours.length > 1 ? () => remove(index) : undefined}
              />
            ))}
            <Group>
              <Button
                variant="default"
                size="xs"
                ref={add}
                disabled={hours.length >= 14}
                onClick={() => set({ hours: [...hours, EVERY_DAY] })}
              >
                {t('quietTimes.addHours')}
              </Button>
            </Group>
            <Select
              label={t('quietTimes.timeZone')}
              description={t('quietTimes.timeZoneHelp')}
              data={zones}
              searchable
              allowDeselect={false}
              value={values.timeZone}
              error={errors['quietTimes.timeZone']}
              onChange={(timeZone) => timeZone && set({ timeZone })}
            />
            <Radio.Group
              label={t('quietTimes.covers')}
              value={values.covers}
              onChange={(covers) => set({ covers: COVERS.find((one) => one === covers) ?? 'all' })}
            >
              <Stack gap="xs" mt="xs">
                {COVERS.map((one) => (
                  <Radio key={one} value={one} label={t(`quietTimes.coversOptions.${one}`)} />
                ))}
              </Stack>
            </Radio.Group>
            <Radio.Group
              label={t('quietTimes.action')}
              value={values.action}
              onChange={(action) =>
                set({ action: ACTIONS.find((one) => one === action) ?? 'hold' })
              }
            >
              <Stack gap="xs" mt="xs">
                {ACTIONS.map((one) => (
                  <Radio key={one} value={one} label={t(`quietTimes.actions.${one}`)} />
                ))}
              </Stack>
            </Radio.Group>
            <Text size="sm" c="var(--text-quiet)">
              {t('quietTimes.help')}
            </Text>
          </>
        ) : null}
        <ProblemAlert error={save.error} shown={Object.keys(errors)} />
        <FormButtons onCancel={onClose} busy={save.isPending} />
      </Stack>
    </form>
  );
}
