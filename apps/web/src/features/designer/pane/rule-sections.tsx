import { Button, Stack, Switch, TextInput } from '@mantine/core';
import type { ExitRule, Goal } from '@percurso/journey/entry';
import { nextRuleId } from '@percurso/journey/replace-rules';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../components/icon.tsx';
import { useEntryNumbers } from '../numbers/use-numbers.ts';
import { useDocument } from '../state/designer-context.ts';
import { useEdits } from '../use-edits.ts';
import { DurationInput } from './duration-input.tsx';
import { Reached } from './reached.tsx';
import classes from './right-pane.module.css';
import { RuleCard } from './rule-card.tsx';

interface SectionProps {
  disabled: boolean;
  problemAt(field: string): string | undefined;
}

const MOST = 50;

/** Events that take people out of the journey wherever they are. */
export function ExitSection({ disabled, problemAt }: SectionProps) {
  const { t } = useTranslation('designer');
  const edits = useEdits();
  const document = useDocument((state) => state.document);
  const numbers = useEntryNumbers();
  const { exit = [] } = document;
  const change = (next: ExitRule[]) => edits.changeExit(next, 'exit');
  return (
    <section className={classes.section} data-field="exit">
      <h2 className={classes.sectionTitle}>{t('rules.exitTitle')}</h2>
      <p className={classes.quiet}>{t('rules.exitHelp')}</p>
      <Stack gap={8}>
        {exit.map((rule, index) => (
          <RuleCard
            key={rule.id}
            rule={rule}
            title={t('rules.exit', { number: index + 1 })}
            at={`exit.${index}`}
            onRule={(next) => change(exit.with(index, next))}
            onRemove={() => change(exit.toSpliced(index, 1))}
            removeLabel={t('rules.removeExit', { number: index + 1 })}
            problemAt={problemAt}
            disabled={disabled}
            after={<Reached n={numbers?.exits[rule.id]} of="exits" ruleId={rule.id} />}
          />
        ))}
        <AddButton
          label={t('rules.addExit')}
          shown={!disabled && exit.length < MOST}
          onClick={() => change([...exit, { id: nextRuleId(document, 'x'), trigger: '' }])}
        />
      </Stack>
    </section>
  );
}

/** Events that the journey is for. */
export function GoalSection({ disabled, problemAt }: SectionProps) {
  const { t } = useTranslation('designer');
  const edits = useEdits();
  const document = useDocument((state) => state.document);
  const numbers = useEntryNumbers();
  const { goals = [] } = document;
  const change = (next: Goal[]) => edits.changeGoals(next, 'goals');
  const add = () => {
    const name = t('rules.goal', { number: goals.length + 1 });
    change([...goals, { id: nextRuleId(document, 'g'), name, trigger: '' }]);
  };
  return (
    <section className={classes.section} data-field="goals">
      <h2 className={classes.sectionTitle}>{t('rules.goalTitle')}</h2>
      <p className={classes.quiet}>{t('rules.goalHelp')}</p>
      <Stack gap={8}>
        {goals.map((goal, index) => {
          const set = (next: Goal) => change(goals.with(index, next));
          const { within: _within, ...timeless } = goal;
          const { exits: _exits, ...staying } = goal;
          const at = `goals.${index}`;
          return (
            <RuleCard
              key={goal.id}
              rule={goal}
              title={goal.name}
              at={at}
              onRule={set}
              onRemove={() => change(goals.toSpliced(index, 1))}
              removeLabel={t('rules.removeGoal', { name: goal.name })}
              problemAt={problemAt}
              disabled={disabled}
              before={
                <TextInput
                  label={t('rules.goalName')}
                  value={goal.name}
                  maxLength={150}
                  error={goal.name.trim() === '' ? t('rules.goalNameMissing') : undefined}
                  disabled={disabled}
                  data-field={`${at}.name`}
                  onChange={(event) => set({ ...goal, name: event.currentTarget.value })}
                />
              }
              after={
                <>
                  <DurationInput
                    label={t('rules.within')}
                    description={t('rules.withinHelp')}
                    value={goal.within}
                    onChange={(within) => set(within ? { ...goal, within } : timeless)}
                    field={`${at}.within`}
                    error={problemAt(`${at}.within.amount`) ?? problemAt(`${at}.within`)}
                    disabled={disabled}
                  />
                  <Switch
                    label={t('rules.exits')}
                    checked={goal.exits ?? false}
                    disabled={disabled}
                    data-field={`${at}.exits`}
                    onChange={(event) =>
                      set(event.currentTarget.checked ? { ...goal, exits: true } : staying)
                    }
                  />
                  <Reached n={numbers?.goals[goal.id]} of="goals" ruleId={goal.id} />
                </>
              }
            />
          );
        })}
        <AddButton
          label={t('rules.addGoal')}
          shown={!disabled && goals.length < MOST}
          onClick={add}
        />
      </Stack>
    </section>
  );
}

function AddButton({
  label,
  shown,
  onClick,
}: {
  label: string;
  shown: boolean;
  onClick: () => void;
}) {
  if (!shown) return null;
  return (
    <Button
      size="xs"
      variant="subtle"
      w="fit-content"
      leftSection={<Icon name="plus" size={14} />}
      onClick={onClick}
    >
      {label}
    </Button>
  );
}
