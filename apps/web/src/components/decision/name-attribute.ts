import type { TFunction } from 'i18next';

const CASE_COLUMNS = [
  'number',
  'subject',
  'status',
  'priority',
  'contactId',
  'reportedById',
] as const;
const CONTACT_FIELDS = [
  'firstName',
  'lastName',
  'email',
  'phone',
  'language',
  'timeZone',
  'externalId',
] as const;

/** What a path is called on screen: `trigger.ErrorCode` is ErrorCode, `case.status` is Status. */
export function nameAttribute(path: string, t: TFunction<'decision'>): string {
  if (/^(trigger|event)\.changed$/.test(path)) return t('attribute.changed');
  const last = path.split('.').at(-1) ?? path;
  const name = ownName(path, last, t);
  return /^(trigger|event)\.before\./.test(path) ? t('attribute.before', { name }) : name;
}

function ownName(path: string, last: string, t: TFunction<'decision'>): string {
  const column = CASE_COLUMNS.find((one) => one === last);
  if (column && /^(case|(trigger|event)\.(record|before))\.\w+$/.test(path)) {
    return t(`attribute.${column}`);
  }
  const field = CONTACT_FIELDS.find((one) => one === last);
  if (field && /^contact\.\w+$/.test(path)) return t(`attribute.${field}`);
  return last;
}
