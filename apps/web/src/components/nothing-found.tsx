import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Empty } from './empty.tsx';

/** A list that its filters leave empty, with the way back to all of it. */
export function NothingFound({ onClear }: { onClear: () => void }) {
  const { t } = useTranslation('components');
  return (
    <Empty
      icon="search"
      title={t('list.nothingFound')}
      text={t('list.nothingFoundText')}
      action={
        <Button variant="default" onClick={onClear}>
          {t('list.clearFilters')}
        </Button>
      }
    />
  );
}
