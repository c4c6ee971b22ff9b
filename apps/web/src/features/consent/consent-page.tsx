import { Button, Text } from '@mantine/core';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/api.ts';
import { readAnswer } from '../../app/read-answer.ts';
import type { Column } from '../../components/data-list.tsx';
import { DataList, rowLinkClass } from '../../components/data-list.tsx';
import { Ellipsis } from '../../components/ellipsis.tsx';
import { Empty } from '../../components/empty.tsx';
import { FilterSelect } from '../../components/filter-select.tsx';
import { Icon } from '../../components/icon.tsx';
import { ListPage } from '../../components/list-page.tsx';
import { NothingFound } from '../../components/nothing-found.tsx';
import { StateDot } from '../../components/state-dot.tsx';
import { Time } from '../../components/time.tsx';
import { useCursorList } from '../../components/use-cursor-list.ts';
import { wordOf } from '../../i18n/word-of.ts';
import type { ConsentItem } from './consent-query.ts';
import { channels, purposes, readPoint, sources, states } from './consent-query.ts';
import classes from './point-drawer.module.css';
import { PointDrawer } from './point-drawer.tsx';

const route = getRouteApi('/signed-in/nav/consent');

/** What may be sent where: every contact point and purpose that something is recorded for. */
export function ConsentPage() {
  const { t } = useTranslation(['consent', 'components']);
  const { search, channel, purpose, state, source, point } = route.useSearch();
  const navigate = useNavigate();
  const filters = {
    search,
    channel: channels.find((one) => one === channel),
    purpose: purposes.find((one) => one === purpose),
    state: states.find((one) => one === state),
    source: sources.find((one) => one === source),
  };
  const given = Object.fromEntries(Object.entries(filters).filter(([, value]) => value));
  const filtered = Object.keys(given).length > 0;
  const list = useCursorList({
    queryKey: ['consents', 'list', given],
    load: (cursor) =>
      readAnswer(api.consents.$get({ query: { ...given, ...(cursor && { cursor }) } })),
  });
  const go = (next: Record<string, string | undefined>) =>
    void navigate({ to: '/consent', search: (before) => ({ ...before, ...next }), replace: true });
  const select = (name: keyof typeof words, options: readonly string[]) => (
    <FilterSelect
      label={t(`filter.${name}`)}
      values={options}
      wordOf={(value) => wordOf(`components:${words[name]}.${value}`, value)}
      chosen={filters[name]}
      onChoose={(next) => go({ [name]: next })}
      width={186}
    />
  );

  return (
    <ListPage
      title={t('title')}
      description={t('description')}
      actions={
        <Button variant="default" onClick={() => void navigate({ to: '/consent/why' })}>
          {t('why')}
        </Button>
      }
      nothing={!filtered && list.items?.length === 0}
      search={{ value: search, onChange: (next) => go({ search: next }), placeholder: t('search') }}
      filters={
        <>
          {select('state', states)}
          {select('purpose', purposes)}
          {select('channel', channels)}
          {select('source', sources)}
        </>
      }
    >
      <DataList
        label={t('title')}
        list={list}
        columns={useColumns()}
        rowKey={(item) => item.id}
        empty={
          filtered ? (
            <NothingFound
              by={{ search, filters: Object.keys(given).some((name) => name !== 'search') }}
              onClear={() => void navigate({ to: '/consent', search: {} })}
            />
          ) : (
            <Empty
              icon="consent"
              title={t('empty')}
              text={t('emptyText')}
              action={
                <Button onClick={() => void navigate({ to: '/customers' })}>
                  {t('openCustomers')}
                </Button>
              }
            />
          )
        }
      />
      <PointDrawer point={readPoint(point)} onClose={() => go({ point: undefined })} />
    </ListPage>
  );
}

/** Filter → where its words are. */
const words = {
  channel: 'channel',
  purpose: 'purpose',
  state: 'consentState',
  source: 'consentSource',
} as const;

function useColumns(): Column<ConsentItem>[] {
  const { t } = useTranslation(['consent', 'components']);
  return [
    {
      key: 'point',
      header: t('columns.point'),
      render: (item) => (
        <Ellipsis
          render={(text) => (
            <Link
              to="/consent"
              search={(before) => ({ ...before, point: `${item.channel}:${item.address}` })}
              className={rowLinkClass}
            >
              <span className={classes.point}>
                <Icon name={item.channel} size={16} />
                {text}
              </span>
            </Link>
          )}
        >
          {item.address}
        </Ellipsis>
      ),
    },
    {
      key: 'contact',
      header: t('columns.contact'),
      width: '20%',
      wide: true,
      render: (item) => (
        <Link to="/customers/$contact" params={{ contact: item.contactId }}>
          <Ellipsis>{item.contactName ?? t('components:contact.unnamed')}</Ellipsis>
        </Link>
      ),
    },
    {
      key: 'purpose',
      header: t('columns.purpose'),
      width: 130,
      render: (item) => t(`components:purpose.${item.purpose}`),
    },
    {
      key: 'state',
      header: t('columns.state'),
      width: 140,
      render: (item) => (
        <StateDot
          tone={item.state === 'opted-in' ? 'good' : 'bad'}
          label={t(`components:consentState.${item.state}`)}
        />
      ),
    },
    {
      key: 'source',
      header: t('columns.source'),
      width: 210,
      wide: true,
      render: (item) => (
        <>
          <div className={classes.source}>
            <Ellipsis>{wordOf(`components:consentSource.${item.source}`, item.source)}</Ellipsis>
          </div>
          {item.reason ? (
            <Text component="div" size="xs" c="var(--text-quiet)">
              <Ellipsis>{item.reason}</Ellipsis>
            </Text>
          ) : null}
        </>
      ),
    },
    {
      key: 'at',
      header: t('columns.at'),
      width: 140,
      wide: true,
      render: (item) => <Time at={item.at} />,
    },
  ];
}
