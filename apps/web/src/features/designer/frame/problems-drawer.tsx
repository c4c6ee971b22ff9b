import { Button } from '@mantine/core';
import type { Problem } from '@percurso/journey/problem';
import { walkBlocks } from '@percurso/journey/walk-blocks';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../components/icon.tsx';
import { useDesigner, useDocument } from '../state/designer-context.ts';
import { useBlockWords } from '../use-block-words.ts';
import { useProblemWords } from '../use-problem-words.ts';
import { DrawerFrame } from './drawer-frame.tsx';
import classes from './header.module.css';

/** What is wrong, by block in the order of the flow, each with a way to its field. */
export function ProblemsDrawer() {
  const { t } = useTranslation('designer');
  const { view } = useDesigner();
  const words = useBlockWords();
  const sentence = useProblemWords();
  const document = useDocument((state) => state.document);
  const problemsOf = useDocument((state) => state.problemsOf);
  const count = useDocument((state) => state.problems.length);
  const errors = useDocument(
    (state) => state.problems.filter((problem) => problem.severity === 'error').length,
  );
  const groups = [
    {
      id: null,
      kind: null,
      name: t('problemsDrawer.journey'),
      problems: problemsOf.get(null) ?? [],
    },
    ...[...walkBlocks(document)].map(({ block }) => ({
      id: block.id,
      kind: block.kind,
      name: words.name(block),
      problems: problemsOf.get(block.id) ?? [],
    })),
  ].filter((group) => group.problems.length > 0);
  /** With the field it concerns before it, where the sentence alone does not say. */
  const told = (kind: string | null, problem: Problem): string => {
    const [field = ''] = problem.field.split('.');
    const said = sentence(problem);
    if (kind === null || field === '' || field === 'kind' || field === 'id') return said;
    return t('problemsDrawer.inField', { field: words.label(kind, field), sentence: said });
  };
  const goTo = ({ blockId, field }: Problem): void => {
    const { select, requestFocus, revealNode } = view.getState();
    if (blockId !== null) select({ type: 'block', blockId });
    else
      select({ type: field.startsWith('settings') || field === 'blocks' ? 'settings' : 'entry' });
    revealNode(blockId ?? 'trigger', true);
    requestFocus(field);
  };
  return (
    <DrawerFrame title={t('problemsDrawer.title', { count })}>
      {errors === 0 ? (
        <p className={classes.quiet} role="status">
          {t('problemsDrawer.ready')}
        </p>
      ) : null}
      {groups.map(({ id, kind, name, problems }) => (
        <div key={id ?? ''} data-problems-of={id ?? 'journey'}>
          <h3 className={classes.problemGroup}>{name}</h3>
          {problems.map((problem) => (
            <div
              key={`${problem.field}/${problem.key}`}
              className={classes.problem}
              data-severity={problem.severity}
            >
              <Icon name={problem.severity === 'error' ? 'octagon' : 'alert'} />
              <span className={classes.problemText}>
                <strong>{t(`problemsDrawer.${problem.severity}`)}</strong> {told(kind, problem)}
              </span>
              <Button
                size="compact-sm"
                variant="subtle"
                aria-label={t('problemsDrawer.goToOf', { name, sentence: told(kind, problem) })}
                onClick={() => goTo(problem)}
              >
                {t('problemsDrawer.goTo')}
              </Button>
            </div>
          ))}
        </div>
      ))}
    </DrawerFrame>
  );
}
