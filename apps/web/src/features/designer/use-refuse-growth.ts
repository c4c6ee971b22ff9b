import type { JourneyDocument } from '@percurso/journey/document';
import type { GrowthRefusal } from '@percurso/journey/growth-refusal';
import { growthRefusal } from '@percurso/journey/growth-refusal';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { notifyNotice } from '../../components/notify-notice.ts';

/** Which limit is in the way, how the journey stands to it, and what to do. */
export function useGrowthWords(): (refusal: GrowthRefusal) => string {
  const { t, i18n } = useTranslation('designer');
  return useMemo(() => {
    const written = (number: number): string => number.toLocaleString(i18n.language);
    return ({ key, maximum, now, next }) =>
      t(`refusal.${key}`, {
        maximum: written(maximum),
        now: written(now),
        next: written(next),
      });
  }, [t, i18n.language]);
}

/** True, and said on the screen, where a change would take the journey over a limit. */
export type RefuseGrowth = (before: JourneyDocument, after: JourneyDocument) => boolean;

export function useRefuseGrowth(): RefuseGrowth {
  const words = useGrowthWords();
  return useMemo(
    () => (before, after) => {
      const refusal = growthRefusal(before, after);
      if (refusal) notifyNotice(words(refusal), 'red');
      return refusal !== null;
    },
    [words],
  );
}
