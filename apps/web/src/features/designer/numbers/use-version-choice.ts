import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../../app/api.ts';
import { readAnswer } from '../../../app/read-answer.ts';
import { useDesigner } from '../state/designer-context.ts';

/** The versions whose numbers can be shown: the journey's as it is shown, all, each that people entered. */
export function useVersionChoice(number: number) {
  const { t } = useTranslation('designer');
  const { journeyId, chosenVersion } = useDesigner();
  const versions = useQuery({
    queryKey: ['journeys', journeyId, 'versions', 'newest'],
    queryFn: () =>
      readAnswer(
        api.journeys[':id'].versions.$get({ param: { id: journeyId }, query: { limit: '200' } }),
      ),
    refetchInterval: 60_000,
  });
  const numbered = (one: number, current = false): string =>
    t(current ? 'numbers.currentVersion' : 'numbers.version', { number: one });
  const others = (versions.data?.items ?? []).filter(
    (one) =>
      one.number === chosenVersion ||
      (one.entered > 0 && (chosenVersion !== undefined || one.number !== number)),
  );
  return {
    value: typeof chosenVersion === 'number' ? `v${chosenVersion}` : (chosenVersion ?? 'one'),
    data: [
      {
        value: 'one',
        label: chosenVersion === undefined ? numbered(number) : t('numbers.oneVersion'),
      },
      { value: 'all', label: t('numbers.allVersions') },
      ...others.map((one) => ({
        value: `v${one.number}`,
        label: numbered(one.number, one.current),
      })),
    ],
  };
}
