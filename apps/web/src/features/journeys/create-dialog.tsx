import { Alert, Button, Group, Input, Modal, Stack, Text, TextInput } from '@mantine/core';
import type { Predicate } from '@percurso/journey/predicate';
import { scopeAt } from '@percurso/journey/scope-at';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/api.ts';
import { readAnswer } from '../../app/read-answer.ts';
import { AttributeList } from '../../components/attributes/attribute-list.tsx';
import { PredicateField } from '../../components/attributes/predicate-field.tsx';
import { groupOf } from '../../components/attributes/predicate-groups.ts';
import { TriggerChoice } from '../../components/attributes/trigger-choice.tsx';
import { triggersQuery } from '../../components/attributes/triggers-query.ts';
import { Icon } from '../../components/icon.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import classes from './create-dialog.module.css';

interface CreateDialogProps {
  opened: boolean;
  /** A trigger chosen already, by its key. */
  startTrigger: string | undefined;
  onClose(): void;
}

/** A new journey: name, type, trigger, who may enter. Creating opens the canvas. */
export function CreateDialog({ opened, startTrigger, onClose }: CreateDialogProps) {
  const { t } = useTranslation('journeys');
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size={560}
      title={t('create.title')}
      closeButtonProps={{ 'aria-label': t('create.cancel') }}
    >
      {opened ? <CreateForm startTrigger={startTrigger} onClose={onClose} /> : null}
    </Modal>
  );
}

function CreateForm({ startTrigger, onClose }: Omit<CreateDialogProps, 'opened'>) {
  const { t } = useTranslation('journeys');
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [trigger, setTrigger] = useState(startTrigger ?? '');
  const [conditions, setConditions] = useState<Predicate>();
  const [tried, setTried] = useState(false);
  const triggers = useQuery(triggersQuery);
  const catalogue = triggers.data ?? [];
  const chosen = catalogue.find((one) => one.key === trigger);
  const scope = useMemo(() => scopeOf(trigger, triggers.data ?? []), [trigger, triggers.data]);
  const create = useMutation({
    mutationFn: () => {
      const rows = groupOf(conditions).parts.length > 0;
      return readAnswer(
        api.journeys.$post({
          json: { name: name.trim(), trigger, ...(rows && conditions ? { conditions } : {}) },
        }),
      );
    },
    onSuccess: async (journey) => {
      await navigate({ to: '/journeys/$journeyId', params: { journeyId: journey.id } });
      await queries.invalidateQueries({ queryKey: ['journeys', 'list'] });
    },
  });
  const missingName = tried && name.trim() === '' ? t('create.nameMissing') : undefined;
  const missingTrigger = tried && trigger === '' ? t('create.triggerMissing') : undefined;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (name.trim() !== '' && trigger !== '') create.mutate();
      }}
    >
      <Stack>
        <TextInput
          label={t('create.name')}
          data-autofocus
          maxLength={150}
          value={name}
          error={missingName}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Input.Wrapper label={t('create.type')} labelElement="div">
          <div className={classes.type}>
            <Icon name="trigger" size={20} />
            <div>
              <Text size="sm" fw={600}>
                {t('create.triggerBased')}
              </Text>
              <Text size="xs" c="var(--text-quiet)">
                {t('create.triggerBasedText')}
              </Text>
            </div>
          </div>
        </Input.Wrapper>
        <TriggerChoice
          label={t('create.trigger')}
          value={trigger}
          triggers={catalogue}
          error={missingTrigger}
          onChange={(key) => {
            setTrigger(key);
            if (key !== trigger) setConditions(undefined);
          }}
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
            <AttributeList attributes={chosen.attributes} />
            <PredicateField
              label={t('create.conditions')}
              value={conditions}
              onChange={setConditions}
              scope={scope}
              field="conditions"
            />
          </>
        ) : null}
        <ProblemAlert error={create.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('create.cancel')}
          </Button>
          <Button type="submit" loading={create.isPending}>
            {t('create.confirm')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function scopeOf(trigger: string, triggers: Parameters<typeof scopeAt>[0]['triggers']) {
  const document = { schema: 1, name: '-', entry: { trigger }, settings: {}, blocks: [] } as const;
  return scopeAt({
    document: { ...document, blocks: [] },
    definitions: {},
    triggers,
    blockId: null,
  });
}
