import { Paper, Select } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/api.ts';
import { readAnswer } from '../../app/read-answer.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { useDenial } from '../../components/use-denial.ts';
import classes from './case-page.module.css';
import type { CaseDetail } from './case-query.ts';
import { priorities, statuses } from './case-query.ts';
import { StartedEvents } from './started-events.tsx';

interface Change {
  status?: CaseDetail['status'];
  priority?: CaseDetail['priority'];
}

/** Status and priority, changed at once; afterwards it says which triggers the change started. */
export function CaseControls({ found }: { found: CaseDetail }) {
  const { t } = useTranslation(['cases', 'components']);
  const client = useQueryClient();
  const denial = useDenial('cases:write');
  const change = useMutation({
    mutationFn: (json: Change) =>
      readAnswer(api.cases[':case'].$patch({ param: { case: found.id }, json })),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['cases'] }),
        client.invalidateQueries({ queryKey: ['contacts', 'timeline'] }),
      ]),
  });
  const wanted = change.isPending ? change.variables : {};

  return (
    <Paper withBorder p="md" component="section" aria-label={t('state')}>
      <div className={classes.controls}>
        <Select
          label={t('fields.status')}
          data={statuses.map((value) => ({ value, label: t(`components:caseStatus.${value}`) }))}
          value={wanted.status ?? found.status}
          onChange={(next) => next && next !== found.status && change.mutate({ status: next })}
          allowDeselect={false}
          disabled={denial !== undefined}
          readOnly={change.isPending}
        />
        <Select
          label={t('fields.priority')}
          data={priorities.map((value) => ({
            value,
            label: t(`components:casePriority.${value}`),
          }))}
          value={wanted.priority ?? found.priority}
          onChange={(next) => next && next !== found.priority && change.mutate({ priority: next })}
          allowDeselect={false}
          disabled={denial !== undefined}
          readOnly={change.isPending}
        />
      </div>
      {denial ? <p className={classes.head}>{denial}</p> : null}
      <div style={{ display: 'grid', gap: 12 }}>
        {change.error ? (
          <div style={{ marginTop: 16 }}>
            <ProblemAlert error={change.error} />
          </div>
        ) : null}
        {change.data ? <StartedEvents events={change.data.startedEvents} /> : null}
      </div>
    </Paper>
  );
}
