import { useTranslation } from 'react-i18next';
import { ListSkeleton } from '../../../components/list-skeleton.tsx';

/** The shape of a drawer's list until it comes, or it is known that it does not. */
export function DrawerLoading({ list }: { list: { items: unknown; error: unknown } }) {
  const { t } = useTranslation('components');
  return list.items || list.error ? null : <ListSkeleton rows={3} label={t('loading')} />;
}
