import { useTranslation } from 'react-i18next';
import { Page } from '../../components/page.tsx';

export function MessagePage() {
  const { t } = useTranslation('app');
  return <Page title={t('nav.messages')}>{null}</Page>;
}
