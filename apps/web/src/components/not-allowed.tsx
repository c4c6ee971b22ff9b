import { Paper } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Empty } from './empty.tsx';

/** In place of a page or tab that only some roles may use: whom to ask. */
export function NotAllowed({ denial }: { denial: string | undefined }) {
  const { t } = useTranslation('components');
  return (
    <Paper withBorder>
      <Empty icon="lock" title={t('failure.forbidden')} text={denial} />
    </Paper>
  );
}
