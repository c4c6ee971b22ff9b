import { useTranslation } from 'react-i18next';
import { Page } from '../../components/page.tsx';

export function NewTriggerPage() {
  const { t } = useTranslation('app');
  return <Page title={t('nav.triggers')}>{null}</Page>;
}
