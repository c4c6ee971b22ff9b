import { Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { IconName } from '../../../components/icon.tsx';
import { Icon } from '../../../components/icon.tsx';
import { useEntryNumbers } from '../numbers/use-numbers.ts';
import { useDesigner } from '../state/designer-context.ts';
import { useEntryWords } from '../use-entry-words.ts';
import { CardMenu } from './card-menu.tsx';
import { TRIGGER_ID } from './layout.ts';

/** The ⋮ of the entry once a version was live: the people who came in, and those who were refused. */
export function EntryMenu({ tabIndex }: { tabIndex?: 0 | -1 | undefined }) {
  const { t } = useTranslation('designer');
  const { view } = useDesigner();
  const { name } = useEntryWords();
  if (!useEntryNumbers()) return null;
  const item = (icon: IconName, label: string, onClick: () => void) => (
    <Menu.Item leftSection={<Icon name={icon} size={16} />} onClick={onClick}>
      {label}
    </Menu.Item>
  );
  const { showPeople, showCounted, openDrawer } = view.getState();
  return (
    <CardMenu node={TRIGGER_ID} name={name} tabIndex={tabIndex}>
      <Menu.Label>{t('menu.people')}</Menu.Label>
      {item('enter', t('numbers.entered'), () => showCounted(null, { count: 'entered' }))}
      {item('customers', t('people.inside'), () => showPeople(null, 'inside'))}
      {item('check', t('people.finished'), () => showPeople(null, 'finished'))}
      {item('leave', t('people.exited'), () => showPeople(null, 'exited'))}
      {item('blocked', t('numbers.refused'), () => openDrawer('refusals'))}
    </CardMenu>
  );
}
