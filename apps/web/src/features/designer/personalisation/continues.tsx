import { editors } from '@percurso/blocks/editors';
import type { BlockEditor } from '@percurso/blocks/kit/editor';
import type { Block } from '@percurso/journey/document';
import { useTranslation } from 'react-i18next';
import classes from './personalisation.module.css';
import { useSample } from './use-sample.ts';

/** When somebody who gets to a step now goes on from it, where its kind can tell. */
export function Continues({ block }: { block: Block }) {
  const { continuesAt } = editors[block.kind] ?? {};
  return continuesAt ? <Moment block={block} continuesAt={continuesAt} /> : null;
}

interface MomentProps {
  block: Block;
  continuesAt: NonNullable<BlockEditor['continuesAt']>;
}

function Moment({ block, continuesAt }: MomentProps) {
  const { t, i18n } = useTranslation('personalisation');
  const { facts } = useSample();
  const now = new Date(facts.now);
  const moment = continuesAt(block.config, { facts, now });
  if (!moment) return null;
  const { at, zone } = moment;
  const when = at.toLocaleString(i18n.language, {
    timeZone: zone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: 'numeric',
    minute: '2-digit',
    ...(at.getFullYear() === now.getFullYear() ? {} : { year: 'numeric' }),
  });
  return (
    <p className={classes.continues} data-continues={at.toISOString()}>
      {t(at > now ? 'wait.continues' : 'wait.past', { when, zone })}
    </p>
  );
}
