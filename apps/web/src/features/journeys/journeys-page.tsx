import { Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/api.ts';
import { useMay } from '../../app/permissions.ts';
import { readAnswer } from '../../app/read-answer.ts';
import { triggersQuery } from '../../components/attributes/triggers-query.ts';
import { useTriggerWords } from '../../components/built-in-triggers/use-trigger-words.ts';
import { DataList } from '../../components/data-list.tsx';
import { Empty } from '../../components/empty.tsx';
import { FilterSelect } from '../../components/filter-select.tsx';
import { Icon } from '../../components/icon.tsx';
import { ListPage } from '../../components/list-page.tsx';
import { NewButton } from '../../components/new-button.tsx';
import { NothingFound } from '../../components/nothing-found.tsx';
import { PermittedButton } from '../../components/permitted-button.tsx';
import { useCursorList } from '../../components/use-cursor-list.ts';
import { CreateDialog } from './create-dialog.tsx';
import { ImportDialog } from './import-dialog.tsx';
import { isJourneyState, JOURNEY_STATES, loadJourneys } from './journey-list-query.ts';
import { TemplateChoice } from './template-choice.tsx';
import { isTemplate } from './templates.ts';
import { useJourneyColumns } from './use-journey-columns.tsx';

/** Value of `create` in the address while the dialog is open and no trigger is chosen by it. */
const NEW = 'new';
/** The same while it is the import that is open. */
const IMPORT = 'import';

const route = getRouteApi('/signed-in/nav/journeys');

/** Every journey of the workspace, and the way to a new one. */
export function JourneysPage() {
  const { t } = useTranslation(['journeys', 'components']);
  const { search, state, startsOn, create, trigger, template } = route.useSearch();
  const navigate = route.useNavigate();
  const columns = useJourneyColumns();
  const { data: triggers = [] } = useQuery(triggersQuery);
  const worded = useTriggerWords();
  const filter = {
    search,
    state: isJourneyState(state) ? state : undefined,
    trigger: startsOn,
  };
  const list = useCursorList({
    queryKey: ['journeys', 'list', filter],
    load: (cursor) => loadJourneys(filter, cursor),
    refetchInterval: 5000,
  });
  const change = (next: Partial<Record<'search' | 'state' | 'startsOn', string | undefined>>) => {
    void navigate({ search: (old) => ({ ...old, ...next }), replace: true });
  };
  const setCreating = (next: { create: string; template?: string } | null): void => {
    void navigate({
      search: ({ create: _create, trigger: _trigger, template: _template, ...old }) => ({
        ...old,
        ...next,
      }),
    });
  };
  const newButton = (
    <NewButton requires="journeys:write" onClick={() => setCreating({ create: NEW })}>
      {t('new')}
    </NewButton>
  );
  const importButton = (
    <PermittedButton
      requires="journeys:write"
      variant="default"
      leftSection={<Icon name="upload" size={16} />}
      onClick={() => setCreating({ create: IMPORT })}
    >
      {t('import.open')}
    </PermittedButton>
  );
  const names = new Map(triggers.map((one) => [one.key, worded(one).name]));
  const mayWrite = useMay('journeys:write');
  const narrowed = Object.values(filter).some((one) => one !== undefined);
  const filters = filter.state !== undefined || filter.trigger !== undefined;
  const clear = () => change({ search: undefined, state: undefined, startsOn: undefined });
  const nothing = !narrowed && list.items?.length === 0;
  // What is archived is listed only where asked for.
  const { data: archived } = useQuery({
    queryKey: ['journeys', 'list', 'any-archived'],
    queryFn: () => readAnswer(api.journeys.$get({ query: { state: 'archived', limit: '1' } })),
    enabled: nothing,
  });
  return (
    <ListPage
      title={t('title')}
      description={t('description')}
      actions={
        <Group gap="xs">
          {importButton}
          {newButton}
        </Group>
      }
      onClear={filters && list.items?.length !== 0 ? clear : undefined}
      nothing={nothing && archived?.items.length === 0}
      search={{
        value: search,
        placeholder: t('search'),
        onChange: (next) => change({ search: next }),
      }}
      filters={
        <>
          <FilterSelect
            label={t('filterState')}
            values={JOURNEY_STATES}
            wordOf={(one) => t(`states.${one}`)}
            chosen={filter.state}
            onChoose={(next) => change({ state: next })}
            width={180}
          />
          <FilterSelect
            label={t('anyTrigger')}
            values={[...names.keys()]}
            wordOf={(key) => names.get(key) ?? key}
            chosen={startsOn}
            onChoose={(next) => change({ startsOn: next })}
            width={260}
            searchable
          />
        </>
      }
    >
      <DataList
        label={t('title')}
        list={list}
        columns={columns}
        rowKey={(journey) => journey.id}
        empty={
          narrowed ? (
            <NothingFound
              title={t('nothingFound')}
              by={{ search: filter.search, filters }}
              onClear={clear}
            />
          ) : (
            <Empty
              icon="journeys"
              title={t('empty')}
              text={t('emptyText')}
              action={
                <Stack align="center" gap="xl">
                  {newButton}
                  {mayWrite ? (
                    <Stack gap="sm">
                      <Text size="sm" c="var(--text-quiet)">
                        {t('templates.or')}
                      </Text>
                      <TemplateChoice
                        onChoose={(key) => setCreating({ create: NEW, template: key })}
                      />
                    </Stack>
                  ) : null}
                </Stack>
              }
            />
          )
        }
      />
      <CreateDialog
        opened={create !== undefined && create !== IMPORT}
        // A trigger's page names its key in either place.
        startTrigger={trigger ?? (create === NEW ? undefined : create)}
        startTemplate={isTemplate(template) ? template : undefined}
        onClose={() => setCreating(null)}
      />
      <ImportDialog opened={create === IMPORT} onClose={() => setCreating(null)} />
    </ListPage>
  );
}
