import { CONTACT_ATTRIBUTE_NAMES } from '@percurso/journey/contact-attributes';
import type { RecordTable } from '@percurso/journey/table-attributes';
import type { TFunction } from 'i18next';

const CASE_COLUMNS = [
  'number',
  'subject',
  'status',
  'priority',
  'contactId',
  'reportedById',
] as const;

/** What built-in triggers tell of messages and of journeys that answer. */
const HEARD = [
  'messageId',
  'journeyId',
  'journeyName',
  'blockId',
  'channel',
  'link',
  'reason',
  'text',
  'outcome',
] as const;

/** The trigger whose attribute a path reads, as far as its name depends on it. */
export interface NamedTrigger {
  kind: 'custom' | 'record' | 'interaction';
  record?: { table: RecordTable } | null | undefined;
}

/**
 * What a path is called on screen: `case.status` is Status, `trigger.ErrorCode` is ErrorCode, for
 * attributes of custom triggers are called as their author called them.
 */
export function nameAttribute(
  path: string,
  t: TFunction<'decision'>,
  trigger?: NamedTrigger | undefined,
): string {
  if (/^(trigger|event)\.changed$/.test(path)) return t('attribute.changed');
  const name = ownName(path, t, trigger?.kind);
  return /^(trigger|event)\.before\./.test(path) ? t('attribute.before', { name }) : name;
}

function ownName(
  path: string,
  t: TFunction<'decision'>,
  kind: NamedTrigger['kind'] | undefined,
): string {
  const last = path.split('.').at(-1) ?? path;
  const ofRecord = kind === 'record' || /^(trigger|event)\.(record|before)\.\w+$/.test(path);
  const column = CASE_COLUMNS.find((one) => one === last);
  if (column && (ofRecord || /^case\.\w+$/.test(path))) return t(`attribute.${column}`);
  const field = CONTACT_ATTRIBUTE_NAMES.find((one) => one === last);
  if (field && (ofRecord || /^contact\.\w+$/.test(path))) return t(`attribute.${field}`);
  const heard = kind === 'interaction' && HEARD.find((one) => one === last);
  return heard ? t(`heard.${heard}`) : last;
}
