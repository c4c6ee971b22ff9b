import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useReducer, useRef } from 'react';
import { api } from '../../../app/api.ts';
import type { AnswerOf } from '../../../app/read-answer.ts';
import { readAnswer } from '../../../app/read-answer.ts';
import type { ImportColumn } from './import-columns.ts';
import type { ImportPage } from './import-pages.ts';
import { importPages, pageText } from './import-pages.ts';
import type { CsvRow } from './read-csv-file.ts';

type Answer = AnswerOf<Awaited<ReturnType<typeof api.contacts.import.$post>>>;
export type ImportProblem = Answer['problems'][number];

/** How far a check or an import is, and what came of it so far. */
export interface ImportRun {
  dryRun: boolean;
  state: 'running' | 'done' | 'stopped' | 'failed';
  done: number;
  total: number;
  counts: Record<'created' | 'changed' | 'unchanged' | 'refused', number>;
  problems: ImportProblem[];
  error: unknown;
}

interface Work {
  columns: ImportColumn[];
  rows: CsvRow[];
}

/**
 * Sends a file page by page. Each page is written whole or not at all, so wherever a run ends it is
 * known which rows are done, and it can go on from there.
 */
export function useImport() {
  const client = useQueryClient();
  const [run, change] = useReducer(next, null);
  // Looked at between pages, so that what is under way is always told.
  const stopAsked = useRef(false);
  useEffect(
    () => () => {
      stopAsked.current = true;
    },
    [],
  );
  const running = run?.state === 'running' && !run.dryRun;
  useEffect(() => {
    if (!running) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [running]);

  const send = async (work: Work, { dryRun, after }: { dryRun: boolean; after: number }) => {
    stopAsked.current = false;
    change({ type: 'start', dryRun, total: work.rows.length, goesOn: after > 0 });
    for (const page of importPages(work.rows).filter(({ done }) => done > after)) {
      if (stopAsked.current) {
        change({ type: 'stop' });
        break;
      }
      try {
        const answer = await sendPage(work, page, dryRun);
        change({ type: 'page', answer: inFile(answer, page), done: page.done });
      } catch (error) {
        change({ type: 'fail', error });
        break;
      }
    }
    if (!dryRun) await client.invalidateQueries({ queryKey: ['contacts'] });
  };

  return {
    run,
    check: (work: Work) => void send(work, { dryRun: true, after: 0 }),
    start: (work: Work) => void send(work, { dryRun: false, after: 0 }),
    goOn: (work: Work) => void send(work, { dryRun: run?.dryRun ?? true, after: run?.done ?? 0 }),
    stop: () => {
      stopAsked.current = true;
    },
    forget: () => change({ type: 'forget' }),
  };
}

function sendPage({ columns }: Work, page: ImportPage, dryRun: boolean): Promise<Answer> {
  const query = {
    dryRun: dryRun ? ('true' as const) : ('false' as const),
    separator: 'comma' as const,
  };
  return readAnswer(
    api.contacts.import.$post(
      { query },
      { init: { body: pageText(page, columns), headers: { 'content-type': 'text/csv' } } },
    ),
  );
}

/** A page's rows are counted from 2; the file's rows have their own numbers. */
function inFile(answer: Answer, { rows }: ImportPage): Answer {
  const rowOf = (inPage: number) => rows[inPage - 2]?.row ?? inPage;
  const problems = answer.problems.map(({ row, values, ...problem }) => {
    const named = typeof values?.row === 'number' ? { ...values, row: rowOf(values.row) } : values;
    return { ...problem, row: rowOf(row), ...(named && { values: named }) };
  });
  return { ...answer, problems };
}

type Step =
  | { type: 'start'; dryRun: boolean; total: number; goesOn: boolean }
  | { type: 'page'; answer: Answer; done: number }
  | { type: 'fail'; error: unknown }
  | { type: 'stop' }
  | { type: 'forget' };

function next(run: ImportRun | null, step: Step): ImportRun | null {
  if (step.type === 'forget') return null;
  if (step.type === 'start') {
    if (run && step.goesOn) return { ...run, state: 'running', error: null };
    const counts = { created: 0, changed: 0, unchanged: 0, refused: 0 };
    const { dryRun, total } = step;
    return { dryRun, total, state: 'running', done: 0, counts, problems: [], error: null };
  }
  if (!run) return run;
  if (step.type === 'fail') return { ...run, state: 'failed', error: step.error };
  if (step.type === 'stop') return { ...run, state: 'stopped' };
  const { answer, done } = step;
  return {
    ...run,
    done,
    state: done === run.total ? 'done' : 'running',
    counts: {
      created: run.counts.created + answer.created,
      changed: run.counts.changed + answer.changed,
      unchanged: run.counts.unchanged + answer.unchanged,
      refused: run.counts.refused + answer.refused,
    },
    problems: [...run.problems, ...answer.problems],
  };
}
