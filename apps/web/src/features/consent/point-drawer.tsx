import { Drawer, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { QueryState } from '../../components/query-state.tsx';
import { StateDot } from '../../components/state-dot.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { Time } from '../../components/time.tsx';
import { wordOf } from '../../i18n/word-of.ts';
import { ConsentChange } from './consent-change.tsx';
import type { ConsentRecord, Point } from './consent-query.ts';
import { historyQuery, ownerQuery, purposes } from './consent-query.ts';
import { HeldBack } from './held-back.tsx';
import classes from './point-drawer.module.css';

interface PointDrawerProps {
  point: Point | null;
  onClose: () => void;
}

/** One number or address: what holds, a change of it, what it kept from being sent, its history. */
export function PointDrawer({ point, onClose }: PointDrawerProps) {
  const { t } = useTranslation(['consent', 'components']);
  return (
    <Drawer
      opened={point !== null}
      onClose={onClose}
      position="right"
      size={460}
      title={point?.address}
      closeButtonProps={{ 'aria-label': t('components:close') }}
      styles={{ title: { fontWeight: 650, overflowWrap: 'anywhere' } }}
    >
      {point ? <PointDetails key={`${point.channel} ${point.address}`} point={point} /> : null}
    </Drawer>
  );
}

function PointDetails({ point }: { point: Point }) {
  const { t } = useTranslation(['consent', 'components']);
  const history = useQuery(historyQuery(point));
  const owner = useQuery(ownerQuery(point));
  return (
    <QueryState query={history}>
      {({ items }) => (
        <Stack gap="lg">
          {owner.data ? (
            <TextLink to="/customers/$contact" params={{ contact: owner.data.id }} size="sm">
              {owner.data.name ?? t('openCustomer')}
            </TextLink>
          ) : null}
          <section aria-labelledby="holds-title">
            <Title order={3} id="holds-title" mb="xs">
              {t('holds')}
            </Title>
            {purposes.map((purpose) => (
              <div key={purpose} className={classes.line}>
                <span>{t(`components:purpose.${purpose}`)}</span>
                <State record={items.find((one) => one.purpose === purpose)} />
              </div>
            ))}
          </section>
          {owner.data ? <ConsentChange point={point} contactId={owner.data.id} /> : null}
          <HeldBack point={point} />
          <section aria-labelledby="history-title">
            <Title order={3} id="history-title" mb="xs">
              {t('history')}
            </Title>
            {items.length === 0 ? (
              <Text size="sm" c="var(--text-quiet)">
                {t('noHistory')}
              </Text>
            ) : (
              <ol className={classes.history}>
                {items.map((record) => (
                  <li key={record.id}>
                    <div className={classes.line}>
                      <span>{t(`components:purpose.${record.purpose}`)}</span>
                      <State record={record} />
                    </div>
                    <Text component="div" size="xs" c="var(--text-quiet)">
                      <Time at={record.at} exact />, {sourceOf(record)}
                    </Text>
                    {record.reason ? <Text size="sm">{record.reason}</Text> : null}
                  </li>
                ))}
              </ol>
            )}
          </section>
        </Stack>
      )}
    </QueryState>
  );
}

function State({ record }: { record: ConsentRecord | undefined }) {
  const { t } = useTranslation('components');
  if (!record) return <StateDot tone="quiet" label={t('consentState.none')} />;
  const tone = record.state === 'opted-in' ? 'good' : 'bad';
  return <StateDot tone={tone} label={t(`consentState.${record.state}`)} />;
}

function sourceOf({ source, by }: ConsentRecord): string {
  const word = wordOf(`components:consentSource.${source}`, source);
  return by ? `${word}: ${by}` : word;
}
