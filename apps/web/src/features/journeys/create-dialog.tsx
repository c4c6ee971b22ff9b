import { Input, Stack, TextInput } from '@mantine/core';
import type { Predicate } from '@percurso/journey/predicate';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/api.ts';
import { readAnswer } from '../../app/read-answer.ts';
import { groupOf } from '../../components/attributes/predicate-groups.ts';
import { Dialog } from '../../components/dialog.tsx';
import { FormButtons } from '../../components/form-buttons.tsx';
import { Icon } from '../../components/icon.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import classes from './create-dialog.module.css';
import { TemplateChoice } from './template-choice.tsx';
import type { TemplateKey } from './templates.ts';
import { TEMPLATES, templateIn } from './templates.ts';
import { TriggerStart } from './trigger-start.tsx';

interface CreateDialogProps {
  opened: boolean;
  /** A trigger chosen already, by its key. */
  startTrigger: string | undefined;
  startTemplate: TemplateKey | undefined;
  onClose(): void;
}

const STARTS = ['trigger', 'template'] as const;

/** A new journey: name, what it starts from, who may enter. Creating opens the canvas. */
export function CreateDialog({ opened, onClose, ...start }: CreateDialogProps) {
  const { t } = useTranslation('journeys');
  return (
    <Dialog opened={opened} onClose={onClose} size={580} title={t('create.title')}>
      {opened ? <CreateForm {...start} onClose={onClose} /> : null}
    </Dialog>
  );
}

function CreateForm({ startTrigger, startTemplate, onClose }: Omit<CreateDialogProps, 'opened'>) {
  const { t, i18n } = useTranslation('journeys');
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [start, setStart] = useState<(typeof STARTS)[number]>(
    startTemplate ? 'template' : 'trigger',
  );
  const [template, setTemplate] = useState<TemplateKey>(startTemplate ?? TEMPLATES[0]);
  const templateName = templateIn(i18n.language, template).name;
  const [name, setName] = useState(startTemplate ? templateName : '');
  const [trigger, setTrigger] = useState(startTrigger ?? '');
  const [conditions, setConditions] = useState<Predicate>();
  const [tried, setTried] = useState(false);
  const create = useMutation({
    mutationFn: () => {
      const named = name.trim();
      if (start === 'template') {
        const document = { ...templateIn(i18n.language, template), name: named };
        return readAnswer(api.journeys.$post({ json: { document } }));
      }
      const rows = groupOf(conditions).parts.length > 0;
      const json = { name: named, trigger, ...(rows && conditions ? { conditions } : {}) };
      return readAnswer(api.journeys.$post({ json }));
    },
    onSuccess: async (journey) => {
      await navigate({ to: '/journeys/$journeyId', params: { journeyId: journey.id } });
      await queries.invalidateQueries({ queryKey: ['journeys', 'list'] });
    },
  });
  const complete = name.trim() !== '' && (start === 'template' || trigger !== '');
  const choose = (key: TemplateKey): void => {
    // A name one typed stays.
    if (name.trim() === '' || name === templateName) setName(templateIn(i18n.language, key).name);
    setTemplate(key);
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (complete) create.mutate();
      }}
    >
      <Stack>
        <TextInput
          required
          label={t('create.name')}
          data-autofocus
          maxLength={150}
          value={name}
          error={tried && name.trim() === '' ? t('create.nameMissing') : undefined}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Input.Wrapper label={t('create.start')} labelElement="div">
          <div className={classes.starts}>
            {STARTS.map((one) => (
              <button
                key={one}
                type="button"
                className={classes.start}
                aria-pressed={start === one}
                onClick={() => {
                  setStart(one);
                  if (one === 'template') choose(template);
                }}
              >
                <Icon name={one === 'trigger' ? 'trigger' : 'copy'} size={20} />
                <span>
                  <span className={classes.startName}>{t(`create.starts.${one}`)}</span>
                  <span className={classes.startText}>{t(`create.starts.${one}Text`)}</span>
                </span>
              </button>
            ))}
          </div>
        </Input.Wrapper>
        {start === 'template' ? (
          <TemplateChoice value={template} onChoose={choose} />
        ) : (
          <TriggerStart
            trigger={trigger}
            conditions={conditions}
            missing={tried && trigger === ''}
            onTrigger={(key) => {
              setTrigger(key);
              if (key !== trigger) setConditions(undefined);
            }}
            onConditions={setConditions}
          />
        )}
        <ProblemAlert error={create.error} />
        <FormButtons onCancel={onClose} busy={create.isPending} submit={t('create.confirm')} />
      </Stack>
    </form>
  );
}
