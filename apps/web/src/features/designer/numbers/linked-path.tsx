import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesigner } from '../state/designer-context.ts';
import { personPathQuery, shownPath } from './person-path.ts';

/** Draws the way of the person whose run the address names. */
export function LinkedPath({ enrolmentId }: { enrolmentId: string }) {
  const { t } = useTranslation('designer');
  const { journeyId, view } = useDesigner();
  const { data } = useQuery(personPathQuery(journeyId, enrolmentId));
  // biome-ignore lint/correctness/useExhaustiveDependencies: once hidden it stays so
  useEffect(() => {
    if (data) view.getState().showPath(shownPath(data, t('people.unnamed')));
  }, [data === undefined, view]);
  return null;
}
