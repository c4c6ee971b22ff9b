import { CONTACT_ATTRIBUTE_NAMES } from '@percurso/journey/contact-attributes';
import { useTranslation } from 'react-i18next';
import type { RecordRule } from './trigger-view.ts';
import { CASE_ATTRIBUTE_NAMES, CASE_COLUMNS, CONTACT_COLUMNS } from './trigger-view.ts';

const OF_CASE = [...CASE_ATTRIBUTE_NAMES, ...CASE_COLUMNS];
const OF_CONTACT = [...CONTACT_ATTRIBUTE_NAMES, ...CONTACT_COLUMNS];

/** What a column of a table is called on screen. */
export function useColumnName(): (table: RecordRule['table'], name: string) => string {
  const { t } = useTranslation('triggers');
  return (table, name) => {
    if (table === 'contact') {
      const column = OF_CONTACT.find((one) => one === name);
      return column ? t(`contact.${column}`) : name;
    }
    const column = OF_CASE.find((one) => one === name);
    return column ? t(`case.${column}`) : name;
  };
}
