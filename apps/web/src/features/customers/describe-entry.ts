import i18next from 'i18next';
import { caseChanges } from '../../components/case-changes.ts';
import { describeRefusal } from '../../components/decision/describe-decision.ts';
import { describeOutcome } from '../../components/decision/describe-outcome.ts';
import { describeTrace } from '../../components/decision/describe-trace.ts';
import { readTrace } from '../../components/decision/read-trace.ts';
import { messageReason, stepReason } from '../../components/message-reason.ts';
import { showValue } from '../../components/show-value.ts';
import { wordOf } from '../../i18n/word-of.ts';

import type { TimelineEntry } from './timeline-query.ts';

/** An entry of the timeline in words: what happened, and the facts beside it. */
export interface EntryWords {
  title: string;
  details: string[];
}

/** What happened, in the reader's language; facts that are missing are left out. */
export function describeEntry(entry: TimelineEntry, language: string): EntryWords {
  const t = i18next.getFixedT(language, 'customers');
  const journey = entry.journeyName ?? t('timeline.unknownJourney');
  switch (entry.type) {
    case 'event':
      return {
        title: entry.triggerName ?? entry.triggerKey ?? t('timeline.unknownTrigger'),
        details: present(
          describeAttributes(entry.attributes ?? {}, language),
          outcomeOf(entry, language),
        ),
      };
    case 'refused':
      return {
        title: t('timeline.refused', { journey }),
        details: present(refusalOf(entry, language)),
      };
    case 'entered':
      return {
        title: t('timeline.entered', { journey }),
        details: present(
          entry.test ? i18next.getFixedT(language, 'components')('test') : null,
          entry.versionNumber ? t('timeline.version', { number: entry.versionNumber }) : null,
        ),
      };
    case 'step':
      return {
        title: t('timeline.step', { step: stepName(entry) }),
        details: present(stepDetail(entry, language), journey),
      };
    case 'left':
      return {
        title:
          entry.state === 'finished'
            ? t('timeline.finished', { journey })
            : t('timeline.left', { journey }),
        details: entry.reason
          ? [wordOf(`customers:timeline.leftReason.${entry.reason}`, entry.reason)]
          : [],
      };
    case 'message':
      return {
        title: t(`timeline.message.${entry.channel ?? 'sms'}`, { to: entry.to ?? '–' }),
        details: present(
          entry.test ? i18next.getFixedT(language, 'components')('test') : null,
          entry.subject,
          entry.reason && messageReason(entry.reason),
          entry.journeyName,
        ),
      };
    case 'case-opened':
      return {
        title: t('timeline.caseOpened', { number: entry.caseNumber }),
        details: present(entry.subject, byOf(entry)),
      };
    case 'case-changed':
      return {
        title: t('timeline.caseChanged', { number: entry.caseNumber }),
        details: [...caseChanges(entry, { language }), ...present(byOf(entry))],
      };
    case 'consent':
      return {
        title: t('timeline.consent', {
          state: wordOf(`components:consentState.${entry.state}`, entry.state ?? ''),
          purpose: wordOf(`components:purpose.${entry.purpose}`, entry.purpose ?? ''),
          channel: wordOf(`components:channel.${entry.channel}`, entry.channel ?? ''),
        }),
        details: present(
          entry.address,
          wordOf(`components:consentSource.${entry.source}`, entry.source ?? ''),
          entry.by,
          entry.reason,
        ),
      };
  }
}

function outcomeOf(entry: TimelineEntry, language: string): string | undefined {
  if (entry.outcome === undefined || entry.outcome === 'enrolled') return undefined;
  const t = i18next.getFixedT(language, 'decision');
  return describeOutcome({ outcome: entry.outcome, reason: entry.reason ?? null }, { t });
}

function refusalOf(entry: TimelineEntry, language: string): string | null {
  const t = i18next.getFixedT(language, 'decision');
  const facts = { reason: entry.reason ?? null, detail: entry.detail ?? null };
  return describeRefusal(facts, { t, language });
}

function stepName(entry: TimelineEntry): string {
  const kind = wordOf(`blocks:${entry.blockKind}.title`, entry.blockKind ?? entry.blockId ?? '');
  return entry.blockName ?? kind;
}

function stepDetail(entry: TimelineEntry, language: string): string | undefined {
  const { port, portName, blockKind, reason, detail } = entry;
  const trace = readTrace(detail);
  const t = i18next.getFixedT(language, 'decision');
  const compared = trace && describeTrace(trace, { t, language });
  const own = port === undefined ? '' : wordOf(`customers:timeline.ports.${port}`, port);
  const way = portName ?? (port && wordOf(`blocks:${blockKind}.ports.${port}`, own));
  const why = reason && wayReason(entry, language);
  return present(way, why, compared).join(' – ') || undefined;

  function wayReason({ reason: why = '' }: TimelineEntry, to: string): string {
    const number = /^moved: (\d+)$/.exec(why)?.[1];
    if (number) return i18next.getFixedT(to, 'customers')('timeline.version', { number });
    const left = port === 'exited' ? wordOf(`customers:timeline.leftReason.${why}`, '') : '';
    return left || stepReason(blockKind, why);
  }
}

function byOf(entry: TimelineEntry): string | undefined {
  if (!entry.source) return undefined;
  const source = wordOf(`customers:timeline.by.${entry.source}`, entry.source);
  return entry.by && entry.source === 'people' ? `${source}: ${entry.by}` : source;
}

/** `DeviceID: D-7 · ErrorCode: 12`; a record event tells which columns changed, and how. */
function describeAttributes(attributes: Record<string, unknown>, language: string): string {
  const { record, before, changed } = attributes;
  if (isRecord(record) && Array.isArray(changed)) {
    const changes = { before: pick(before, changed), after: pick(record, changed) };
    return caseChanges(changes, { language }).join(' · ');
  }
  return Object.entries(attributes)
    .filter(([, value]) => typeof value !== 'object' || value === null)
    .map(([name, value]) => `${name}: ${showValue(value, language)}`)
    .join(' · ');
}

function pick(record: unknown, names: unknown[]): Record<string, unknown> {
  if (!isRecord(record)) return {};
  return Object.fromEntries(Object.entries(record).filter(([name]) => names.includes(name)));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function present(...texts: (string | null | undefined)[]): string[] {
  return texts.filter((text): text is string => text !== null && text !== undefined && text !== '');
}
