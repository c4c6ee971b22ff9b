import { Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Trans, useTranslation } from 'react-i18next';
import { api } from '../../app/api.ts';
import { readAnswer } from '../../app/read-answer.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { Time } from '../../components/time.tsx';
import { wordOf } from '../../i18n/word-of.ts';
import type { ApiKey } from './api-keys-tab.tsx';

/** Revokes a key, after saying when it was last used and what stops working. */
export function RevokeKeyDialog({
  apiKey,
  onClose,
}: {
  apiKey: ApiKey | null;
  onClose: () => void;
}) {
  const { t } = useTranslation('settings');
  const client = useQueryClient();
  const revoke = useMutation({
    mutationFn: (id: string) => readAnswer(api['api-keys'][':id'].$delete({ param: { id } })),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['api-keys'] });
      onClose();
    },
  });
  return (
    <ConfirmDialog
      opened={apiKey !== null}
      onClose={() => {
        revoke.reset();
        onClose();
      }}
      onConfirm={() => apiKey && revoke.mutate(apiKey.id)}
      title={t('keys.revokeTitle', { name: apiKey?.name ?? '' })}
      confirmLabel={t('keys.revoke')}
      danger
      busy={revoke.isPending}
      error={revoke.error}
    >
      {apiKey ? <Breaks apiKey={apiKey} /> : null}
      <Text size="sm">{t('keys.revokeText')}</Text>
    </ConfirmDialog>
  );
}

function Breaks({ apiKey }: { apiKey: ApiKey }) {
  const { t } = useTranslation('settings');
  if (apiKey.lastUsedAt === null) {
    return (
      <Text size="sm" mb="sm">
        {t('keys.neverUsed')}
      </Text>
    );
  }
  return (
    <>
      <Text size="sm" component="div">
        <Trans
          t={t}
          i18nKey="keys.usedLast"
          components={{ when: <Time at={apiKey.lastUsedAt} /> }}
        />
      </Text>
      <ul style={{ margin: '4px 0 12px', paddingLeft: 20, fontSize: 14 }}>
        {apiKey.scopes.map((scope) => (
          <li key={scope}>
            <ScopeWords scope={scope} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** What a scope lets a program do. */
function ScopeWords({ scope }: { scope: string }) {
  const { t } = useTranslation('settings');
  if (scope === '*') return t('keys.breaks.everything');
  const [resource = '', action, trigger] = scope.split(':');
  if (trigger) return t('keys.breaks.trigger', { trigger });
  if (scope === 'events:write') return t('keys.breaks.events');
  const name = wordOf(`settings:keys.resources.${resource}`, resource);
  return t(action === 'write' ? 'keys.breaks.write' : 'keys.breaks.read', { resource: name });
}
