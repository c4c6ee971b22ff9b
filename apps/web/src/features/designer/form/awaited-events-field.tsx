import { Button, Input, Select, Stack } from '@mantine/core';
import { AwaitedEvents } from '@percurso/blocks/kit/awaited-events';
import { eventScope } from '@percurso/journey/entry-scope';
import type { Predicate } from '@percurso/journey/predicate';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { PredicateField } from '../../../components/attributes/predicate-field.tsx';
import { groupOf } from '../../../components/attributes/predicate-groups.ts';
import { TriggerChoice } from '../../../components/attributes/trigger-choice.tsx';
import { Icon } from '../../../components/icon.tsx';
import { useDesigner, useDocument } from '../state/designer-context.ts';
import { messageBlocks } from '../state/message-blocks.ts';
import { useBlockWords } from '../use-block-words.ts';
import type { FieldProps } from './field-props.ts';
import classes from './form.module.css';

type AwaitedEvent = AwaitedEvents[number];

const most = 10;

/** Events that are waited for: a card each, with its trigger, conditions and whose it has to be. */
export function AwaitedEventsField(props: FieldProps) {
  const { field, label, help, value, onChange, problemAt, disabled } = props;
  const { t } = useTranslation('designer');
  const events = AwaitedEvents.safeParse(value).data ?? [];
  const change = (next: AwaitedEvent[]): void => onChange(toJson(next));
  return (
    <Input.Wrapper
      label={label}
      description={help}
      error={problemAt(field.name)}
      labelElement="div"
    >
      <Stack gap={8} mt={6}>
        {events.map((event, index) => (
          <AwaitedCard
            key={event.id}
            {...props}
            event={event}
            number={index + 1}
            at={`${field.name}.${index}`}
            onEvent={(next) => change(events.with(index, next))}
            onRemove={events.length > 1 ? () => change(events.toSpliced(index, 1)) : undefined}
          />
        ))}
        {disabled || events.length >= most ? null : (
          <Button
            size="xs"
            variant="subtle"
            w="fit-content"
            leftSection={<Icon name="plus" size={14} />}
            onClick={() =>
              change([...events, { id: nextId(events), trigger: '', correlate: 'key' }])
            }
          >
            {t('awaited.add')}
          </Button>
        )}
      </Stack>
    </Input.Wrapper>
  );
}

interface CardProps extends FieldProps {
  event: AwaitedEvent;
  number: number;
  /** Path of the event in the config. */
  at: string;
  onEvent(event: AwaitedEvent): void;
  onRemove: (() => void) | undefined;
}

function AwaitedCard(props: CardProps) {
  const { event, number, at, onEvent, onRemove, scope, problemAt, disabled } = props;
  const { t } = useTranslation('designer');
  const { triggers } = useDesigner();
  const trigger = triggers.find(({ key }) => key === event.trigger);
  const inside = useMemo(() => [...eventScope(trigger), ...scope], [trigger, scope]);
  const setConditions = (conditions: Predicate): void => {
    const { conditions: _old, ...rest } = event;
    onEvent(groupOf(conditions).parts.length === 0 ? rest : { ...rest, conditions });
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend cannot be laid out inside a card
    <div role="group" className={classes.awaited} aria-label={t('awaited.event', { number })}>
      <TriggerChoice
        label={t('awaited.event', { number })}
        value={event.trigger}
        triggers={triggers}
        onChange={(key) => onEvent({ id: event.id, trigger: key, correlate: event.correlate })}
        field={`${at}.trigger`}
        error={problemAt(`${at}.trigger`)}
        disabled={disabled}
      />
      {trigger ? (
        <>
          <PredicateField
            label={t('awaited.conditions')}
            value={event.conditions}
            onChange={setConditions}
            scope={inside}
            field={`${at}.conditions`}
            problemAt={problemAt}
            disabled={disabled}
          />
          <WhoseField {...props} attributes={trigger.attributes.map(({ name }) => name)} />
        </>
      ) : null}
      {onRemove && !disabled ? (
        <Button size="compact-xs" variant="subtle" color="gray" w="fit-content" onClick={onRemove}>
          {t('awaited.remove', { number })}
        </Button>
      ) : null}
    </div>
  );
}

/** Whose events count, and how they carry the key. */
function WhoseField(props: CardProps & { attributes: string[] }) {
  const { event, block, at, onEvent, attributes, problemAt, disabled } = props;
  const { t } = useTranslation('designer');
  const words = useBlockWords();
  const document = useDocument((state) => state.document);
  const messages = useMemo(() => messageBlocks(document, block.id), [document, block.id]);
  const { message: _message, keyAttribute: _key, ...bare } = event;
  const chosen = event.message === undefined ? event.correlate : `message:${event.message}`;
  const gone = event.message !== undefined && !messages.some(({ id }) => id === event.message);
  const choose = (next: string | null): void => {
    if (next === null) return;
    const [, message] = next.split(':');
    if (message !== undefined) onEvent({ ...bare, message });
    else onEvent({ ...bare, correlate: next === 'contact' ? 'contact' : 'key' });
  };
  return (
    <>
      <Select
        label={t('awaited.whose')}
        value={chosen}
        allowDeselect={false}
        disabled={disabled}
        error={problemAt(`${at}.message`)}
        data-field={`${at}.message`}
        data={[
          { value: 'key', label: t('awaited.ofRun') },
          { value: 'contact', label: t('awaited.ofCustomer') },
          ...messages.map((one) => ({
            value: `message:${one.id}`,
            label: t('awaited.ofMessage', { name: words.name(one), id: one.id }),
          })),
          ...(gone ? [{ value: chosen, label: t('awaited.messageGone') }] : []),
        ]}
        onChange={choose}
      />
      {chosen === 'key' && document.entry.key !== undefined ? (
        <Select
          label={t('awaited.keyAttribute')}
          description={t('awaited.keyAttributeHelp', { key: document.entry.key })}
          placeholder={t('awaited.ownKey')}
          value={event.keyAttribute ?? null}
          clearable
          disabled={disabled}
          error={problemAt(`${at}.keyAttribute`)}
          data-field={`${at}.keyAttribute`}
          data={attributes}
          onChange={(next) => onEvent(next === null ? bare : { ...bare, keyAttribute: next })}
        />
      ) : null}
    </>
  );
}

function nextId(events: AwaitedEvent[]): string {
  const numbers = events.map(({ id }) => Number(id.slice(1)));
  return `e${Math.max(0, ...numbers) + 1}`;
}

/** Plain JSON; the types only lack the index signature, and leave out what is undefined. */
function toJson(events: AwaitedEvent[]): FieldProps['value'] {
  return JSON.parse(JSON.stringify(events)) as FieldProps['value'];
}
