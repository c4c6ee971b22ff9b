import i18next from 'i18next';
import { wordOf } from '../../i18n/word-of.ts';
import { formatDateTime } from '../format-time.ts';
import { messageReason } from '../message-reason.ts';
import { showValue } from '../show-value.ts';
import type { Gate } from './gate.ts';

/** What a check looked at and, where it stopped the message, why, in the reader's language. */
export function describeGate(gate: Gate, language: string): string {
  const why = gate.outcome === 'pass' ? undefined : gate.reason && messageReason(gate.reason);
  return [why, sentenceOf(gate, language)].filter(Boolean).join(' ');
}

function sentenceOf({ gate, inputs }: Gate, language: string): string {
  const t = i18next.getFixedT(language, 'message-content');
  switch (gate) {
    case 'version-live':
      return t('gates.versionLive', {
        state: wordOf(`message-content:gates.states.${inputs.status}`, String(inputs.status)),
      });
    case 'contact-point':
      return inputs.address ? t('gates.contactPoint', { address: inputs.address }) : '';
    case 'suppressed': {
      const { because, since } = inputs;
      if (!because) return '';
      return t('gates.suppressed', {
        because: wordOf(`message-content:gates.suppressions.${because}`, String(because)),
        since: showValue(since, language),
      });
    }
    case 'consent': {
      const purpose = wordOf(`components:purpose.${inputs.purpose}`, String(inputs.purpose));
      if (!inputs.state) return t('gates.noConsent', { purpose });
      const state = wordOf(
        `message-content:gates.consentStates.${inputs.state}`,
        String(inputs.state),
      );
      return t('gates.consent', { purpose, state });
    }
    case 'frequency-cap': {
      const { sent, most, days } = inputs;
      return t('gates.frequencyCap', {
        sent: showValue(sent, language),
        most: showValue(most, language),
        count: Number(days),
      });
    }
    case 'quiet-time': {
      const { until, zone, zoneOf } = inputs;
      const of = zoneOf === 'contact' ? 'contact' : 'workspace';
      if (typeof until !== 'string') return t(`gates.allowed.${of}`, { zone });
      return t(`gates.quietUntil.${of}`, { until: formatDateTime(until, language), zone });
    }
    default:
      return Object.entries(inputs)
        .map(([name, value]) => `${name}: ${showValue(value, language)}`)
        .join(', ');
  }
}
