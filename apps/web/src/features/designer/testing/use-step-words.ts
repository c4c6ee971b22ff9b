import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { describeRefusal } from '../../../components/decision/describe-decision.ts';
import { describeTrace } from '../../../components/decision/describe-trace.ts';
import { readTrace } from '../../../components/decision/read-trace.ts';
import { useDecisionWords } from '../../../components/decision/use-decision-words.ts';
import { stepReason } from '../../../components/message-reason.ts';
import { wordOf } from '../../../i18n/word-of.ts';
import { portsOf } from '../state/block-ports.ts';
import { useDesigner } from '../state/designer-context.ts';
import type { BlockWords } from '../use-block-words.ts';
import { useBlockWords } from '../use-block-words.ts';
import { useEntryWords } from '../use-entry-words.ts';
import type { Simulation } from './simulation-query.ts';
import { spanOf } from './span-of.ts';
import type { TestStep } from './test-steps.ts';

export interface StepWords {
  name(step: TestStep): string;
  /** When it was, on the simulated clock. */
  time(at: string): string;
  /** What came out: 'ErrorCode 12 is greater than 10 → Yes'. */
  outcome(step: TestStep, entry: Simulation['entry']): string;
  /** How long a wait was skipped, and to which date; '' where nothing was waited for. */
  skipped(step: TestStep): string;
}

type BlockStep = Extract<TestStep, { type: 'block' }>;

/** What the steps of a test are called and say, in the language of the screen. */
export function useStepWords(): StepWords {
  const { t, i18n } = useTranslation('testing');
  const decision = useDecisionWords();
  const words = useBlockWords();
  const { documents, triggers } = useDesigner();
  const { name: trigger } = useEntryWords();
  return useMemo(() => {
    const blockOf = (id: string) => documents.getState().blocks.get(id);
    const isStart = (at: string): boolean => {
      const { startsAt } = documents.getState().document.entry;
      return startsAt !== undefined && Date.parse(startsAt) === Date.parse(at);
    };
    const time = (at: string): string =>
      new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'short' }).format(
        new Date(at),
      );
    return {
      time,
      name(step) {
        if (step.type === 'entry') return trigger;
        if (step.type === 'end') return t('end.name');
        const block = blockOf(step.blockId);
        return block ? words.heading(block) : step.blockId;
      },
      outcome(step, entry) {
        if (step.type === 'entry') {
          if (entry.enrolled) return t(isStart(step.at) ? 'entry.atStart' : 'entry.in');
          const why = describeRefusal(entry, decision);
          return why === null ? t('entry.refused') : t('entry.refusedWhy', { why });
        }
        if (step.type === 'question') return t(`question.${step.question.about}`);
        if (step.type === 'end') return endOf(step.ended);
        const block = blockOf(step.blockId);
        const why = whyOf(step, block?.kind);
        const way = block ? wayOf(block, step, words) : '';
        // A way may be called as the event that led there.
        return step.reason === null || why !== t('why.came', { names: way })
          ? joined(why, way)
          : why;
      },
      skipped(step) {
        if (step.type !== 'block') return '';
        const span = spanOf(step.since, step.at, i18n.language);
        return span === null ? '' : t('skipped', { span, until: time(step.at) });
      },
    };

    function endOf({ status, reason }: NonNullable<Simulation['ended']>): string {
      if (status === 'finished') return t('end.finished');
      const why = reason === null ? '' : wordOf(`testing:left.${reason}`, reason);
      return why === '' ? t('end.exited') : t('end.exitedWhy', { why });
    }

    /** What the simulation itself says of a step; null for a reason of the block's own. */
    function engineReason(reason: string): string | null {
      const [, code, value = ''] = /^([a-z-]+)(?:: (.*))?$/s.exec(reason) ?? [];
      if (code === 'chosen') return t('chosen');
      // The line about the wait that was skipped says so.
      if (code === 'time-came') return '';
      if (code === 'nothing-came') return t('why.limit');
      if (code === 'sent') return t('why.sentTo', { to: value });
      if (code !== 'came') return null;
      const names = value.split(', ').map((key) => triggerName(key));
      return t('why.came', { names: names.join(', ') });
    }

    function triggerName(key: string): string {
      return triggers.find((one) => one.key === key)?.name ?? key;
    }

    function whyOf(step: BlockStep, kind: string | undefined): string {
      const trace = readTrace(step.detail);
      const compared = trace && describeTrace(trace, decision);
      if (compared !== null) return compared;
      const { reason } = step;
      if (reason === null) return '';
      const told = engineReason(reason);
      if (told !== null) return told;
      return wordOf(`testing:left.${reason}`, '') || stepReason(kind, reason);
    }
  }, [t, i18n.language, decision, words, documents, triggers, trigger]);
}

/** The way out, where a block has more than one. */
function wayOf(
  block: Parameters<BlockWords['port']>[0],
  { port }: BlockStep,
  words: BlockWords,
): string {
  if (port === 'exited') return '';
  return portsOf(block).length > 1 ? words.port(block, port) : '';
}

function joined(why: string, way: string): string {
  return [why, way].filter(Boolean).join(' → ');
}
