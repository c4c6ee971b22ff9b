import { VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../components/icon.tsx';
import { useDesigner, useDocument } from '../state/designer-context.ts';
import { useCases } from '../testing/use-cases.ts';
import { useTesting } from '../testing/use-testing.ts';
import { useGoToProblem } from '../use-go-to-problem.ts';
import type { ChecklistTarget } from './checklist.ts';
import { checklistOf, isReady } from './checklist.ts';
import classes from './journey-checklist.module.css';
import paneClasses from './right-pane.module.css';

/** What is done and what is missing before publishing; each item leads to where it is done. */
export function JourneyChecklist() {
  const { t } = useTranslation('designer');
  const { documents, view, testing, commands } = useDesigner();
  const goToProblem = useGoToProblem();
  const document = useDocument((state) => state.document);
  const problems = useDocument((state) => state.problems);
  const tried = useTesting((state) => state.tried);
  const { data: cases } = useCases();
  const items = checklistOf({ document, problems, tested: tried || (cases ?? []).length > 0 });

  const selectBlock = (blockId: string): void => {
    view.getState().select({ type: 'block', blockId });
    view.getState().revealNode(blockId, true);
  };
  const go = (target: ChecklistTarget): void => {
    const { select, revealNode, requestFocus, openDrawer } = view.getState();
    switch (target.type) {
      case 'problem':
        goToProblem(target.problem);
        break;
      case 'entry':
        select({ type: 'entry' });
        revealNode('trigger', true);
        requestFocus('entry.trigger');
        break;
      case 'block':
        selectBlock(target.blockId);
        requestFocus('');
        break;
      case 'add': {
        const last = documents.getState().document.blocks.at(-1);
        if (last) selectBlock(last.id);
        commands.run('add');
        break;
      }
      case 'test':
        testing.getState().setOpen(true);
        break;
      case 'problems':
        openDrawer('problems');
    }
  };
  return (
    <section className={paneClasses.section}>
      <h2 className={paneClasses.sectionTitle}>
        {isReady(items) ? t('settings.ready') : t('settings.missing')}
      </h2>
      <ol className={classes.steps}>
        {items.map(({ key, done, target }) => (
          <li key={key} className={classes.step} data-done={done || undefined}>
            {done ? <Icon name="check" size={16} /> : <span className={classes.dot} />}
            <button
              type="button"
              className={classes.stepLink}
              data-checklist={key}
              onClick={() => go(target)}
            >
              {t(`settings.steps.${key}`)}
              <VisuallyHidden>{done ? t('settings.done') : t('settings.open')}</VisuallyHidden>
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
