import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Empty } from './empty.tsx';

interface NothingFoundProps {
  /** What leaves the list empty: words that were searched for, filters, or both. */
  by: { search?: string | undefined; filters?: boolean | undefined };
  title?: string | undefined;
  onClear: () => void;
}

/** A list that its search or its filters leave empty, with the way back to all of it. */
export function NothingFound({ by, title, onClear }: NothingFoundProps) {
  const { t } = useTranslation('components');
  const cause = by.search ? (by.filters ? 'both' : 'search') : 'filters';
  return (
    <Empty
      icon="search"
      title={title ?? t('list.nothingFound')}
      text={t(`list.nothingText.${cause}`)}
      action={
        <Button variant="default" onClick={onClear}>
          {t(`list.clear.${cause}`)}
        </Button>
      }
    />
  );
}
