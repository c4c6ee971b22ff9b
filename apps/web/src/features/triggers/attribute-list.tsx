import { Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { RequiredMark } from '../../components/attributes/required-mark.tsx';
import { TypeIcon } from '../../components/attributes/type-icon.tsx';
import { nameAttribute } from '../../components/decision/name-attribute.ts';
import type { TriggerView } from './trigger-view.ts';

/** Typed attributes of a trigger to read: name, type, description, and the values a text may take. */
export function AttributeList({ trigger }: { trigger: TriggerView }) {
  const { t, i18n } = useTranslation('triggers');
  const { t: words } = useTranslation('decision');
  const { attributes } = trigger;
  if (attributes.length === 0) {
    return (
      <Text size="sm" c="var(--text-quiet)">
        {t('form.noAttributes')}
      </Text>
    );
  }
  const list = new Intl.ListFormat(i18n.language, { type: 'disjunction' });
  return (
    <Stack gap="sm">
      {attributes.map(({ name, type, description, options, required }) => {
        const called = nameAttribute(`trigger.${name}`, words, trigger);
        return (
          <Group key={name} gap="sm" wrap="nowrap" align="flex-start">
            <TypeIcon type={type} />
            <div style={{ minWidth: 0 }}>
              <Text size="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>
                {called}
                {required ? <RequiredMark /> : null}
              </Text>
              <Text size="sm" c="var(--text-quiet)" style={{ overflowWrap: 'anywhere' }}>
                {[
                  called === name ? null : name,
                  t(`type.${type}`),
                  description,
                  options?.length ? list.format(options) : null,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </Text>
            </div>
          </Group>
        );
      })}
    </Stack>
  );
}
