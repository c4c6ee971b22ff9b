import type { Problem } from '@percurso/journey/problem';
import type { TFunction } from 'i18next';
import type { useBlockMark } from '../testing/use-test-mark.ts';

interface CardState {
  problems: readonly Problem[];
  mark: ReturnType<typeof useBlockMark>;
}

/** What the looks of a card tell, for its name: its problems, and where a test that is shown went. */
export function cardStateWords(
  { problems, mark }: CardState,
  t: TFunction<['designer', 'testing']>,
): string[] {
  const unfinished = problems.some(({ severity }) => severity === 'error');
  return [
    ...(unfinished ? [t('card.unfinished')] : []),
    ...(!unfinished && problems.length > 0 ? [t('card.warning', { count: problems.length })] : []),
    ...(mark === undefined || mark === 'off' ? [] : [t(`testing:mark.${mark}`)]),
  ];
}
