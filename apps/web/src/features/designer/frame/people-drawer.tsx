import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api } from '../../../app/api.ts';
import { readAnswer } from '../../../app/read-answer.ts';
import { LoadMore } from '../../../components/load-more.tsx';
import { TextLink } from '../../../components/text-link.tsx';
import { Time } from '../../../components/time.tsx';
import { useCursorList } from '../../../components/use-cursor-list.ts';
import { useDesigner, useDocument, useView } from '../state/designer-context.ts';
import { useBlockWords } from '../use-block-words.ts';
import { DrawerFrame } from './drawer-frame.tsx';
import classes from './header.module.css';

/** Who is inside now, or stands at one block. */
export function PeopleDrawer() {
  const { t } = useTranslation('designer');
  const { t: components } = useTranslation('components');
  const { journeyId } = useDesigner();
  const words = useBlockWords();
  const at = useView((state) => state.peopleAt);
  const blocks = useDocument((state) => state.blocks);
  const block = at === null ? undefined : blocks.get(at);
  const list = useCursorList({
    queryKey: ['journeys', journeyId, 'people', at],
    load: (cursor) =>
      readAnswer(
        api.journeys[':id'].people.$get({
          param: { id: journeyId },
          query: { status: 'inside', ...(at && { block: at }), ...(cursor && { cursor }) },
        }),
      ),
    refetchInterval: 4000,
  });
  const title = block ? t('people.at', { name: words.name(block) }) : t('people.inside');
  return (
    <DrawerFrame title={title}>
      {list.error ? <p className={classes.quiet}>{t('drawer.failed')}</p> : null}
      {list.items?.length === 0 ? <p className={classes.quiet}>{t('people.none')}</p> : null}
      {list.items && list.items.length > 0 ? (
        <>
          <table className={classes.table}>
            <thead>
              <tr>
                <th>{t('people.customer')}</th>
                <th>{t('people.where')}</th>
                <th>{t('people.since')}</th>
                <th>{t('people.due')}</th>
              </tr>
            </thead>
            <tbody>
              {list.items.map((person) => {
                const stands = person.blockId === null ? undefined : blocks.get(person.blockId);
                return (
                  <tr key={person.enrolmentId}>
                    <td>
                      <TextLink
                        to="/customers/$contact"
                        params={{ contact: person.contact.id }}
                        size="sm"
                      >
                        {nameOf(person.contact) ?? t('people.unnamed')}
                      </TextLink>
                      {person.test ? (
                        <Badge variant="default" size="xs" tt="none" ml={6}>
                          {components('test')}
                        </Badge>
                      ) : null}
                    </td>
                    <td>{stands ? words.name(stands) : (person.blockId ?? '–')}</td>
                    <td>
                      <Time at={person.since} />
                    </td>
                    <td>{person.dueAt === null ? '–' : <Time at={person.dueAt} exact />}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
          <LoadMore list={list} />
        </>
      ) : null}
    </DrawerFrame>
  );
}

interface Named {
  name: string | null;
  email: string | null;
  phone: string | null;
}

function nameOf({ name, email, phone }: Named): string | null {
  return name ?? email ?? phone;
}
