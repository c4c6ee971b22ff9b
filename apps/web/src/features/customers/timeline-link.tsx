import { useTranslation } from 'react-i18next';
import { TextLink } from '../../components/text-link.tsx';
import type { TimelineEntry } from './timeline-query.ts';

/** The way from an entry to the message, case, journey or trigger it tells of. */
export function TimelineLink({ entry }: { entry: TimelineEntry }) {
  const { t } = useTranslation('customers');
  if (entry.messageId) {
    return (
      <TextLink size="sm" to="/messages/$messageId" params={{ messageId: entry.messageId }}>
        {t('timeline.links.message')}
      </TextLink>
    );
  }
  if (entry.type === 'consent') {
    return (
      <TextLink size="sm" to="/consent" search={{ point: `${entry.channel}:${entry.address}` }}>
        {t('timeline.links.consent')}
      </TextLink>
    );
  }
  if (entry.caseId) {
    return (
      <TextLink size="sm" to="/cases/$caseId" params={{ caseId: entry.caseId }}>
        {t('timeline.links.case')}
      </TextLink>
    );
  }
  if (entry.journeyId) {
    return (
      <TextLink
        size="sm"
        to="/journeys/$journeyId"
        params={{ journeyId: entry.journeyId }}
        search={entry.blockId ? { block: entry.blockId } : {}}
      >
        {t('timeline.links.journey')}
      </TextLink>
    );
  }
  if (entry.triggerKey) {
    return (
      <TextLink
        size="sm"
        to="/triggers/$trigger"
        params={{ trigger: entry.triggerKey }}
        search={{ tab: 'events' }}
      >
        {t('timeline.links.trigger')}
      </TextLink>
    );
  }
  return null;
}
