import { useTranslation } from 'react-i18next';
import { Page } from '../../components/page.tsx';

export function CustomerPage() {
  const { t } = useTranslation('app');
  return <Page title={t('nav.customers')}>{null}</Page>;
}
