import { ActionIcon, Code, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/api.ts';
import type { AnswerOf } from '../../app/read-answer.ts';
import { readAnswer } from '../../app/read-answer.ts';
import type { Column } from '../../components/data-list.tsx';
import { DataList } from '../../components/data-list.tsx';
import { Ellipsis } from '../../components/ellipsis.tsx';
import { Empty } from '../../components/empty.tsx';
import { Icon } from '../../components/icon.tsx';
import { NewButton } from '../../components/new-button.tsx';
import { Time } from '../../components/time.tsx';
import { useCursorList } from '../../components/use-cursor-list.ts';
import { ApiKeyDialog } from './api-key-dialog.tsx';
import { RevokeKeyDialog } from './revoke-key-dialog.tsx';
import { TabIntro } from './tab-intro.tsx';

type ApiKeys = (typeof api)['api-keys'];
export type ApiKey = AnswerOf<Awaited<ReturnType<ApiKeys['$get']>>>['items'][number];

/** Keys with which programs use the API, each with its scopes and when it was last used. */
export function ApiKeysTab() {
  const { t } = useTranslation('settings');
  const [making, dialog] = useDisclosure(false);
  const [revoking, setRevoking] = useState<ApiKey | null>(null);
  const list = useCursorList({
    queryKey: ['api-keys'],
    load: (cursor) => readAnswer(api['api-keys'].$get({ query: cursor ? { cursor } : {} })),
  });
  const create = (
    <NewButton requires="api-keys:write" onClick={dialog.open}>
      {t('keys.create')}
    </NewButton>
  );
  return (
    <>
      <TabIntro text={t('keys.text')} action={create} />
      <DataList
        label={t('tabs.api-keys')}
        list={list}
        columns={useColumns(setRevoking)}
        rowKey={(key) => key.id}
        empty={
          <Empty icon="key" title={t('keys.empty')} text={t('keys.emptyText')} action={create} />
        }
      />
      <ApiKeyDialog opened={making} onClose={dialog.close} />
      <RevokeKeyDialog apiKey={revoking} onClose={() => setRevoking(null)} />
    </>
  );
}

function useColumns(onRevoke: (key: ApiKey) => void): Column<ApiKey>[] {
  const { t } = useTranslation('settings');
  return [
    {
      key: 'name',
      header: t('keys.name'),
      render: (key) => (
        <Text component="div" size="sm" fw={600}>
          <Ellipsis>{key.name}</Ellipsis>
        </Text>
      ),
    },
    {
      key: 'prefix',
      header: t('keys.prefix'),
      width: 130,
      render: (key) => <Code>{`${key.prefix}…`}</Code>,
    },
    {
      key: 'scopes',
      header: t('keys.scopes'),
      width: '26%',
      wide: true,
      render: (key) => (
        <>
          <Ellipsis>
            {key.scopes.includes('*') ? t('keys.everything') : key.scopes.join(', ')}
          </Ellipsis>
          {key.origins.length > 0 ? (
            <Text component="div" size="xs" c="var(--text-quiet)">
              <Ellipsis>{t('keys.onlyFrom', { origins: key.origins.join(', ') })}</Ellipsis>
            </Text>
          ) : null}
        </>
      ),
    },
    {
      key: 'created',
      header: t('keys.createdAt'),
      width: 165,
      wide: true,
      render: (key) => <Time at={key.createdAt} />,
    },
    {
      key: 'used',
      header: t('keys.lastUsed'),
      width: 165,
      wide: true,
      render: (key) => (key.lastUsedAt ? <Time at={key.lastUsedAt} /> : t('keys.never')),
    },
    {
      key: 'revoke',
      header: t('actions'),
      width: 110,
      align: 'right',
      render: (key) => (
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('keys.revokeOf', { name: key.name })}
          onClick={() => onRevoke(key)}
        >
          <Icon name="trash" />
        </ActionIcon>
      ),
    },
  ];
}
