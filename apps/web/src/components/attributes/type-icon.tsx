import type { AttributeType } from '@percurso/journey/attribute';
import type { IconName } from '../icon.tsx';
import { Icon } from '../icon.tsx';

const ICONS: Readonly<Record<AttributeType, IconName>> = {
  text: 'text',
  number: 'number',
  boolean: 'boolean',
  'date-time': 'calendar',
  list: 'list',
};

/** The picture of an attribute's type; the type also stands beside it in words. */
export function TypeIcon({ type, size = 16 }: { type: AttributeType; size?: number }) {
  return <Icon name={ICONS[type]} size={size} />;
}
