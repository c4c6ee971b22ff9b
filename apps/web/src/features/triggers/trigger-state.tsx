import { useTranslation } from 'react-i18next';
import type { Tone } from '../../components/state-dot.tsx';
import { StateDot } from '../../components/state-dot.tsx';
import type { TriggerState as State } from './trigger-view.ts';

const TONES: Readonly<Record<State, Tone>> = { draft: 'quiet', ready: 'good', stopped: 'bad' };

/** A trigger's state in words with its dot. */
export function TriggerState({ state }: { state: State }) {
  const { t } = useTranslation('triggers');
  return <StateDot tone={TONES[state]} label={t(`state.${state}`)} />;
}
