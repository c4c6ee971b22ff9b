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
import { useCounted } from '../numbers/use-counted.ts';
import { useDesigner, useDocument, useView } from '../state/designer-context.ts';
import type { PeopleStatus } from '../state/view-store.ts';
import { useBlockWords } from '../use-block-words.ts';
import { DrawerFrame } from './drawer-frame.tsx';
import { DrawerLoading } from './drawer-loading.tsx';
import classes from './header.module.css';
import { PeopleTable } from './people-table.tsx';
import type { Person } from './save-people.ts';
import { loadPeople, savePeople } from './save-people.ts';

const STATUSES: readonly PeopleStatus[] = ['inside', 'finished', 'exited'];
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

/** Who is inside now or stands at one block, who finished, who left; searched, and saved as CSV. */
export function PeopleDrawer() {
  const { t } = useTranslation('designer');
  const { journeyId, view } = useDesigner();
  const words = useBlockWords();
  const block = useView((state) => state.peopleAt);
  const status = useView((state) => state.peopleStatus);
  const blocks = useDocument((state) => state.blocks);
  const name = useDocument((state) => state.document.name);
  const [search, setSearch] = useState<string>();
  const counted = useCounted();
  const filter = { journeyId, block, status, search };
  const list = useCursorList({
    queryKey: ['journeys', journeyId, 'people', filter, counted.key],
    load: (cursor) => loadPeople({ ...filter, ...counted.now() }, { cursor }),
    refetchInterval: 4000,
  });
  const nameOf = ({ blockId }: Person): string => {
    const stands = blockId === null ? undefined : blocks.get(blockId);
    if (stands) return words.heading(stands);
    return blockId === null ? '' : t('people.elsewhere');
  };
  const save = useMutation({
    mutationFn: () =>
      savePeople(
        { ...filter, ...counted.now() },
        {
          fileName: `${name} - ${t(`people.${status}`)}.csv`,
          heads: COLUMNS.map((column) => t(`people.${column}`)),
          where: nameOf,
        },
      ),
    onError: (error) => notifyFailure(t('people.saveFailed'), error),
  });
  const at = block === null ? undefined : blocks.get(block);
  return (
    <DrawerFrame
      title={at ? t('people.at', { name: words.heading(at) }) : t('people.title')}
      tools={
        <div className={classes.tools}>
          <SearchBox value={search} onChange={setSearch} placeholder={t('people.search')} />
          {block === null ? (
            <Select
              w={150}
              aria-label={t('people.status')}
              data={STATUSES.map((value) => ({ value, label: t(`people.${value}`) }))}
              value={status}
              allowDeselect={false}
              onChange={(chosen) => {
                const found = STATUSES.find((one) => one === chosen);
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
        <p className={classes.quiet}>
          {t(search === undefined ? 'people.none' : 'people.noMatch')}
        </p>
      ) : null}
      {list.items && list.items.length > 0 ? (
        <>
          <PeopleTable people={list.items} where={nameOf} />
          <LoadMore list={list} />
        </>
      ) : null}
    </DrawerFrame>
  );
}
