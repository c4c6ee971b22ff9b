import { Tabs } from '@mantine/core';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Permission } from '../../app/permissions.ts';
import { useMayAny } from '../../app/permissions.ts';
import { NotAllowed } from '../../components/not-allowed.tsx';
import { Page } from '../../components/page.tsx';
import { useDenial } from '../../components/use-denial.ts';
import { ApiKeysTab } from './api-keys-tab.tsx';
import { ChannelsTab } from './channels-tab.tsx';
import { MembersTab } from './members-tab.tsx';

const route = getRouteApi('/signed-in/nav/settings');

const tabs = [
  { value: 'members', needs: 'members:write', content: MembersTab },
  { value: 'api-keys', needs: 'api-keys:write', content: ApiKeysTab },
  { value: 'channels', needs: 'channels:write', content: ChannelsTab },
] as const satisfies { value: string; needs: Permission; content: () => React.ReactNode }[];

/** Who may come in, which programs may, and who delivers messages; each tab for those who may change it. */
export function SettingsPage() {
  const { t } = useTranslation('settings');
  const { tab } = route.useSearch();
  const navigate = useNavigate();
  const mayAny = useMayAny();
  const denial = useDenial('members:write');
  const offered = tabs.filter(({ needs }) => mayAny([needs]));
  const shown = offered.find(({ value }) => value === tab) ?? offered[0];
  if (!shown) {
    return (
      <Page title={t('title')}>
        <NotAllowed denial={denial} />
      </Page>
    );
  }
  return (
    <Page title={t('title')} description={t('description')}>
      <Tabs
        value={shown.value}
        onChange={(next) =>
          void navigate({ to: '/settings', search: { tab: next ?? undefined }, replace: true })
        }
        keepMounted={false}
      >
        <Tabs.List mb="lg">
          {offered.map(({ value }) => (
            <Tabs.Tab key={value} value={value}>
              {t(`tabs.${value}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {offered.map(({ value, content: Content }) => (
          <Tabs.Panel key={value} value={value}>
            <Content />
          </Tabs.Panel>
        ))}
      </Tabs>
    </Page>
  );
}
