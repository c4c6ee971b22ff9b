import { Button, Select } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../components/icon.tsx';
import { LoadMore } from '../../../components/load-more.tsx';
import { notifyFailure } from '../../../components/notify-failure.ts';
import { SearchBox } from '../../../components/search-box.tsx';
import { SmallFailure } from '../../../components/small-failure.tsx';
import { useCursorList } from '../../../components/use-cursor-list.ts';
import { NarrowedNote } from '../numbers/narrowed-note.tsx';
import { PEOPLE_STATUSES } from '../numbers/people-shown.ts';
import { useCountWords } from '../numbers/use-count-words.ts';
import { useCounted } from '../numbers/use-counted.ts';
import { useDesigner, useDocument, useView } from '../state/designer-context.ts';
import { useBlockWords } from '../use-block-words.ts';
import { DrawerFrame } from './drawer-frame.tsx';
import { DrawerLoading } from './drawer-loading.tsx';
import classes from './header.module.css';
import { PeopleTable } from './people-table.tsx';
import type { Person } from './save-people.ts';
import { loadPeople, savePeople } from './save-people.ts';

const COLUMNS = [
  'id',
  'customer',
  'email',
  'phone',
  'where',
  'since',
  'due',
  'version',
  'reason',
] as const;

/** Who is inside now or stands at one block, who finished, who left, or whom a number counts. */
export function PeopleDrawer() {
  const { t } = useTranslation('designer');
  const { journeyId, version, view } = useDesigner();
  const words = useBlockWords();
  const shown = useView((state) => state.people);
  const { block, status, counted } = shown;
  const blocks = useDocument((state) => state.blocks);
  const name = useDocument((state) => state.document.name);
  const [search, setSearch] = useState<string>();
  const of = useCounted();
  const said = useCountWords(block, counted);
  const filter = { journeyId, ...shown, search };
  const asked = async () => ({ ...filter, ...(counted ? await of.always() : of.now()) });
  const list = useCursorList({
    queryKey: ['journeys', journeyId, 'people', filter, counted ? version : null, of.key],
    load: async (cursor) => loadPeople(await asked(), { cursor }),
    // Whom a number counts may have to be looked for among many.
    refetchInterval: counted ? 15_000 : 4000,
  });
  const nameOf = ({ blockId }: Person): string => {
    const stands = blockId === null ? undefined : blocks.get(blockId);
    if (stands) return words.heading(stands);
    return blockId === null ? '' : t('people.elsewhere');
  };
  const save = useMutation({
    mutationFn: async () =>
      savePeople(await asked(), {
        fileName: `${name} - ${counted ? said.title : t(`people.${status}`)}.csv`,
        heads: COLUMNS.map((column) =>
          t(`people.${column === 'since' && counted ? 'when' : column}`),
        ),
        where: nameOf,
        why: ({ reason }) => (reason !== null && counted ? said.why(reason) : reason),
      }),
    onError: (error) => notifyFailure(t('people.saveFailed'), error),
  });
  const at = block === null ? undefined : blocks.get(block);
  const title = at ? t('people.at', { name: words.heading(at) }) : t('people.title');
  const none = counted ? 'people.noneCounted' : 'people.none';
  const times = new Set(list.items?.map(({ enrolmentId }) => enrolmentId)).size;
  return (
    <DrawerFrame
      title={counted ? said.title : title}
      tools={
        <div className={classes.tools}>
          <SearchBox value={search} onChange={setSearch} placeholder={t('people.search')} />
          {block === null && !counted ? (
            <Select
              w={150}
              aria-label={t('people.status')}
              data={PEOPLE_STATUSES.map((value) => ({ value, label: t(`people.${value}`) }))}
              value={status}
              allowDeselect={false}
              onChange={(chosen) => {
                const found = PEOPLE_STATUSES.find((one) => one === chosen);
                if (found) view.getState().showPeople(null, found);
              }}
            />
          ) : null}
          <Button
            variant="default"
            leftSection={<Icon name="download" size={16} />}
            loading={save.isPending}
            disabled={!list.items?.length}
            onClick={() => save.mutate()}
          >
            {t('people.save')}
          </Button>
        </div>
      }
    >
      <NarrowedNote className={classes.quiet} />
      <DrawerLoading list={list} />
      {list.error ? <SmallFailure text={t('drawer.failed')} onRetry={list.retry} /> : null}
      {list.items?.length === 0 ? (
        <p className={classes.quiet}>{t(search === undefined ? none : 'people.noMatch')}</p>
      ) : null}
      {list.items && list.items.length > 0 ? (
        <>
          {counted && times < list.items.length ? (
            <p className={classes.quiet}>{t('people.eachTime')}</p>
          ) : null}
          <PeopleTable people={list.items} where={nameOf} {...(counted && { counted: said })} />
          <LoadMore list={list} />
        </>
      ) : null}
    </DrawerFrame>
  );
}
