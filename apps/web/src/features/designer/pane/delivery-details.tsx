import { Anchor, Collapse, Loader, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../app/api.ts';
import { readAnswer } from '../../../app/read-answer.ts';
import { Icon } from '../../../components/icon.tsx';
import { messageReason } from '../../../components/message-reason.ts';
import { SmallFailure } from '../../../components/small-failure.tsx';
import { StateDot } from '../../../components/state-dot.tsx';
import { TextLink } from '../../../components/text-link.tsx';
import { Time } from '../../../components/time.tsx';
import { CountButton } from '../numbers/count-button.tsx';
import { narrowingSearch } from '../numbers/narrowing.ts';
import { numbersQuery } from '../numbers/numbers-query.ts';
import { useCounted } from '../numbers/use-counted.ts';
import { useDesigner, useDocument } from '../state/designer-context.ts';
import type { BlockNumbers } from '../state/journey-view.ts';
import { isTracked } from '../state/message-blocks.ts';
import classes from './delivery-details.module.css';
import paneClasses from './right-pane.module.css';

type Messages = NonNullable<BlockNumbers['messages']>;

/** What of a message block's sends is counted as what, as the list of messages filters by it. */
const KINDS = [
  { key: 'sent', filter: { state: 'accepted' }, tone: 'good' },
  { key: 'delivered', filter: { heard: 'delivered' }, tone: 'good' },
  { key: 'opened', filter: { heard: 'opened' }, tone: 'good' },
  { key: 'clicked', filter: { heard: 'clicked' }, tone: 'good' },
  { key: 'failed', filter: { state: 'failed' }, tone: 'bad' },
  { key: 'notSent', filter: { state: 'skipped' }, tone: 'quiet' },
  { key: 'unknown', filter: { state: 'unknown' }, tone: 'warn' },
] as const;

type Kind = (typeof KINDS)[number];

interface DeliveryDetailsProps {
  blockId: string;
  messages: Messages;
}

/** *Delivery details*: sent, heard of, failed and not sent, each with its reasons and people. */
export function DeliveryDetails({ blockId, messages }: DeliveryDetailsProps) {
  const { t } = useTranslation('designer');
  const tracked = useDocument(({ blocks }) => isTracked(blocks.get(blockId)));
  // Of a message that nobody tracks, none opened is not known rather than none.
  const shown = (key: Kind['key']): boolean =>
    key === 'opened' || key === 'clicked' ? tracked : key !== 'unknown';
  return (
    <section className={paneClasses.section} data-delivery={blockId}>
      <h2 className={paneClasses.sectionTitle}>{t('delivery.title')}</h2>
      <div className={classes.kinds}>
        {KINDS.filter(({ key }) => messages[key] > 0 || shown(key)).map((kind) => (
          <DeliveryKind
            key={kind.key}
            kind={kind}
            blockId={blockId}
            count={messages[kind.key]}
            reasons={messages.reasons.filter(
              ({ state }) => 'state' in kind.filter && state === kind.filter.state,
            )}
          />
        ))}
      </div>
      {messages.pending > 0 ? (
        <p className={paneClasses.quiet}>{t('delivery.pending', { count: messages.pending })}</p>
      ) : null}
      {messages.held > 0 ? (
        <p className={paneClasses.quiet}>{t('delivery.held', { count: messages.held })}</p>
      ) : null}
    </section>
  );
}

interface DeliveryKindProps {
  kind: Kind;
  blockId: string;
  count: number;
  reasons: Messages['reasons'];
}

function DeliveryKind({ kind, blockId, count, reasons }: DeliveryKindProps) {
  const { t, i18n } = useTranslation('designer');
  const { view } = useDesigner();
  const [open, setOpen] = useState(false);
  const shown = open && count > 0;
  return (
    <div className={classes.kind} data-delivery-state={kind.key}>
      <UnstyledButton
        className={classes.head}
        aria-expanded={shown}
        aria-disabled={count === 0 || undefined}
        onClick={() => setOpen(!open)}
      >
        <StateDot tone={kind.tone} label={t(`delivery.${kind.key}`)} />
        <span className={classes.count}>
          {count.toLocaleString(i18n.language)}
          {count > 0 ? <Icon name={open ? 'chevronDown' : 'chevronRight'} size={14} /> : null}
        </span>
      </UnstyledButton>
      {reasons.length > 0 ? (
        <ul className={classes.reasons}>
          {reasons.map(({ reason, n }) => (
            <li key={reason}>
              <span>{reason === null ? t('delivery.noReason') : messageReason(reason)}</span>
              <CountButton
                label={reason === null ? t('delivery.noReason') : messageReason(reason)}
                value={n}
                onOpen={() =>
                  view.getState().showCounted(blockId, { count: kind.key, reason: reason ?? '' })
                }
              />
            </li>
          ))}
        </ul>
      ) : null}
      <Collapse expanded={shown}>
        {shown ? (
          <>
            <Anchor
              component="button"
              type="button"
              size="sm"
              mih={24}
              onClick={() => view.getState().showCounted(blockId, { count: kind.key })}
            >
              {t('delivery.people')}
            </Anchor>
            <DeliveryPeople blockId={blockId} filter={kind.filter} />
          </>
        ) : null}
      </Collapse>
    </div>
  );
}

function DeliveryPeople({ blockId, filter }: { blockId: string; filter: Kind['filter'] }) {
  const { t } = useTranslation('designer');
  const { journeyId, version } = useDesigner();
  const counted = useCounted();
  const live = useQuery({ ...numbersQuery(journeyId, version), enabled: false }).data;
  const shown = version === 'all' ? null : (live?.versionNumber ?? null);
  const ofVersion = shown === null ? {} : { version: String(shown) };
  const query = useQuery({
    queryKey: ['messages', 'of-block', journeyId, blockId, filter, shown, counted.key],
    queryFn: () => {
      const { from, to, channel } = counted.now();
      const people = {
        ...(from && { enteredFrom: from }),
        ...(to && { enteredTo: to }),
        ...(channel && { reachedBy: channel }),
      };
      const asked = { journeyId, blockId, ...ofVersion, ...filter, ...people, limit: '50' };
      return readAnswer(api.messages.$get({ query: asked }));
    },
    refetchInterval: 5000,
  });
  if (query.isPending) return <Loader size="xs" m="sm" />;
  if (query.isError) {
    return <SmallFailure text={t('delivery.failedToLoad')} onRetry={() => void query.refetch()} />;
  }
  return (
    <ul className={classes.people}>
      {query.data.items.map((message) => (
        <li key={message.id}>
          <div className={paneClasses.line}>
            <TextLink to="/customers/$contact" params={{ contact: message.contactId }} size="sm">
              {message.contactName ?? message.contactId}
            </TextLink>
            <TextLink to="/messages/$messageId" params={{ messageId: message.id }} size="xs">
              {t('delivery.open')}
            </TextLink>
          </div>
          <div className={classes.small}>
            {message.to ?? t('delivery.noAddress')} · <Time at={message.createdAt} />
          </div>
          {message.reason === null ? null : (
            <div className={classes.small}>
              {messageReason(message.reason)}{' '}
              {message.reason === 'opted-out' && message.to ? (
                <TextLink
                  to="/consent"
                  search={{ point: `${message.channel}:${message.to}` }}
                  size="xs"
                >
                  {t('delivery.consent')}
                </TextLink>
              ) : null}
            </div>
          )}
        </li>
      ))}
      {query.data.nextCursor === null ? null : (
        <li>
          <TextLink
            to="/messages"
            search={{
              journey: journeyId,
              block: blockId,
              ...ofVersion,
              ...filter,
              ...narrowingSearch(counted.key),
            }}
            size="sm"
          >
            {t('delivery.all')}
          </TextLink>
        </li>
      )}
    </ul>
  );
}
