import { Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatDateTime, formatRelative } from './format-time.ts';
import classes from './time.module.css';

/** An instant as a person says it ("3 minutes ago"), the exact one in the tooltip; `exact` turns that round. */
export function Time({ at, exact = false }: { at: string; exact?: boolean }) {
  const { i18n } = useTranslation();
  const relative = formatRelative(at, i18n.language, new Date());
  const absolute = formatDateTime(at, i18n.language);
  return (
    <Tooltip label={exact ? relative : absolute}>
      <time dateTime={at} className={`tabular ${classes.time}`}>
        {exact ? absolute : relative}
      </time>
    </Tooltip>
  );
}
