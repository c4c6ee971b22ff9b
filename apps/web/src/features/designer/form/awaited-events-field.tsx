import { Button, Input, Stack } from '@mantine/core';
import { AwaitedEvents } from '@percurso/blocks/kit/awaited-events';
import { eventScope } from '@percurso/journey/entry-scope';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../components/icon.tsx';
import { useDesigner, useDocument } from '../state/designer-context.ts';
import { messageBlocks } from '../state/message-blocks.ts';
import { useBlockWords } from '../use-block-words.ts';
import { EventCard } from './event-card.tsx';
import type { FieldProps } from './field-props.ts';

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

function AwaitedCard({ event, number, at, onEvent, scope, block, ...card }: CardProps) {
  const { t } = useTranslation('designer');
  const { triggers } = useDesigner();
  const words = useBlockWords();
  const document = useDocument((state) => state.document);
  const messages = useMemo(() => messageBlocks(document, block.id), [document, block.id]);
  const trigger = triggers.find(({ key }) => key === event.trigger);
  const inside = useMemo(() => [...eventScope(trigger), ...scope], [trigger, scope]);
  const { id, conditions, correlate, message, keyAttribute } = event;
  const { message: _message, keyAttribute: _key, ...bare } = event;
  const chosen = message === undefined ? correlate : `message:${message}`;
  const gone = message !== undefined && !messages.some((one) => one.id === message);
  const choose = (next: string): void => {
    const [, chosenMessage] = next.split(':');
    if (chosenMessage !== undefined) onEvent({ ...bare, message: chosenMessage });
    else onEvent({ ...bare, correlate: next === 'contact' ? 'contact' : 'key' });
  };
  return (
    <EventCard
      {...card}
      at={at}
      title={t('awaited.event', { number })}
      triggerLabel={t('awaited.event', { number })}
      removeLabel={t('awaited.remove', { number })}
      trigger={event.trigger}
      onTrigger={(key) => onEvent({ id, trigger: key, correlate })}
      conditions={conditions}
      onConditions={(next) => onEvent({ ...event, conditions: next })}
      scope={inside}
      whose={{
        value: chosen,
        field: `${at}.message`,
        onChange: choose,
        more: [
          ...messages.map((one) => ({
            value: `message:${one.id}`,
            label: t('awaited.ofMessage', { name: words.choice(one) }),
          })),
          ...(gone ? [{ value: chosen, label: t('awaited.messageGone') }] : []),
        ],
      }}
      keyAttribute={keyAttribute}
      onKeyAttribute={(name) => onEvent({ ...bare, keyAttribute: name })}
    />
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
