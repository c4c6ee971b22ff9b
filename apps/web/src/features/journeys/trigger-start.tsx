import { Alert, Text } from '@mantine/core';
import type { Predicate } from '@percurso/journey/predicate';
import { scopeAt } from '@percurso/journey/scope-at';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { AttributeList } from '../../components/attributes/attribute-list.tsx';
import { AttributeTriggers } from '../../components/attributes/attribute-triggers.ts';
import { contactAttributesQuery } from '../../components/attributes/contact-attributes-query.ts';
import { PredicateField } from '../../components/attributes/predicate-field.tsx';
import { TriggerChoice } from '../../components/attributes/trigger-choice.tsx';
import { triggersQuery } from '../../components/attributes/triggers-query.ts';
import { Icon } from '../../components/icon.tsx';

interface TriggerStartProps {
  trigger: string;
  conditions: Predicate | undefined;
  /** It was tried to go on without a trigger. */
  missing: boolean;
  onTrigger(key: string): void;
  onConditions(conditions: Predicate | undefined): void;
}

/** The trigger a journey starts on, what its events say, and which of them let people in. */
export function TriggerStart(props: TriggerStartProps) {
  const { trigger, conditions, missing, onTrigger, onConditions } = props;
  const { t } = useTranslation('journeys');
  const triggers = useQuery(triggersQuery);
  const catalogue = triggers.data ?? [];
  const chosen = catalogue.find((one) => one.key === trigger);
  const { data: own } = useQuery(contactAttributesQuery);
  const scope = useMemo(
    () => scopeOf(trigger, { triggers: triggers.data ?? [], contactAttributes: own }),
    [trigger, triggers.data, own],
  );
  const triggerOf = useCallback(
    (path: string) => (path.startsWith('trigger.') ? chosen : undefined),
    [chosen],
  );
  return (
    <>
      <TriggerChoice
        required
        label={t('create.trigger')}
        field="trigger"
        value={trigger}
        triggers={catalogue}
        error={missing ? t('create.triggerMissing') : undefined}
        onChange={onTrigger}
      />
      {triggers.isError ? (
        <Alert color="red" icon={<Icon name="alert" />}>
          {t('create.triggersFailed')}
        </Alert>
      ) : null}
      {chosen ? (
        <>
          {chosen.description === '' ? null : (
            <Text size="sm" c="var(--text-quiet)" mt={-8}>
              {chosen.description}
            </Text>
          )}
          <AttributeList trigger={chosen} />
          <AttributeTriggers value={triggerOf}>
            <PredicateField
              label={t('create.conditions')}
              value={conditions}
              onChange={onConditions}
              scope={scope}
              field="conditions"
            />
          </AttributeTriggers>
        </>
      ) : null}
    </>
  );
}

function scopeOf(
  trigger: string,
  known: Pick<Parameters<typeof scopeAt>[0], 'triggers' | 'contactAttributes'>,
) {
  const document = { schema: 1, name: '-', entry: { trigger }, settings: {}, blocks: [] } as const;
  return scopeAt({
    document: { ...document, blocks: [] },
    definitions: {},
    ...known,
    blockId: null,
  });
}
