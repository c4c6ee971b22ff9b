import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Empty } from '../components/empty.tsx';

/** An address that no page answers to. */
export function NotFoundPage() {
  const { t } = useTranslation('app');
  return (
    <Empty
      heading={1}
      icon="search"
      title={t('notFound.title')}
      text={t('notFound.text')}
      action={
        <Button component={Link} to="/journeys">
          {t('notFound.home')}
        </Button>
      }
    />
  );
}
