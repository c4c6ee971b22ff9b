import type { MappedValue } from '@percurso/blocks/kit/mapped-value';
import { useTranslation } from 'react-i18next';
import { optionWords } from '../../../components/attributes/option-words.ts';
import { useAttributeWords } from '../../../components/attributes/use-attribute-words.ts';

interface OptionNames {
  /** The values that the target may take. */
  options?: readonly string[] | undefined;
  /** What an option is called on the screen, where it is translated. */
  optionLabel?: ((option: string) => string) | undefined;
}

/** Where a mapped value comes from, in words. */
export function useMappedWords(): (mapped: MappedValue, names?: OptionNames) => string {
  const { t } = useTranslation('designer');
  const { full } = useAttributeWords();
  return (mapped, { options, optionLabel } = {}) => {
    const say = (value: unknown) =>
      optionLabel?.(String(value)) ?? optionWords(String(value), options);
    if (mapped.from === 'attribute') {
      const path = full(mapped.path);
      if (mapped.ifEmpty === undefined) return path;
      return t('map.withDefault', { path, value: say(mapped.ifEmpty) });
    }
    if (mapped.value === null) return t('map.empty');
    return t('map.fixed', { value: say(mapped.value) });
  };
}
