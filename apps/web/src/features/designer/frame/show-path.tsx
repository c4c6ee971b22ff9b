import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { announce } from '../../../components/announce.ts';
import { notifyFailure } from '../../../components/notify-failure.ts';
import { personPathQuery, shownPath } from '../numbers/person-path.ts';
import { useDesigner } from '../state/designer-context.ts';
import type { Person } from './save-people.ts';

/** Draws the way of one person over the journey. */
export function ShowPath({ person }: { person: Person }) {
  const { t } = useTranslation('designer');
  const { journeyId, view } = useDesigner();
  const queries = useQueryClient();
  const { contact, enrolmentId } = person;
  const name = contact.name ?? contact.email ?? contact.phone ?? t('people.unnamed');
  const show = useMutation({
    mutationFn: () => queries.fetchQuery(personPathQuery(journeyId, enrolmentId)),
    onSuccess: (path) => {
      view.getState().showPath(shownPath(path, name));
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
