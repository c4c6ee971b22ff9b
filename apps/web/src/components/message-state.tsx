import { useTranslation } from 'react-i18next';
import { wordOf } from '../i18n/word-of.ts';
import type { Tone } from './state-dot.tsx';
import { StateDot } from './state-dot.tsx';

const tones: Record<string, Tone> = {
  reserved: 'busy',
  handed: 'busy',
  accepted: 'good',
  failed: 'bad',
  unknown: 'warn',
  skipped: 'quiet',
  deferred: 'warn',
};

/** The state of a message in a word. */
export function MessageState({ state }: { state: string }) {
  useTranslation('components');
  return (
    <StateDot
      tone={tones[state] ?? 'quiet'}
      label={wordOf(`components:messageState.${state}`, state)}
    />
  );
}
