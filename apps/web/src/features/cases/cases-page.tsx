import { Checkbox } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/api.ts';
import { readAnswer } from '../../app/read-answer.ts';
import { CaseList } from '../../components/case-list.tsx';
import { Empty } from '../../components/empty.tsx';
import { FilterSelect } from '../../components/filter-select.tsx';
import { ListPage } from '../../components/list-page.tsx';
import { NewButton } from '../../components/new-button.tsx';
import { NothingFound } from '../../components/nothing-found.tsx';
import { useCursorList } from '../../components/use-cursor-list.ts';
import { statuses } from './case-query.ts';
import { NewCaseDialog } from './new-case-dialog.tsx';

const route = getRouteApi('/signed-in/nav/cases');

/** Service tickets: find, open, and see at a glance what waits. */
export function CasesPage() {
  const { t } = useTranslation(['cases', 'components']);
  const { search, status, customer, tests } = route.useSearch();
  const navigate = useNavigate();
  const [creating, dialog] = useDisclosure(customer !== undefined);
  const chosen = statuses.find((one) => one === status);
  const withTests = tests === 'true';
  const given = {
    ...(search && { search }),
    ...(chosen && { status: chosen }),
    ...(withTests && { tests: 'true' as const }),
  };
  const list = useCursorList({
    queryKey: ['cases', 'list', given],
    load: (cursor) =>
      readAnswer(api.cases.$get({ query: { ...given, ...(cursor && { cursor }) } })),
    refetchInterval: 10_000,
  });
  const find = (next: Partial<Record<'search' | 'status' | 'tests', string | undefined>>) =>
    void navigate({ to: '/cases', search: { search, status, tests, ...next }, replace: true });
  const close = () => {
    dialog.close();
    if (customer !== undefined) find({});
  };
  const clear = () => find({ search: undefined, status: undefined });
  const create = (
    <NewButton requires="cases:write" onClick={dialog.open}>
      {t('create')}
    </NewButton>
  );

  return (
    <ListPage
      title={t('title')}
      description={t('description')}
      actions={create}
      onClear={chosen && list.items?.length !== 0 ? clear : undefined}
      nothing={!search && !chosen && withTests && list.items?.length === 0}
      search={{
        value: search,
        onChange: (next) => find({ search: next }),
        placeholder: t('search'),
      }}
      filters={
        <>
          <FilterSelect
            label={t('anyStatus')}
            values={statuses}
            wordOf={(value) => t(`components:caseStatus.${value}`)}
            chosen={chosen}
            onChoose={(next) => find({ status: next })}
          />
          <Checkbox
            label={t('withTests')}
            checked={withTests}
            onChange={(event) => find({ tests: event.currentTarget.checked ? 'true' : undefined })}
          />
        </>
      }
    >
      <CaseList
        list={list}
        empty={
          search || chosen ? (
            <NothingFound by={{ search, filters: chosen !== undefined }} onClear={clear} />
          ) : (
            <Empty icon="cases" title={t('empty')} text={t('emptyText')} action={create} />
          )
        }
      />
      <NewCaseDialog opened={creating} onClose={close} customer={customer} />
    </ListPage>
  );
}
