import { Button, Loader } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../../components/confirm-dialog.tsx';
import { Empty } from '../../../components/empty.tsx';
import { Failure } from '../../../components/failure.tsx';
import { formatDateTime } from '../../../components/format-time.ts';
import { ListSkeleton } from '../../../components/list-skeleton.tsx';
import { ProblemAlert } from '../../../components/problem-alert.tsx';
import { useDocument } from '../state/designer-context.ts';
import { CaseRow } from './case-row.tsx';
import { CaseTally } from './case-tally.tsx';
import { PreventingProblems } from './preventing-problems.tsx';
import { RenameCaseDialog } from './rename-case-dialog.tsx';
import classes from './testing.module.css';
import type { SavedCase } from './use-cases.ts';
import { useCaseEdits, useCaseRun, useCases } from './use-cases.ts';

/** The saved cases with what the last run said of each. */
export function CasesTab() {
  const { t } = useTranslation('testing');
  const cases = useCases();
  const { last, run } = useCaseRun();
  const { remove } = useCaseEdits();
  const blocked = useDocument((state) => state.problems.some((one) => one.severity === 'error'));
  const [renaming, setRenaming] = useState<SavedCase | null>(null);
  const [deleting, setDeleting] = useState<SavedCase | null>(null);
  if (cases.error) {
    return <Failure error={cases.error} onRetry={() => void cases.refetch()} />;
  }
  if (!cases.data) return <ListSkeleton label={t('cases.loading')} rows={3} />;
  if (cases.data.length === 0) {
    return <Empty icon="check" title={t('cases.empty')} text={t('cases.emptyText')} />;
  }
  const resultOf = new Map(last?.results.map((result) => [result.id, result]));
  return (
    <div className={classes.form}>
      <div className={classes.casesHead}>
        {last ? <CaseTally results={last.results} /> : <span>{t('cases.notRun')}</span>}
        <Button
          size="xs"
          variant="light"
          // Not `loading`, which disables it and so loses the focus.
          leftSection={run.isPending ? <Loader size={12} /> : null}
          aria-busy={run.isPending}
          disabled={blocked}
          onClick={() => run.isPending || run.mutate()}
        >
          {t('cases.runAll')}
        </Button>
      </div>
      <StartNote />
      <ProblemAlert error={run.error} />
      {blocked ? <PreventingProblems /> : null}
      <ul className={classes.cases}>
        {cases.data.map((saved) => (
          <CaseRow
            key={saved.id}
            saved={saved}
            result={resultOf.get(saved.id)}
            blocked={blocked}
            onRename={() => setRenaming(saved)}
            onDelete={() => setDeleting(saved)}
          />
        ))}
      </ul>
      <RenameCaseDialog saved={renaming} onClose={() => setRenaming(null)} />
      <ConfirmDialog
        opened={deleting !== null}
        onClose={() => setDeleting(null)}
        title={t('cases.deleteTitle', { name: deleting?.name ?? '' })}
        confirmLabel={t('cases.delete')}
        danger
        busy={remove.isPending}
        error={remove.error}
        onConfirm={() =>
          deleting && remove.mutate(deleting.id, { onSuccess: () => setDeleting(null) })
        }
      >
        {t('cases.deleteText')}
      </ConfirmDialog>
    </div>
  );
}

/** That tests come when the journey has started, while that is to come. */
function StartNote() {
  const { t, i18n } = useTranslation('testing');
  const startsAt = useDocument((state) => state.document.entry.startsAt);
  if (startsAt === undefined || new Date(startsAt) <= new Date()) return null;
  return (
    <p className={classes.quiet}>
      {t('cases.fromStart', { time: formatDateTime(startsAt, i18n.language) })}
    </p>
  );
}
