import { Paper, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { CaseStatus } from '../../components/case-status.tsx';
import type { Fact } from '../../components/facts.tsx';
import { Facts } from '../../components/facts.tsx';
import { Page } from '../../components/page.tsx';
import { QueryState } from '../../components/query-state.tsx';
import { showValue } from '../../components/show-value.ts';
import { TextLink } from '../../components/text-link.tsx';
import { Time } from '../../components/time.tsx';
import { CaseControls } from './case-controls.tsx';
import { CaseHistory } from './case-history.tsx';
import classes from './case-page.module.css';
import type { CaseDetail } from './case-query.ts';
import { caseQuery } from './case-query.ts';

const route = getRouteApi('/signed-in/nav/cases/$caseId');

/** One case: its state to be changed, whose it is, where it came from, and its history. */
export function CasePage() {
  const { caseId } = route.useParams();
  const query = useQuery(caseQuery(caseId));
  return <QueryState query={query}>{(found) => <Detail found={found} />}</QueryState>;
}

function Detail({ found }: { found: CaseDetail }) {
  const { t, i18n } = useTranslation(['cases', 'components']);
  const person = (id: string | null, name: string | null) =>
    id ? (
      <TextLink to="/customers/$contact" params={{ contact: id }}>
        {name ?? t('components:contact.unnamed')}
      </TextLink>
    ) : (
      t('components:caseList.noContact')
    );
  const facts: Fact[] = [
    { label: t('fields.contact'), value: person(found.contactId, found.contactName) },
    ...(found.reportedById
      ? [{ label: t('fields.reportedBy'), value: person(found.reportedById, found.reportedByName) }]
      : []),
    { label: t('fields.openedBy'), value: <Origin found={found} /> },
    { label: t('fields.created'), value: <Time at={found.createdAt} exact /> },
    { label: t('fields.updated'), value: <Time at={found.updatedAt} exact /> },
  ];
  const attributes = Object.entries(found.attributes).map(([label, value]) => ({
    label,
    value: showValue(value, i18n.language),
  }));

  return (
    <Page
      title={`${found.test ? `${t('components:test')} · ` : ''}#${found.number} ${found.subject}`}
      back={{ to: '/cases', label: t('title') }}
      aside={<CaseStatus status={found.status} />}
    >
      <div className={classes.columns}>
        <div className={classes.main}>
          <CaseControls found={found} />
          <CaseHistory found={found} />
        </div>
        <div className={classes.side}>
          <Paper withBorder p="md" component="section" aria-labelledby="facts-title">
            <Title order={2} id="facts-title" mb="sm">
              {t('facts')}
            </Title>
            <Facts facts={facts} />
          </Paper>
          {attributes.length > 0 ? (
            <Paper withBorder p="md" component="section" aria-labelledby="attributes-title">
              <Title order={2} id="attributes-title" mb="sm">
                {t('attributes')}
              </Title>
              <Facts facts={attributes} />
            </Paper>
          ) : null}
        </div>
      </div>
    </Page>
  );
}

function Origin({ found }: { found: CaseDetail }) {
  const { t } = useTranslation('cases');
  if (found.journeyId) {
    return (
      <TextLink
        to="/journeys/$journeyId"
        params={{ journeyId: found.journeyId }}
        search={{ run: found.enrolmentId ?? undefined }}
      >
        {found.journeyName ?? t('aJourney')}
      </TextLink>
    );
  }
  const [first] = found.history;
  if (!first) return <>–</>;
  return <>{first.by && first.source === 'people' ? first.by : t(`by.${first.source}`)}</>;
}
