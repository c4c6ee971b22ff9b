import { Badge, Button, Input } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useTriggerWords } from '../built-in-triggers/use-trigger-words.ts';
import { nameAttribute } from '../decision/name-attribute.ts';
import { Icon } from '../icon.tsx';
import { PopoverLayer } from '../popover-layer.tsx';
import type { SearchGroup } from '../search-list.tsx';
import { SearchList } from '../search-list.tsx';
import { useReturnFocus } from '../use-return-focus.ts';
import classes from './trigger-choice.module.css';
import type { TriggerOption } from './trigger-option.ts';

interface TriggerChoiceProps {
  label: string;
  description?: string | undefined;
  value: string;
  triggers: readonly TriggerOption[];
  onChange(key: string): void;
  field?: string | undefined;
  error?: string | undefined;
  disabled?: boolean | undefined;
  /** Marked as one that must be chosen. */
  required?: boolean | undefined;
}

/** The searchable catalogue of triggers; those that are not ready are shown with the reason. */
export function TriggerChoice(props: TriggerChoiceProps) {
  const { label, value, onChange, field, error, disabled = false } = props;
  const worded = useTriggerWords();
  const triggers = useMemo(() => props.triggers.map(worded), [props.triggers, worded]);
  const { t } = useTranslation('attributes');
  const [opened, { toggle, close }] = useDisclosure(false);
  const opener = useReturnFocus<HTMLButtonElement>(opened);
  const chosen = triggers.find((trigger) => trigger.key === value);
  const groups = useMemo((): SearchGroup[] => {
    const item = (trigger: TriggerOption): SearchGroup['items'][number] => ({
      id: trigger.key,
      name: trigger.name,
      words: `${trigger.key} ${trigger.description}`,
      disabled: trigger.state !== 'ready',
      content: <TriggerItem trigger={trigger} />,
    });
    const ready = triggers.filter((trigger) => trigger.state === 'ready');
    const others = triggers.filter((trigger) => trigger.state !== 'ready');
    return [
      { id: 'ready', label: t('trigger.ready'), items: ready.map(item) },
      { id: 'others', label: t('trigger.notReady'), items: others.map(item) },
    ];
  }, [triggers, t]);
  const shown = chosen?.name ?? (value === '' ? '' : t('trigger.unknown', { key: value }));
  return (
    <Input.Wrapper
      label={label}
      description={props.description}
      error={error}
      withAsterisk={props.required ?? false}
    >
      <PopoverLayer
        opened={opened}
        onClose={close}
        width={380}
        opener={
          <Button
            ref={opener}
            variant="default"
            fullWidth
            mt={4}
            px={12}
            justify="space-between"
            leftSection={<Icon name="trigger" size={16} />}
            rightSection={<Icon name="selector" size={16} />}
            aria-label={`${label}: ${shown || t('trigger.choose')}`}
            title={shown}
            aria-haspopup="dialog"
            aria-expanded={opened}
            data-field={field}
            disabled={disabled}
            onClick={toggle}
            styles={{
              section: { margin: 0 },
              label: {
                flex: 1,
                justifyContent: 'flex-start',
                fontWeight: 500,
                marginInline: '8px 4px',
              },
            }}
          >
            <span className={shown === '' ? classes.quiet : classes.shown}>
              {shown || t('trigger.choose')}
            </span>
          </Button>
        }
      >
        <SearchList
          groups={groups}
          label={label}
          placeholder={t('trigger.search')}
          nothing={t('trigger.nothing')}
          onChoose={(key) => {
            close();
            onChange(key);
          }}
        />
      </PopoverLayer>
    </Input.Wrapper>
  );
}

function TriggerItem({ trigger }: { trigger: TriggerOption }) {
  const { t } = useTranslation('attributes');
  const { t: words } = useTranslation('decision');
  const why = {
    ready: null,
    draft: 'trigger.stateDraft',
    stopped: 'trigger.stateStopped',
  } as const;
  const reason = why[trigger.state];
  const names = trigger.attributes
    .map(({ name }) => nameAttribute(`trigger.${name}`, words, trigger))
    .join(', ');
  return (
    <span className={classes.item}>
      <span className={classes.name}>{trigger.name}</span>
      <Badge size="xs" variant="default" className={classes.kind}>
        {t(trigger.builtIn ? 'trigger.builtIn' : `trigger.${trigger.kind}`)}
      </Badge>
      {trigger.description === '' ? null : (
        <span className={classes.text}>{trigger.description}</span>
      )}
      <span className={classes.text}>
        {reason ? t(reason) : names || t('trigger.noAttributes')}
      </span>
    </span>
  );
}
