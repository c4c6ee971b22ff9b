import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { DataList } from '../../components/data-list.tsx';
import { Empty } from '../../components/empty.tsx';
import { FilterSelect } from '../../components/filter-select.tsx';
import { ListPage } from '../../components/list-page.tsx';
import { NewButton } from '../../components/new-button.tsx';
import { NothingFound } from '../../components/nothing-found.tsx';
import { useCursorList } from '../../components/use-cursor-list.ts';
import { loadTriggers, triggersKey } from './trigger-queries.ts';
import { TRIGGER_STATES } from './trigger-view.ts';
import { useTriggerColumns } from './use-trigger-columns.tsx';

/** The catalogue of triggers, with search and state in the address. */
export function TriggersPage() {
  const { t } = useTranslation(['triggers', 'components']);
  const navigate = useNavigate();
  const { search, state: wanted } = useSearch({ from: '/signed-in/nav/triggers' });
  const state = TRIGGER_STATES.find((one) => one === wanted);
  const columns = useTriggerColumns();
  const list = useCursorList({
    queryKey: [...triggersKey, 'list', { search, state }],
    load: (cursor) => loadTriggers({ search, state, cursor }),
  });
  const show = (part: { search?: string | undefined; state?: string | undefined }) =>
    void navigate({ to: '/triggers', search: { search, state, ...part }, replace: true });
  const clear = () => show({ search: undefined, state: undefined });
  const create = (
    <NewButton requires="triggers:write" onClick={() => void navigate({ to: '/triggers/new' })}>
      {t('new')}
    </NewButton>
  );
  return (
    <ListPage
      title={t('title')}
      description={t('lead')}
      actions={create}
      onClear={state && list.items?.length !== 0 ? clear : undefined}
      nothing={!search && !state && list.items?.length === 0}
      search={{
        value: search,
        onChange: (next) => show({ search: next }),
        placeholder: t('search'),
      }}
      filters={
        <FilterSelect
          label={t('filterState')}
          values={TRIGGER_STATES}
          wordOf={(one) => t(`state.${one}`)}
          chosen={state}
          onChoose={(next) => show({ state: next })}
        />
      }
    >
      <DataList
        label={t('title')}
        list={list}
        columns={columns}
        rowKey={(trigger) => trigger.id}
        empty={
          search || state ? (
            <NothingFound by={{ search, filters: state !== undefined }} onClear={clear} />
          ) : (
            <Empty icon="trigger" title={t('empty.title')} text={t('empty.text')} action={create} />
          )
        }
      />
    </ListPage>
  );
}
