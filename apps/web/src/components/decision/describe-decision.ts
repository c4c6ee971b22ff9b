import type { TFunction } from 'i18next';
import { z } from 'zod';
import { formatDateTime } from '../format-time.ts';
import { describeTrace } from './describe-trace.ts';
import type { NamedTrigger } from './name-attribute.ts';
import { readTrace } from './read-trace.ts';

/** What an event's decision on one journey says; the shape of the API's `decisions`. */
export interface DecisionFacts {
  outcome: 'enrolled' | 'woke' | 'exited' | 'goal' | 'refused';
  reason: string | null;
  detail: unknown;
}

/** In which words and language a sentence is written. */
export interface DecisionWords {
  t: TFunction<'decision'>;
  language: string;
  /** The trigger whose attribute a path reads, where that is known. */
  triggerOf?: ((path: string) => NamedTrigger | undefined) | undefined;
}

/** 'entered', or 'refused – ErrorCode 10 is not greater than 10'; the journey's name goes before it. */
export function describeDecision(decision: DecisionFacts, words: DecisionWords): string {
  const { outcome } = decision;
  if (outcome === 'exited') {
    return words.t(decision.reason === 'goal' ? 'decision.endedByGoal' : 'decision.ended');
  }
  if (outcome !== 'refused') return words.t(`decision.${DONE[outcome]}`);
  const why = describeRefusal(decision, words);
  return why === null ? words.t('decision.refusedPlain') : words.t('decision.refused', { why });
}

/** Why a journey did not start, without the word refused; null where no reason was kept. */
export function describeRefusal(
  { reason, detail }: Pick<DecisionFacts, 'reason' | 'detail'>,
  words: DecisionWords,
): string | null {
  const trace = readTrace(detail);
  if (trace && !trace.passed) return describeTrace(trace, words);
  if (reason === null) return null;
  const figures = figuresOf(detail, words.language);
  if (reason === 're-entry' && figures.againAt) return words.t('reason.re-entry-after', figures);
  if (isKnownReason(reason)) return words.t(`reason.${reason}`, figures);
  return words.t('reason.other', { reason });
}

const DONE = { enrolled: 'entered', woke: 'continued', goal: 'goal' } as const;

const KNOWN_REASONS = [
  'conditions',
  'already-inside',
  're-entry',
  'cap-day',
  'cap-total',
  'not-started',
  'ended',
  'loop',
  'would-start',
  'error',
] as const;

const Figures = z.object({
  cap: z.number().optional(),
  enteredAt: z.string().optional(),
  againAt: z.string().optional(),
  startsAt: z.string().optional(),
  endsAt: z.string().optional(),
});

/** The figures a refusal was decided by, as they are read; empty where there is none. */
function figuresOf(detail: unknown, language: string) {
  const { cap, enteredAt, againAt, startsAt, endsAt } = Figures.catch({}).parse(detail);
  const at = (instant: string | undefined) => (instant ? formatDateTime(instant, language) : '');
  return {
    cap: cap === undefined ? '' : new Intl.NumberFormat(language).format(cap),
    enteredAt: at(enteredAt),
    againAt: at(againAt),
    startsAt: at(startsAt),
    endsAt: at(endsAt),
  };
}

function isKnownReason(reason: string): reason is (typeof KNOWN_REASONS)[number] {
  return KNOWN_REASONS.some((known) => known === reason);
}
