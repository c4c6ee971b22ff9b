import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { nameAttribute } from '../decision/name-attribute.ts';
import classes from './attribute-list.module.css';
import { RequiredMark } from './required-mark.tsx';
import type { TriggerOption } from './trigger-option.ts';
import { TypeIcon } from './type-icon.tsx';

/** A trigger's attributes with their types. */
export function AttributeList({ trigger }: { trigger: TriggerOption }) {
  const { t } = useTranslation('attributes');
  const { t: words } = useTranslation('decision');
  const { attributes } = trigger;
  if (attributes.length === 0) {
    return (
      <Text size="sm" c="var(--text-quiet)">
        {t('trigger.noAttributes')}
      </Text>
    );
  }
  return (
    <ul className={classes.list} aria-label={t('trigger.attributes')}>
      {attributes.map((attribute) => (
        <li key={attribute.name} className={classes.item}>
          <TypeIcon type={attribute.type} />
          <span className={classes.name}>
            {nameAttribute(`trigger.${attribute.name}`, words, trigger)}
            {attribute.required ? <RequiredMark /> : null}
          </span>
          <span className={classes.type}>{t(`type.${attribute.type}`)}</span>
        </li>
      ))}
    </ul>
  );
}
