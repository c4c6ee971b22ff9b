import { useTranslation } from 'react-i18next';
import type { Permission } from '../app/permissions.ts';
import { rolesFor, useMay } from '../app/permissions.ts';

/** Why the signed-in person may not do it, as a sentence; `undefined` when they may. */
export function useDenial(permission: Permission): string | undefined {
  const { t, i18n } = useTranslation(['components', 'app']);
  if (useMay(permission)) return undefined;
  const names = rolesFor(permission).map((role) => t(`app:roles.${role}`));
  const roles = new Intl.ListFormat(i18n.language, { type: 'disjunction' }).format(names);
  return t('components:permission.needs', { roles });
}
