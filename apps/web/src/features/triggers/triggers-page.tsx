import { useTranslation } from 'react-i18next';
import { Page } from '../../components/page.tsx';

export function TriggersPage() {
  const { t } = useTranslation('app');
  return <Page title={t('nav.triggers')}>{null}</Page>;
}
