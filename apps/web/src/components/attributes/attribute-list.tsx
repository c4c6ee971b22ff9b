import { Text } from '@mantine/core';
import type { Attribute } from '@percurso/journey/attribute';
import { useTranslation } from 'react-i18next';
import classes from './attribute-list.module.css';
import { TypeIcon } from './type-icon.tsx';

/** A trigger's attributes with their types. */
export function AttributeList({ attributes }: { attributes: readonly Attribute[] }) {
  const { t } = useTranslation('attributes');
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
          <span className={classes.name}>{attribute.name}</span>
          <span className={classes.type}>{t(`type.${attribute.type}`)}</span>
        </li>
      ))}
    </ul>
  );
}
