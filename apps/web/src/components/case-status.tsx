import { useTranslation } from 'react-i18next';
import { wordOf } from '../i18n/word-of.ts';
import type { Tone } from './state-dot.tsx';
import { StateDot } from './state-dot.tsx';

const tones: Record<string, Tone> = {
  Open: 'warn',
  'In progress': 'busy',
  Waiting: 'quiet',
  Resolved: 'good',
  Closed: 'quiet',
};

/** The status of a case in the reader's language; stored as it is given. */
export function CaseStatus({ status }: { status: string }) {
  useTranslation('components');
  return (
    <StateDot
      tone={tones[status] ?? 'quiet'}
      label={wordOf(`components:caseStatus.${status}`, status)}
    />
  );
}
