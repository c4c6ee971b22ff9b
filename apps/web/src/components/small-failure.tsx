import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface SmallFailureProps {
  /** What could not be loaded, as a sentence. */
  text: string;
  onRetry: () => void;
}

/** One line for where a whole {@link Failure} has no room: what failed, and the way to try again. */
export function SmallFailure({ text, onRetry }: SmallFailureProps) {
  const { t } = useTranslation('components');
  return (
    <p role="alert" style={{ margin: '8px 0', fontSize: 14 }}>
      {text}{' '}
      <Anchor component="button" type="button" fz="inherit" onClick={onRetry}>
        {t('failure.retry')}
      </Anchor>
    </p>
  );
}
