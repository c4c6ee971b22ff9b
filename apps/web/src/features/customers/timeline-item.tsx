import { useTranslation } from 'react-i18next';
import { formatClock } from '../../components/format-time.ts';
import type { IconName } from '../../components/icon.tsx';
import { Icon } from '../../components/icon.tsx';
import { MessageState } from '../../components/message-state.tsx';
import { describeEntry } from './describe-entry.ts';
import classes from './timeline.module.css';
import { TimelineLink } from './timeline-link.tsx';
import type { TimelineEntry } from './timeline-query.ts';

const icons: Record<TimelineEntry['type'], IconName> = {
  event: 'trigger',
  refused: 'blocked',
  entered: 'enter',
  step: 'step',
  left: 'leave',
  goal: 'flag',
  message: 'messages',
  'case-opened': 'cases',
  'case-changed': 'edit',
  consent: 'consent',
};

/** One line of the timeline: when, what, the details, and the way to it. */
export function TimelineItem({ entry }: { entry: TimelineEntry }) {
  const { i18n } = useTranslation('customers');
  const { title, details } = describeEntry(entry, i18n.language);
  const icon = entry.type === 'message' && entry.channel ? entry.channel : icons[entry.type];
  return (
    <li className={classes.entry} data-type={entry.type}>
      <time dateTime={entry.at} className={`tabular ${classes.time}`}>
        {formatClock(entry.at, i18n.language)}
      </time>
      <span className={classes.icon} data-type={entry.type}>
        <Icon name={icon} size={16} />
      </span>
      <div className={classes.text}>
        <div className={classes.title}>{title}</div>
        {details.length > 0 ? <div className={classes.detail}>{details.join(' · ')}</div> : null}
        {entry.type === 'message' && entry.state ? (
          <div className={classes.detail}>
            <MessageState state={entry.state} />
          </div>
        ) : null}
      </div>
      <div className={classes.link}>
        <TimelineLink entry={entry} />
      </div>
    </li>
  );
}
