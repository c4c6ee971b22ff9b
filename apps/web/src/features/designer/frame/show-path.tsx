import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../../app/api.ts';
import { readAnswer } from '../../../app/read-answer.ts';
import { announce } from '../../../components/announce.ts';
import { notifyFailure } from '../../../components/notify-failure.ts';
import { useDesigner } from '../state/designer-context.ts';
import type { Person } from './save-people.ts';

/** Draws the way of one person over the journey. */
export function ShowPath({ person }: { person: Person }) {
  const { t } = useTranslation('designer');
  const { journeyId, view } = useDesigner();
  const { contact, enrolmentId, blockId } = person;
  const name = contact.name ?? contact.email ?? contact.phone ?? t('people.unnamed');
  const show = useMutation({
    mutationFn: () =>
      readAnswer(
        api.journeys[':id'].people[':enrolmentId'].path.$get({
          param: { id: journeyId, enrolmentId },
        }),
      ),
    onSuccess: ({ steps }) => {
      const left = new Map<string, string[]>();
      for (const step of steps)
        left.set(step.blockId, [...(left.get(step.blockId) ?? []), step.port]);
      if (blockId !== null && !left.has(blockId)) left.set(blockId, []);
      view.getState().showPath({ name, left });
      announce(t('path.of', { name }));
    },
    onError: (error) => notifyFailure(t('path.failed'), error),
  });
  return (
    <Button
      size="compact-xs"
      variant="subtle"
      // Its word stands under the heading of the column.
      ml={-8}
      loading={show.isPending}
      aria-label={t('path.showOf', { name })}
      onClick={() => show.mutate()}
    >
      {t('path.show')}
    </Button>
  );
}
