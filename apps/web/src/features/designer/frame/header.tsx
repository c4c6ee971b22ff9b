import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../../app/permissions.ts';
import type { IconName } from '../../../components/icon.tsx';
import { Icon } from '../../../components/icon.tsx';
import type { Autosave, SaveStatus } from '../state/autosave.ts';
import { useDesigner, useDocument, useView } from '../state/designer-context.ts';
import type { JourneyView } from '../state/journey-view.ts';
import { useReportedProblems } from '../state/reported-problems.ts';
import { useTesting } from '../testing/use-testing.ts';
import { useUndo } from '../use-undo.ts';
import classes from './header.module.css';
import { HeaderItems } from './header-items.tsx';
import { JourneyName } from './journey-name.tsx';
import { LifeMenu } from './life-menu.tsx';
import { SaveWords } from './save-words.tsx';
import { useScreen } from './use-screen.ts';
import { useUndoLabels } from './use-undo-labels.ts';
import { VersionPill } from './version-pill.tsx';

interface HeaderProps {
  journey: JourneyView;
  autosave: Autosave;
  status: SaveStatus;
  onPublish(): void;
}

/** Way back, name, version and saving at the left; undo, problems, numbers and Publish at the right. */
export function Header({ journey, autosave, status, onPublish }: HeaderProps) {
  const { t } = useTranslation(['designer', 'testing']);
  const { view, testing } = useDesigner();
  const tested = useTesting((state) => state.open);
  const { undo, redo } = useUndo();
  const labels = useUndoLabels();
  const readOnly = useDocument((state) => state.readOnly);
  // Of a version only names and notes are, once one was changed.
  const saves = useDocument(
    ({ past, future, labels, readOnly: still }) =>
      !still || (labels && past.length + future.length > 0),
  );
  const problems = useReportedProblems();
  const editor = useView((state) => state.editor);
  const drawer = useView((state) => state.drawer);
  const numbers = useView((state) => state.numbers);
  const mayWrite = useMay('journeys:write');
  const narrow = useScreen() === 'narrow';
  const errors = problems.filter((problem) => problem.severity === 'error').length;
  const button = (
    icon: IconName,
    label: string,
    press: { run(): void; disabled: boolean; active?: boolean },
  ) => (
    <Tooltip label={label}>
      <ActionIcon
        variant={press.active ? 'light' : 'subtle'}
        color={press.active ? 'blue' : 'gray'}
        size={36}
        className={press.active ? undefined : classes.quietButton}
        aria-label={label}
        disabled={press.disabled}
        onClick={press.run}
      >
        <Icon name={icon} />
      </ActionIcon>
    </Tooltip>
  );
  return (
    <header className={classes.header}>
      <div className={classes.left}>
        <Tooltip label={t('header.back')}>
          <ActionIcon
            component={Link}
            to="/journeys"
            variant="subtle"
            color="gray"
            size={36}
            aria-label={t('header.back')}
          >
            <Icon name="back" />
          </ActionIcon>
        </Tooltip>
        <JourneyName />
        <VersionPill journey={journey} readOnly={readOnly} />
        {saves ? <SaveWords status={status} onRetry={() => void autosave.flush()} /> : null}
      </div>
      <div className={classes.right}>
        {narrow || !saves ? null : (
          <>
            {button('undo', labels.undo ?? t('header.undo'), {
              run: undo,
              disabled: labels.undo === null,
            })}
            {button('redo', labels.redo ?? t('header.redo'), {
              run: redo,
              disabled: labels.redo === null,
            })}
          </>
        )}
        <Button
          variant={drawer === 'problems' ? 'light' : 'subtle'}
          color={errors > 0 ? 'red' : 'gray'}
          leftSection={
            <Icon name={errors > 0 ? 'octagon' : problems.length > 0 ? 'alert' : 'check'} />
          }
          aria-expanded={drawer === 'problems'}
          className={classes.wide}
          onClick={() => view.getState().openDrawer(drawer === 'problems' ? null : 'problems')}
        >
          <span className={classes.label}>{t('header.problems', { count: problems.length })}</span>
          <span className={classes.count} aria-hidden="true">
            {problems.length > 0 ? problems.length : null}
          </span>
        </Button>
        {narrow ? null : (
          <Button
            variant={tested ? 'light' : 'subtle'}
            color={tested ? 'blue' : 'gray'}
            leftSection={<Icon name="play" />}
            aria-pressed={tested}
            onClick={() => testing.getState().setOpen(!tested)}
          >
            <span className={classes.label}>{t('testing:open')}</span>
          </Button>
        )}
        {narrow ? null : (
          <Button
            variant={numbers ? 'light' : 'subtle'}
            color={numbers ? 'blue' : 'gray'}
            leftSection={<Icon name="numbers" />}
            aria-pressed={numbers}
            onClick={() => view.getState().setNumbers(!numbers)}
          >
            <span className={classes.label}>{t('header.numbers')}</span>
          </Button>
        )}
        {narrow
          ? null
          : button('outline', t(editor === 'canvas' ? 'header.outline' : 'header.canvas'), {
              run: () => view.getState().setEditor(editor === 'canvas' ? 'outline' : 'canvas'),
              disabled: false,
              active: editor === 'outline',
            })}
        <LifeMenu journey={journey}>{narrow ? <HeaderItems /> : null}</LifeMenu>
        {readOnly || !mayWrite ? null : <Button onClick={onPublish}>{t('header.publish')}</Button>}
      </div>
    </header>
  );
}
