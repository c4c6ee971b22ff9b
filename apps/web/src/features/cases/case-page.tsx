import { useTranslation } from 'react-i18next';
import { Page } from '../../components/page.tsx';

export function CasePage() {
  const { t } = useTranslation('app');
  return <Page title={t('nav.cases')}>{null}</Page>;
}
