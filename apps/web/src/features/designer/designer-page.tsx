import { useTranslation } from 'react-i18next';
import { Page } from '../../components/page.tsx';

export function DesignerPage() {
  const { t } = useTranslation('app');
  return <Page title={t('nav.journeys')}>{null}</Page>;
}
