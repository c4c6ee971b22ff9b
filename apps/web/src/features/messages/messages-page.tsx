import { useTranslation } from 'react-i18next';
import { Page } from '../../components/page.tsx';

export function MessagesPage() {
  const { t } = useTranslation('app');
  return <Page title={t('nav.messages')}>{null}</Page>;
}
