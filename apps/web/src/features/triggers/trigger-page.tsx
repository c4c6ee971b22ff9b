import { Alert, Group, Stack, Tabs, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { AttributeTriggers } from '../../components/attributes/attribute-triggers.ts';
import { useTriggerWords } from '../../components/built-in-triggers/use-trigger-words.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { Icon } from '../../components/icon.tsx';
import { Page } from '../../components/page.tsx';
import { QueryState } from '../../components/query-state.tsx';
import { useDenial } from '../../components/use-denial.ts';
import { CodeTab } from './code-tab.tsx';
import { EventsTab } from './events-tab.tsx';
import { OverviewTab } from './overview-tab.tsx';
import { RecordTest } from './record-test.tsx';
import { TestTab } from './test-tab.tsx';
import { TriggerActions } from './trigger-actions.tsx';
import { triggerQuery } from './trigger-queries.ts';
import { TriggerState } from './trigger-state.tsx';
import type { TriggerView } from './trigger-view.ts';
import { UsesTab } from './uses-tab.tsx';

const CUSTOM_TABS = ['overview', 'code', 'events', 'test', 'uses'] as const;
const RECORD_TABS = ['overview', 'events', 'test', 'uses'] as const;
export type TriggerTab = (typeof CUSTOM_TABS)[number];
const TABS: Record<TriggerView['kind'], readonly TriggerTab[]> = {
  custom: CUSTOM_TABS,
  record: RECORD_TABS,
  interaction: RECORD_TABS,
};

/** One trigger: what it is, how to send it, what came in, a test, and where it is used. */
export function TriggerPage() {
  const { trigger: key } = useParams({ from: '/signed-in/nav/triggers/$trigger' });
  const query = useQuery(triggerQuery(key));
  return <QueryState query={query}>{(trigger) => <Trigger trigger={trigger} />}</QueryState>;
}

function Trigger({ trigger }: { trigger: TriggerView }) {
  const { t } = useTranslation('triggers');
  const navigate = useNavigate();
  const denial = useDenial('triggers:write');
  const { tab: wanted } = useSearch({ from: '/signed-in/nav/triggers/$trigger' });
  const worded = useTriggerWords();
  const tabs: readonly TriggerTab[] = TABS[trigger.kind];
  const tab = tabs.find((one) => one === wanted) ?? 'overview';
  const open = (next: string | null) =>
    void navigate({
      to: '/triggers/$trigger',
      params: { trigger: trigger.key },
      search: { tab: next ?? undefined },
      replace: true,
    });
  // What journeys compared is said of its events: their own, and those they waited for.
  const triggerOf = useCallback(
    (path: string) => (/^(trigger|event)\./.test(path) ? trigger : undefined),
    [trigger],
  );
  const label = (one: TriggerTab) =>
    one === 'test' && trigger.kind === 'record' ? t('page.testRecord') : t(`page.${one}`);
  return (
    <Page
      title={worded(trigger).name}
      back={{ to: '/triggers', label: t('page.back') }}
      aside={<TriggerState state={trigger.state} />}
      description={
        <Group gap={4} wrap="nowrap">
          <Text ff="monospace" size="sm" style={{ minWidth: 0, overflowWrap: 'anywhere' }}>
            {trigger.key}
          </Text>
          <CopyButton value={trigger.key} what={t('form.key')} />
        </Group>
      }
      actions={<TriggerActions trigger={trigger} />}
    >
      <Stack gap="lg">
        {trigger.state === 'ready' ? null : (
          <Alert variant="default" icon={<Icon name="flag" size={16} />} p="sm">
            <Text size="sm">
              {t(trigger.state === 'draft' ? 'page.draftNote' : 'page.stoppedNote')}
            </Text>
          </Alert>
        )}
        {trigger.builtIn ? (
          <Alert variant="default" icon={<Icon name="lock" size={16} />} p="sm">
            <Text size="sm">{t('page.builtIn')}</Text>
          </Alert>
        ) : null}
        {/* The tab of tests says it itself. */}
        {denial && !trigger.builtIn && tab !== 'test' ? (
          <Alert variant="default" icon={<Icon name="lock" size={16} />} p="sm">
            <Text size="sm">{t('page.readOnly', { denial })}</Text>
          </Alert>
        ) : null}
        <AttributeTriggers value={triggerOf}>
          <Tabs value={tab} onChange={open} keepMounted={false}>
            <Tabs.List mb="lg">
              {tabs.map((one) => (
                <Tabs.Tab key={one} value={one}>
                  {label(one)}
                </Tabs.Tab>
              ))}
            </Tabs.List>
            <Tabs.Panel value="overview">
              <OverviewTab trigger={worded(trigger)} />
            </Tabs.Panel>
            <Tabs.Panel value="code">
              <CodeTab trigger={trigger} />
            </Tabs.Panel>
            <Tabs.Panel value="events">
              <EventsTab trigger={trigger} onOpen={open} />
            </Tabs.Panel>
            <Tabs.Panel value="test">
              {trigger.record ? (
                <RecordTest record={trigger.record} onOpen={open} />
              ) : (
                <TestTab trigger={trigger} />
              )}
            </Tabs.Panel>
            <Tabs.Panel value="uses">
              <UsesTab trigger={trigger} />
            </Tabs.Panel>
          </Tabs>
        </AttributeTriggers>
      </Stack>
    </Page>
  );
}
