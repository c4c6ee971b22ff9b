import { Button } from '@mantine/core';
import type { Block, BlockId } from '@percurso/journey/document';
import { useTranslation } from 'react-i18next';
import { wordOf } from '../../../i18n/word-of.ts';
import paneClasses from '../pane/right-pane.module.css';
import { useDesigner, useDocument } from '../state/designer-context.ts';
import { CountButton } from './count-button.tsx';
import { useEntryNumbers } from './use-numbers.ts';

interface ExitReasonsProps {
  /** How many left by this flag. */
  left: number;
  /** The block whose flag it is; null for the one at the end of the journey. */
  blockId: BlockId | null;
}

/** How many left here and with which reason; at the end of the journey also why others left before it. */
export function ExitReasons({ left, blockId }: ExitReasonsProps) {
  const { t } = useTranslation('designer');
  const { view } = useDesigner();
  const reasons = useEntryNumbers()?.reasons ?? [];
  const own = useDocument((state) => ownReason(blockId, state.blocks));
  // At the end those who came to it; elsewhere those who left at that very step.
  const show = () =>
    view.getState().showCounted(blockId, { count: blockId === null ? 'finished' : 'exited' });
  const line = (label: string, count: number, onOpen: () => void) => (
    <li key={label} className={paneClasses.line}>
      <span>{label}</span>
      <CountButton label={label} value={count} onOpen={onOpen} />
    </li>
  );
  return (
    <section aria-label={t('exits.title')}>
      <ul className={paneClasses.list}>
        {blockId === null
          ? line(t('exits.finished'), left, show)
          : line(own === null ? t('exits.plain') : t('exits.own', { reason: own }), left, show)}
      </ul>
      {blockId === null && reasons.length > 0 ? (
        <>
          <h3 className={paneClasses.sectionTitle}>{t('exits.before')}</h3>
          <ul className={paneClasses.list}>
            {reasons.map(({ reason, n }) =>
              line(
                reason === null
                  ? t('exits.unknown')
                  : wordOf(`designer:exits.reasons.${reason}`, reason),
                n,
                () => view.getState().showCounted(null, { count: 'exited', reason: reason ?? '' }),
              ),
            )}
          </ul>
        </>
      ) : null}
      <Button size="xs" variant="default" onClick={show}>
        {t('exits.show')}
      </Button>
    </section>
  );
}

/** The reason that an author gave for leaving by this block. */
function ownReason(blockId: BlockId | null, blocks: ReadonlyMap<BlockId, Block>): string | null {
  const reason = blockId === null ? undefined : blocks.get(blockId)?.config.reason;
  return typeof reason === 'string' && reason.trim() !== '' ? reason : null;
}
