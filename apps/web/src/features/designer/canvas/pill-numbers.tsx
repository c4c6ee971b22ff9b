import type { Block } from '@percurso/journey/document';
import { useTranslation } from 'react-i18next';
import { comesBack, portCount, portCounted } from '../numbers/port-count.ts';
import { portShare } from '../numbers/port-share.ts';
import { useBlockNumbers } from '../numbers/use-numbers.ts';
import { useDesigner } from '../state/designer-context.ts';
import { useStillBlockWords } from '../use-block-words.ts';
import classes from './small-nodes.module.css';

const PERCENT = { style: 'percent', maximumFractionDigits: 0 } as const;

/** How many took a branch, and which part of all they are. */
export function PillNumbers({ block, port }: { block: Block; port: string }) {
  const { t, i18n } = useTranslation('designer');
  const { view } = useDesigner();
  const words = useStillBlockWords();
  const numbers = useBlockNumbers(block.id);
  if (!numbers) return null;
  const count = portCount(block, numbers, port);
  const shown = count.toLocaleString(i18n.language);
  const value = comesBack(block, port)
    ? shown
    : `${shown} · ${portShare(numbers.ports, port).toLocaleString(i18n.language, PERCENT)}`;
  return (
    <button
      type="button"
      tabIndex={-1}
      className={`${classes.pillNumber} tabular nodrag nopan`}
      data-port-number={port}
      title={count > 0 ? t('numbers.open') : undefined}
      aria-label={
        count > 0 ? t('numbers.openCount', { label: words.port(block, port), value }) : undefined
      }
      aria-disabled={count === 0 || undefined}
      onClick={(event) => {
        event.stopPropagation();
        if (count > 0) view.getState().showCounted(block.id, portCounted(block, port));
      }}
    >
      {value}
    </button>
  );
}
