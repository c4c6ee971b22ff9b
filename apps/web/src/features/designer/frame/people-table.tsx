import { Anchor, Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../../components/copy-button.tsx';
import { TextLink } from '../../../components/text-link.tsx';
import { Time } from '../../../components/time.tsx';
import { wordOf } from '../../../i18n/word-of.ts';
import classes from './header.module.css';
import type { Person } from './save-people.ts';
import { ShowPath } from './show-path.tsx';

interface PeopleTableProps {
  people: readonly Person[];
  where(person: Person): string;
  /** Of those whom a number counts: what is said of how and why. */
  counted?: { why(reason: string): string; way(port: string): string };
}

/** People of a journey, a row each; a name leads to their timeline. */
export function PeopleTable({ people, where, counted }: PeopleTableProps) {
  const { t } = useTranslation('designer');
  const { t: components } = useTranslation('components');
  const inside = people.some(({ status }) => status === 'inside');
  const reasons = counted
    ? people.some(({ reason }) => reason !== null)
    : people.some(({ status }) => status === 'exited');
  const ports = people.some(({ port }) => port !== null);
  const messages = people.some(({ messageId }) => messageId !== null);
  const whyOf = (reason: string): string =>
    counted?.why(reason) ?? wordOf(`designer:exits.reasons.${reason}`, reason);
  const workflows = people.some(({ workflowId }) => workflowId !== null);
  const keys = rowKeys(people);
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th>{t('people.customer')}</th>
          {ports ? <th>{t('people.port')}</th> : null}
          {counted && reasons ? <th>{t('people.reason')}</th> : null}
          {counted ? <th>{t('people.when')}</th> : null}
          {inside ? <th>{t(counted ? 'people.now' : 'people.where')}</th> : null}
          {!counted && reasons ? <th>{t('people.reason')}</th> : null}
          {counted ? null : <th>{t('people.since')}</th>}
          {inside ? <th>{t('people.due')}</th> : null}
          <th>{t('people.way')}</th>
          {messages ? <th>{t('people.message')}</th> : null}
          {workflows ? <th>{t('people.workflow')}</th> : null}
        </tr>
      </thead>
      <tbody>
        {people.map((person, index) => {
          const { contact, since, dueAt, held, port, messageId, workflowId, workflowUrl } = person;
          const when = (
            <td>
              <Time at={since} exact={counted !== undefined} />
            </td>
          );
          const reason = <td>{person.reason === null ? '–' : whyOf(person.reason)}</td>;
          return (
            <tr key={keys[index]}>
              <td>
                <TextLink to="/customers/$contact" params={{ contact: contact.id }} size="sm">
                  {contact.name ?? contact.email ?? contact.phone ?? t('people.unnamed')}
                </TextLink>
                {person.test ? (
                  <Badge variant="default" size="xs" tt="none" ml={6}>
                    {components('test')}
                  </Badge>
                ) : null}
              </td>
              {ports ? <td>{port === null ? '–' : (counted?.way(port) ?? port)}</td> : null}
              {counted && reasons ? reason : null}
              {counted ? when : null}
              {inside ? <td>{where(person) || '–'}</td> : null}
              {!counted && reasons ? reason : null}
              {counted ? null : when}
              {inside ? (
                <td>
                  {dueAt === null ? '–' : <Time at={dueAt} exact />}
                  {held === 'quiet-time' ? ` (${t('people.quietTime')})` : null}
                </td>
              ) : null}
              <td>
                <ShowPath person={person} />
              </td>
              {messages ? (
                <td>
                  {messageId === null ? (
                    '–'
                  ) : (
                    <TextLink to="/messages/$messageId" params={{ messageId }} size="xs">
                      {t('delivery.open')}
                    </TextLink>
                  )}
                </td>
              ) : null}
              {workflows ? (
                <td>
                  {workflowId === null ? (
                    '–'
                  ) : (
                    <span className={classes.workflow}>
                      <WorkflowId id={workflowId} url={workflowUrl} />
                      <CopyButton value={workflowId} what={t('people.workflow')} />
                    </span>
                  )}
                </td>
              ) : null}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/**
 * A key for each row, kept when others come in above it: of somebody who is counted several times it is
 * the first time, which stands last, that is number 1.
 */
function rowKeys(people: readonly Person[]): string[] {
  const times = new Map<string, number>();
  return people
    .map(({ enrolmentId }) => enrolmentId)
    .toReversed()
    .map((enrolmentId) => {
      const time = (times.get(enrolmentId) ?? 0) + 1;
      times.set(enrolmentId, time);
      return `${enrolmentId}/${time}`;
    })
    .toReversed();
}

/** A link where Temporal's own pages are known, which open beside this one. */
function WorkflowId({ id, url }: { id: string; url: string | null }) {
  const { t } = useTranslation('designer');
  if (url === null) return <code>{id}</code>;
  return (
    <Anchor href={url} target="_blank" rel="noreferrer" title={t('people.openWorkflow')}>
      <code>{id}</code>
    </Anchor>
  );
}
