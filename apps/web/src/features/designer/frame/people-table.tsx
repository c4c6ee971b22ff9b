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
}

/** People of a journey, a row each; a name leads to their timeline. */
export function PeopleTable({ people, where }: PeopleTableProps) {
  const { t } = useTranslation('designer');
  const { t: components } = useTranslation('components');
  const inside = people.some(({ status }) => status === 'inside');
  const exited = people.some(({ status }) => status === 'exited');
  const workflows = people.some(({ workflowId }) => workflowId !== null);
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th>{t('people.customer')}</th>
          {inside ? <th>{t('people.where')}</th> : null}
          {exited ? <th>{t('people.reason')}</th> : null}
          <th>{t('people.since')}</th>
          {inside ? <th>{t('people.due')}</th> : null}
          <th>{t('people.way')}</th>
          {workflows ? <th>{t('people.workflow')}</th> : null}
        </tr>
      </thead>
      <tbody>
        {people.map((person) => {
          const { contact, since, dueAt, reason, workflowId, workflowUrl } = person;
          return (
            <tr key={person.enrolmentId}>
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
              {inside ? <td>{where(person) || '–'}</td> : null}
              {exited ? (
                <td>
                  {reason === null ? '–' : wordOf(`designer:exits.reasons.${reason}`, reason)}
                </td>
              ) : null}
              <td>
                <Time at={since} />
              </td>
              {inside ? <td>{dueAt === null ? '–' : <Time at={dueAt} exact />}</td> : null}
              <td>
                <ShowPath person={person} />
              </td>
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
