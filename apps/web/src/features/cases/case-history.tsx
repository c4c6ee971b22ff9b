import { Paper, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { caseChanges } from '../../components/case-changes.ts';
import { Time } from '../../components/time.tsx';
import classes from './case-page.module.css';
import type { CaseDetail } from './case-query.ts';

/** Every change of the case, newest first: what, by whom, when. */
export function CaseHistory({ found }: { found: CaseDetail }) {
  const { t, i18n } = useTranslation(['cases', 'components']);
  const names: Record<string, string> = {};
  if (found.contactId && found.contactName) names[found.contactId] = found.contactName;
  if (found.reportedById && found.reportedByName) names[found.reportedById] = found.reportedByName;
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="history-title">
      <Title order={2} id="history-title" mb="xs">
        {t('history')}
      </Title>
      <ol className={classes.history} reversed>
        {found.history.toReversed().map((change, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: entries have no id and are only ever added
          <li key={found.history.length - index} className={classes.change}>
            <div className={classes.head}>
              <span>
                {t(`actions.${change.action}`)} · {t(`by.${change.source}`)}
                {change.by && change.source === 'people' ? `: ${change.by}` : ''}
              </span>
              <Time at={change.at} exact />
            </div>
            {caseChanges(change, { language: i18n.language, names }).map((line) => (
              <div key={line} className={classes.line}>
                {line}
              </div>
            ))}
          </li>
        ))}
      </ol>
    </Paper>
  );
}
