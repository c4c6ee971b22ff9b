import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../app/problem-error.ts';
import { Empty } from './empty.tsx';
import { Icon } from './icon.tsx';
import { problemWords } from './problem-words/problem-words.ts';

interface FailureProps {
  error: unknown;
  onRetry?: (() => void) | undefined;
}

/** Why something could not be shown, in words: not allowed (and who to ask), gone, no connection, or a fault. */
export function Failure({ error, onRetry }: FailureProps) {
  const { t } = useTranslation('components');
  const status = error instanceof ProblemError ? error.status : -1;
  const detail = error instanceof ProblemError ? problemWords(error, error.detail) : undefined;
  const retry = onRetry ? (
    <Button variant="default" leftSection={<Icon name="refresh" size={16} />} onClick={onRetry}>
      {t('failure.retry')}
    </Button>
  ) : null;
  if (status === 403) {
    const asks = detail ? `${detail} ${t('failure.askAdmin')}` : t('failure.askAdmin');
    return <Empty icon="lock" title={t('failure.forbidden')} text={asks} />;
  }
  if (status === 404) {
    return <Empty icon="search" title={t('failure.missing')} text={t('failure.missingText')} />;
  }
  if (status === 0) {
    return (
      <Empty
        icon="alert"
        title={t('failure.offline')}
        text={t('failure.offlineText')}
        action={retry}
      />
    );
  }
  return (
    <div role="alert">
      <Empty
        icon="alert"
        title={t('failure.title')}
        text={detail || t('failure.text')}
        action={retry}
      />
    </div>
  );
}
