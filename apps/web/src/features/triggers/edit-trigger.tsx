import { Button, Group, Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/api.ts';
import { readAnswer } from '../../app/read-answer.ts';
import { AutosizeTextarea } from '../../components/autosize-textarea.tsx';
import { notifyDone } from '../../components/notify-done.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { AttributesEditor } from './attributes-editor.tsx';
import type { OverviewForm } from './overview-form.ts';
import { changeOf, checkOverview, isChanged, lockedRows, overviewOf } from './overview-form.ts';
import { AudienceFields, ChangesFields } from './record-rule-fields.tsx';
import type { RuleField, RuleForm } from './rule-form.ts';
import { TriggerDates } from './trigger-dates.tsx';
import type { TriggerView } from './trigger-view.ts';
import { journeysOf } from './trigger-view.ts';
import { useTriggerChange } from './use-trigger-change.ts';
import { DESCRIPTION_LENGTH, NAME_LENGTH } from './wizard-form.ts';

/** The form over a trigger; what journeys rely on is locked, with the reason. */
export function EditTrigger({ trigger }: { trigger: TriggerView }) {
  const { t } = useTranslation('triggers');
  const [form, setForm] = useState<OverviewForm>(() => overviewOf(trigger));
  const [checked, setChecked] = useState(false);
  const problems = checkOverview(form, trigger);
  const dirty = isChanged(form, trigger);
  const save = useTriggerChange({
    change: () =>
      readAnswer(
        api.triggers[':trigger'].$patch({
          param: { trigger: trigger.key },
          json: changeOf(form, trigger),
        }),
      ),
    onDone: (saved: TriggerView) => {
      setForm(overviewOf(saved));
      setChecked(false);
      notifyDone(t('overview.saved'));
    },
  });
  const change = (part: Partial<OverviewForm>) => setForm((old) => ({ ...old, ...part }));
  const discard = () => {
    setForm(overviewOf(trigger));
    setChecked(false);
    save.reset();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (!problems.wrong) save.mutate(undefined);
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="lg">
        <Paper withBorder p="lg">
          <Title order={2} mb="md">
            {t('overview.details')}
          </Title>
          <Stack gap="md">
            <TextInput
              label={t('form.name')}
              required
              value={form.name}
              error={
                checked && problems.name ? t(`form.${problems.name}`, { max: NAME_LENGTH }) : null
              }
              onChange={(event) => change({ name: event.currentTarget.value })}
            />
            <AutosizeTextarea
              label={t('form.description')}
              description={t('form.descriptionHelp')}
              minRows={2}
              maxRows={10}
              value={form.description}
              error={
                checked && problems.description
                  ? t(`form.${problems.description}`, { max: DESCRIPTION_LENGTH })
                  : null
              }
              onChange={(event) => change({ description: event.currentTarget.value })}
            />
            <TriggerDates trigger={trigger} />
          </Stack>
        </Paper>
        {trigger.kind === 'custom' ? (
          <EditAttributes
            trigger={trigger}
            form={form}
            onChange={change}
            problems={checked ? problems.rows : new Map()}
          />
        ) : null}
        {trigger.record && trigger.state === 'draft' ? (
          <EditRule
            rule={form.rule}
            onChange={(part) => change({ rule: { ...form.rule, ...part } })}
            problems={checked ? problems.rule : {}}
          />
        ) : null}
        <ProblemAlert error={save.error} />
        <Group gap="xs">
          <Button type="submit" loading={save.isPending} disabled={!dirty}>
            {t('overview.save')}
          </Button>
          {dirty ? (
            <>
              <Button variant="default" onClick={discard}>
                {t('overview.discard')}
              </Button>
              <Text size="sm" c="var(--text-quiet)">
                {t('overview.unsaved')}
              </Text>
            </>
          ) : null}
        </Group>
      </Stack>
    </form>
  );
}

interface EditAttributesProps {
  trigger: TriggerView;
  form: OverviewForm;
  onChange: (part: Partial<OverviewForm>) => void;
  problems: ReturnType<typeof checkOverview>['rows'];
}

function EditAttributes({ trigger, form, onChange, problems }: EditAttributesProps) {
  const { t, i18n } = useTranslation('triggers');
  const used = journeysOf(trigger);
  const locked = lockedRows(form.rows, trigger);
  const names = new Intl.ListFormat(i18n.language).format(used.map(({ name }) => `“${name}”`));
  return (
    <Paper withBorder p="lg">
      <Title order={2} mb={4}>
        {t('form.attributes')}
      </Title>
      <Text size="sm" c="var(--text-quiet)" mb="md">
        {t('form.attributesHelp')}
      </Text>
      <AttributesEditor
        rows={form.rows}
        onChange={(rows) => onChange({ rows })}
        problems={problems}
        locked={locked}
        lockedReason={
          locked.size > 0 ? t('overview.lockedUsed', { count: used.length, names }) : undefined
        }
      />
    </Paper>
  );
}

interface EditRuleProps {
  rule: RuleForm;
  onChange: (part: Partial<RuleForm>) => void;
  problems: ReturnType<typeof checkOverview>['rule'];
}

function EditRule({ rule, onChange, problems }: EditRuleProps) {
  const { t } = useTranslation('triggers');
  const errors: Partial<Record<RuleField, string>> = {};
  for (const field of ['actions', 'columns', 'sources'] as const) {
    const problem = problems[field];
    if (problem) errors[field] = t(`form.${problem}`);
  }
  return (
    <Paper withBorder p="lg">
      <Title order={2} mb="md">
        {t('overview.rule')}
      </Title>
      <Stack gap="lg">
        <AudienceFields form={rule} onChange={onChange} />
        <ChangesFields form={rule} onChange={onChange} errors={errors} />
      </Stack>
    </Paper>
  );
}
