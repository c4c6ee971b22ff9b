import { ActionIcon, Button, Menu } from '@mantine/core';
import { entryTime } from '@percurso/journey/entry-time';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../../app/permissions.ts';
import { Icon } from '../../../components/icon.tsx';
import { ProblemAlert } from '../../../components/problem-alert.tsx';
import { StateDot } from '../../../components/state-dot.tsx';
import { useDesigner } from '../state/designer-context.ts';
import { DifferenceList } from './difference-list.tsx';
import classes from './testing.module.css';
import type { CaseResult, SavedCase } from './use-cases.ts';
import { useSimulate } from './use-simulate.ts';

interface CaseRowProps {
  saved: SavedCase;
  result: CaseResult | undefined;
  /** The journey cannot run as it is. */
  blocked: boolean;
  onRename(): void;
  onDelete(): void;
}

/** A saved case: its last outcome, what changed, and what can be done with it. */
export function CaseRow({ saved, result, blocked, onRename, onDelete }: CaseRowProps) {
  const { t } = useTranslation('testing');
  const mayWrite = useMay('journeys:write');
  const { documents } = useDesigner();
  const simulation = useSimulate();
  const { id, name, definition } = saved;
  const { expect: _, ...setup } = definition;
  const step = (): void => {
    const { contact, at } = setup;
    const { entry } = documents.getState().document;
    const since = at === undefined ? {} : { at: entryTime(entry, new Date(at)).toISOString() };
    const made = typeof contact === 'string' ? null : contact;
    const who = made ? [made.firstName, made.lastName].filter(Boolean).join(' ') : name;
    simulation.mutate({
      setup: { ...setup, ...since },
      who: who || t('form.somebody'),
      testCase: { id, name },
    });
  };
  const state = result === undefined ? 'open' : result.passed ? 'passed' : 'changed';
  return (
    <li className={classes.case} data-case={state}>
      <div className={classes.caseLine}>
        <span className={classes.caseName} title={name}>
          {name}
        </span>
        <StateDot
          tone={state === 'passed' ? 'good' : state === 'changed' ? 'warn' : 'quiet'}
          label={t(`cases.state.${state}`)}
        />
        <Button
          variant="subtle"
          size="compact-sm"
          disabled={blocked}
          loading={simulation.isPending}
          aria-label={t('cases.stepOf', { name })}
          onClick={step}
        >
          {t('cases.step')}
        </Button>
        {mayWrite ? (
          <Menu position="bottom-end">
            <Menu.Target>
              <ActionIcon variant="subtle" color="gray" aria-label={t('cases.actions', { name })}>
                <Icon name="more" size={16} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={onRename}>{t('cases.rename')}</Menu.Item>
              <Menu.Item color="red" onClick={onDelete}>
                {t('cases.delete')}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        ) : null}
      </div>
      {result && !result.passed ? <DifferenceList differences={result.differences} /> : null}
      <ProblemAlert error={simulation.error} />
    </li>
  );
}
