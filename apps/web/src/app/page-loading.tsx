import { Center, Loader } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** While the code of a page or the session is on its way. */
export function PageLoading() {
  const { t } = useTranslation('components');
  return (
    <Center h="60vh">
      <Loader type="dots" aria-label={t('loading')} />
    </Center>
  );
}
