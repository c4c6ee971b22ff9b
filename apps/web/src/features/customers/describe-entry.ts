import i18next from 'i18next';
import type { AttributeTrigger } from '../../components/attributes/attribute-triggers.ts';
import { builtInName, heardTrigger } from '../../components/built-in-triggers/built-in-trigger.ts';
import { caseChanges } from '../../components/case-changes.ts';
import { describeRefusal } from '../../components/decision/describe-decision.ts';
import { describeOutcome } from '../../components/decision/describe-outcome.ts';
import { describeTrace } from '../../components/decision/describe-trace.ts';
import { readTrace } from '../../components/decision/read-trace.ts';
import { eventAttributes } from '../../components/event-attributes.ts';
import { heldMessage } from '../../components/held-message.ts';
import { messageReason, stepReason } from '../../components/message-reason.ts';
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
  const quote = (name: string) => t('timeline.quoted', { name });
  const journey = entry.journeyName ? quote(entry.journeyName) : t('timeline.unknownJourney');
  switch (entry.type) {
    case 'event':
      return {
        title: triggerName(entry) ?? t('timeline.unknownTrigger'),
        details: present(
          eventAttributes(entry.attributes ?? {}, {
            t: i18next.getFixedT(language, 'decision'),
            language,
            trigger: heardTrigger(entry.triggerKey),
          }),
          outcomeOf(entry, language),
          byOf(entry),
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
        title: t('timeline.step', { step: quote(stepName(entry)) }),
        details: present(stepDetail(entry, language), entry.journeyName ?? journey),
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
    case 'goal':
      return {
        title: t('timeline.goal', { goal: quote(entry.goalName ?? entry.goalId ?? '') }),
        details: present(
          entry.test ? i18next.getFixedT(language, 'components')('test') : null,
          triggerName(entry),
          entry.journeyName ?? journey,
          entry.hadLeft ? t('timeline.hadLeft') : null,
        ),
      };
    case 'message':
      return {
        title: t(`timeline.message.${entry.channel ?? 'sms'}`, { to: entry.to ?? '–' }),
        details: present(
          entry.test ? i18next.getFixedT(language, 'components')('test') : null,
          entry.subject,
          entry.sender && t('timeline.sender', { sender: entry.sender }),
          heldMessage(entry, language),
          // Of one that is held, when it goes on says why.
          entry.state !== 'deferred' && entry.reason ? messageReason(entry.reason) : null,
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
  return describeRefusal(facts, { t, language, triggerOf: triggersOf(entry) });
}

/** The trigger of the event that `trigger.…` reads, as far as its attributes have words of their own. */
function triggersOf({ triggerKey }: TimelineEntry): AttributeTrigger {
  const trigger = heardTrigger(triggerKey);
  return (path) => (path.startsWith('trigger.') ? trigger : undefined);
}

function triggerName({ triggerKey, triggerName: name }: TimelineEntry): string | undefined {
  return name === undefined ? triggerKey : builtInName(triggerKey, name);
}

function stepName(entry: TimelineEntry): string {
  const kind = wordOf(`blocks:${entry.blockKind}.title`, entry.blockKind ?? entry.blockId ?? '');
  return entry.blockName ?? kind;
}

function stepDetail(entry: TimelineEntry, language: string): string | undefined {
  const { port, portName, portWord, portTrigger, blockKind, reason, detail } = entry;
  const trace = readTrace(detail);
  const t = i18next.getFixedT(language, 'decision');
  const compared = trace && describeTrace(trace, { t, language, triggerOf: triggersOf(entry) });
  const own = port === undefined ? '' : wordOf(`customers:timeline.ports.${port}`, port);
  const came = portTrigger && builtInName(portTrigger.key, portTrigger.name);
  const word = wordOf(`blocks:${blockKind}.ports.${portWord ?? port}`, came ?? own);
  const way = portName ?? (port && word);
  const why = reason && wayReason(entry, language);
  return present(way, came === way ? '' : came, why, compared).join(' – ') || undefined;

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

function present(...texts: (string | null | undefined)[]): string[] {
  return texts.filter((text): text is string => text !== null && text !== undefined && text !== '');
}
