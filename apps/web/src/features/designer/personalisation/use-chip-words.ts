import type { ScopeAttribute } from '@percurso/journey/attribute';
import type { TemplateValue } from '@percurso/messaging/template-values';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useAttributeWords } from '../../../components/attributes/use-attribute-words.ts';
import type { ChipWords } from './value-widgets.ts';

/** What the chips of a text say, at a place of the journey where these values are known. */
export function useChipWords(
  scope: readonly ScopeAttribute[],
): (value: TemplateValue) => ChipWords {
  const { t } = useTranslation('personalisation');
  const words = useAttributeWords();
  return useMemo(
    () =>
      ({ path, fallback }) => {
        const name = words.name(path);
        const known = scope.some((one) => one.path === path);
        const problem = known ? undefined : t('chips.unknown');
        const parts = [
          name,
          ...(problem === undefined ? [] : [problem]),
          ...(fallback === undefined ? [] : [t('chips.spokenFallback', { fallback })]),
        ];
        return {
          name,
          fallback,
          problem,
          spoken: parts.join(', '),
          title: t('chips.open', { name: words.full(path) }),
        };
      },
    [t, words, scope],
  );
}
