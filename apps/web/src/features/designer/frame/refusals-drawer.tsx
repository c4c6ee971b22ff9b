import { useTranslation } from 'react-i18next';
import { api } from '../../../app/api.ts';
import { readAnswer } from '../../../app/read-answer.ts';
import { describeRefusal } from '../../../components/decision/describe-decision.ts';
import { useDecisionWords } from '../../../components/decision/use-decision-words.ts';
import { LoadMore } from '../../../components/load-more.tsx';
import { SmallFailure } from '../../../components/small-failure.tsx';
import { TextLink } from '../../../components/text-link.tsx';
import { Time } from '../../../components/time.tsx';
import { useCursorList } from '../../../components/use-cursor-list.ts';
import { NarrowedNote } from '../numbers/narrowed-note.tsx';
import { useCounted } from '../numbers/use-counted.ts';
import { useDesigner } from '../state/designer-context.ts';
import { DrawerFrame } from './drawer-frame.tsx';
import { DrawerLoading } from './drawer-loading.tsx';
import classes from './header.module.css';

/** Who was not let in, and why in words. */
export function RefusalsDrawer() {
  const { t } = useTranslation('designer');
  const words = useDecisionWords();
  const { journeyId } = useDesigner();
  const counted = useCounted();
  const list = useCursorList({
    queryKey: ['journeys', journeyId, 'refusals', counted.key],
    load: (cursor) => {
      const { from, to } = counted.now();
      return readAnswer(
        api.journeys[':id'].refusals.$get({
          param: { id: journeyId },
          query: { ...(cursor && { cursor }), ...(from && { from }), ...(to && { to }) },
        }),
      );
    },
    refetchInterval: 4000,
  });
  return (
    <DrawerFrame title={t('refusals.title')}>
      <NarrowedNote className={classes.quiet} />
      <DrawerLoading list={list} />
      {list.error ? <SmallFailure text={t('drawer.failed')} onRetry={list.retry} /> : null}
      {list.items?.length === 0 ? <p className={classes.quiet}>{t('refusals.none')}</p> : null}
      {list.items && list.items.length > 0 ? (
        <>
          <table className={classes.table} data-refusals>
            <thead>
              <tr>
                <th>{t('refusals.customer')}</th>
                <th>{t('refusals.why')}</th>
                <th>{t('refusals.when')}</th>
              </tr>
            </thead>
            <tbody>
              {list.items.map(({ contact, reason, detail, at, eventId, versionNumber }) => (
                <tr key={`${eventId}/${versionNumber}`}>
                  <td>
                    {contact ? (
                      <TextLink to="/customers/$contact" params={{ contact: contact.id }} size="sm">
                        {contact.name ?? contact.email ?? contact.phone ?? t('people.unnamed')}
                      </TextLink>
                    ) : (
                      t('people.unnamed')
                    )}
                  </td>
                  <td>{describeRefusal({ reason, detail }, words) ?? t('refusals.unknown')}</td>
                  <td>
                    <Time at={at} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <LoadMore list={list} />
        </>
      ) : null}
    </DrawerFrame>
  );
}
