import { ActionIcon, Button, Group, Input, Select, Stack, TextInput } from '@mantine/core';
import type { MessageOutcome } from '@percurso/blocks/kit/message-outcomes';
import { MessageOutcomeKind, MessageOutcomes } from '@percurso/blocks/kit/message-outcomes';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../components/icon.tsx';
import { useDocument } from '../state/designer-context.ts';
import { messageBlocks } from '../state/message-blocks.ts';
import { useBlockWords } from '../use-block-words.ts';
import type { FieldProps } from './field-props.ts';

const most = 10;
/** Kinds whose event says more, so that it can be narrowed. */
const narrowed: ReadonlySet<string> = new Set(['clicked', 'bounced', 'blocked', 'replied']);

/** A step before this one that sends a message. */
export function MessageField({ field, block, label, help, value, onChange, ...rest }: FieldProps) {
  const { t } = useTranslation('designer');
  const words = useBlockWords();
  const document = useDocument((state) => state.document);
  const messages = useMemo(() => messageBlocks(document, block.id), [document, block.id]);
  const chosen = typeof value === 'string' && value !== '' ? value : null;
  const gone = chosen !== null && !messages.some(({ id }) => id === chosen);
  return (
    <Select
      label={label}
      description={help}
      placeholder={messages.length === 0 ? t('awaited.noMessage') : t('awaited.chooseMessage')}
      value={chosen}
      disabled={rest.disabled}
      error={rest.problemAt(field.name)}
      data-field={field.name}
      data={[
        ...messages.map((one) => ({ value: one.id, label: words.choice(one) })),
        ...(gone ? [{ value: chosen, label: t('awaited.messageGone') }] : []),
      ]}
      onChange={(next) => next !== null && onChange(next)}
    />
  );
}

/** What is heard of a message, each with a way out of its own. */
export function MessageOutcomesField(props: FieldProps) {
  const { field, block, label, help, value, onChange, problemAt, disabled } = props;
  const { t } = useTranslation('designer');
  const words = useBlockWords();
  const outcomes = MessageOutcomes.safeParse(value).data ?? [];
  const change = (next: MessageOutcome[]): void => onChange(toJson(next));
  return (
    <Input.Wrapper
      label={label}
      description={help}
      error={problemAt(field.name)}
      labelElement="div"
    >
      <Stack gap={8} mt={6}>
        {outcomes.map((outcome, index) => {
          const { id, kind, containing } = outcome;
          const number = index + 1;
          const others = outcomes.toSpliced(index, 1);
          return (
            <Group key={id} gap={6} wrap="nowrap" align="flex-start">
              <Select
                flex={1}
                aria-label={t('awaited.outcome', { number })}
                value={kind}
                allowDeselect={false}
                disabled={disabled}
                data={MessageOutcomeKind.options.map((option) => ({
                  value: option,
                  label: words.option(block.kind, { name: field.name, option }),
                }))}
                error={problemAt(`${field.name}.${index}.id`)}
                onChange={(next) => {
                  const chosen = MessageOutcomeKind.safeParse(next).data;
                  if (!chosen) return;
                  const made = { id: freeId(others, chosen), kind: chosen };
                  change(outcomes.with(index, made));
                }}
              />
              {narrowed.has(kind) ? (
                <TextInput
                  flex={1}
                  placeholder={t('awaited.containing')}
                  aria-label={`${t('awaited.containing')}, ${number}`}
                  value={containing ?? ''}
                  maxLength={500}
                  disabled={disabled}
                  data-field={`${field.name}.${index}.containing`}
                  onChange={({ currentTarget }) => {
                    const text = currentTarget.value;
                    change(
                      outcomes.with(index, {
                        id,
                        kind,
                        ...(text === '' ? {} : { containing: text }),
                      }),
                    );
                  }}
                />
              ) : null}
              {outcomes.length > 1 && !disabled ? (
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  mt={4}
                  aria-label={t('awaited.removeOutcome', { number })}
                  onClick={() => change(others)}
                >
                  <Icon name="cross" size={14} />
                </ActionIcon>
              ) : null}
            </Group>
          );
        })}
        {disabled || outcomes.length >= most ? null : (
          <Button
            size="xs"
            variant="subtle"
            w="fit-content"
            leftSection={<Icon name="plus" size={14} />}
            onClick={() => change([...outcomes, nextOutcome(outcomes)])}
          >
            {t('awaited.addOutcome')}
          </Button>
        )}
      </Stack>
    </Input.Wrapper>
  );
}

/** Plain JSON; the types only lack the index signature. */
function toJson(outcomes: MessageOutcome[]): FieldProps['value'] {
  return outcomes as unknown as FieldProps['value'];
}

/** The first kind that has no outcome yet, else one more click. */
function nextOutcome(outcomes: MessageOutcome[]): MessageOutcome {
  const used = new Set(outcomes.map(({ kind }) => kind));
  const kind = MessageOutcomeKind.options.find((option) => !used.has(option)) ?? 'clicked';
  return { id: freeId(outcomes, kind), kind };
}

/** The kind itself, and with a number where it is taken: `clicked`, `clicked2`, … */
function freeId(outcomes: MessageOutcome[], kind: string): string {
  const taken = new Set(outcomes.map(({ id }) => id));
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? kind : `${kind}${number}`;
    if (!taken.has(id)) return id;
  }
}
