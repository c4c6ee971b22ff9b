import { Button, Group, Loader } from '@mantine/core';
import type { JsonValue } from '@percurso/journey/json-value';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../../app/api.ts';
import { readAnswer } from '../../../app/read-answer.ts';
import type { TriggerOption } from '../../../components/attributes/trigger-option.ts';
import { ProblemAlert } from '../../../components/problem-alert.tsx';
import { exampleAttributes } from '../../../components/test-values/example-attributes.ts';
import { TestValueField } from '../../../components/test-values/test-value-field.tsx';
import { useAnnounced } from '../../../components/use-announced.ts';
import { asJson } from '../personalisation/known-facts.ts';
import { useDesigner } from '../state/designer-context.ts';
import { exampleRecord } from './example-record.ts';
import { valuesOf } from './held-values.ts';
import { RecordFields } from './record-fields.tsx';
import { recordFormOf } from './record-form.ts';
import classes from './testing.module.css';
import type { SuggestedRecord } from './use-suggested-record.ts';
import { useTesting } from './use-testing.ts';

interface EventFieldsProps {
  trigger: TriggerOption | undefined;
  /** What the event of a record is about. */
  change: SuggestedRecord | null;
  /** What was refused, by path. */
  wrong: ReadonlyMap<string, string>;
}

/** The event that starts the journey: by type, as the last real one was, or an example. */
export function EventFields({ trigger, change, wrong }: EventFieldsProps) {
  const { t } = useTranslation('testing');
  const { t: words } = useTranslation('components');
  const { testing } = useDesigner();
  const values = useTesting((state) => state.form.values);
  const { setForm } = testing.getState();
  const attributes = trigger?.attributes ?? [];
  const fill = (event: Record<string, JsonValue>): void =>
    change && trigger
      ? setForm({ record: { ...recordFormOf(change.rule, event), of: trigger.key } })
      : setForm({ values: valuesOf(attributes, event) });
  const last = useMutation({
    mutationFn: () =>
      readAnswer(
        api.triggers[':trigger'].events.$get({
          param: { trigger: trigger?.key ?? '' },
          query: { limit: '1' },
        }),
      ),
    onSuccess: ({ items: [event] }) => event && fill(asJson(event.attributes)),
  });
  const example = (): void =>
    fill(
      change
        ? exampleRecord(change.rule, { subject: t('event.exampleSubject') }, null)
        : { ...exampleAttributes(attributes) },
    );
  const none = last.data?.items.length === 0;
  useAnnounced(none ? t('event.noLast') : '');
  return (
    <section aria-label={t('event.title')} className={classes.section}>
      <h3 className={classes.sectionTitle}>{t('event.title')}</h3>
      {attributes.length === 0 ? (
        <p className={classes.quiet}>{t('event.none')}</p>
      ) : (
        <Group gap="xs">
          <Button
            variant="default"
            size="compact-sm"
            // Not `loading`, which disables it and so loses the focus.
            leftSection={last.isPending ? <Loader size={12} /> : null}
            aria-busy={last.isPending}
            onClick={() => last.isPending || last.mutate()}
          >
            {t('event.last')}
          </Button>
          <Button variant="default" size="compact-sm" onClick={example}>
            {t('event.example')}
          </Button>
        </Group>
      )}
      {none ? <p className={classes.quiet}>{t('event.noLast')}</p> : null}
      <ProblemAlert error={last.error} />
      {change?.pending ? (
        <Loader size="sm" aria-label={words('loading')} />
      ) : change && trigger ? (
        <RecordFields trigger={trigger} change={change} wrong={wrong} />
      ) : trigger ? (
        attributes.map((attribute) => (
          <TestValueField
            trigger={trigger}
            key={attribute.name}
            attribute={attribute}
            value={values[attribute.name] ?? null}
            error={wrong.get(`event.${attribute.name}`)}
            onChange={(value) => setForm({ values: { ...values, [attribute.name]: value } })}
          />
        ))
      ) : null}
    </section>
  );
}
