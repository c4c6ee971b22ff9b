import { readPath } from '@percurso/journey/read-path';
import { useTranslation } from 'react-i18next';
import { showValue } from '../../../components/show-value.ts';
import { knownLater, useSample } from './use-sample.ts';

interface SampleValueProps {
  path: string;
  className: string | undefined;
}

/** What a path holds now, of the trigger's last event and a real customer; nothing where that is not known. */
export function SampleValue({ path, className }: SampleValueProps) {
  const { t, i18n } = useTranslation('personalisation');
  const sample = useSample();
  const value = readPath(sample.facts, path);
  if (value === null && knownLater(sample)(path)) return null;
  const shown = showValue(value, i18n.language);
  return (
    <span className={className} data-sample={path} title={shown}>
      {value === null ? t('mapping.sampleEmpty') : t('mapping.sample', { value: shown })}
    </span>
  );
}
