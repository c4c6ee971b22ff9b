import { Button, Group } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../app/api.ts';
import { readAnswer } from '../../../app/read-answer.ts';
import { LoadMore } from '../../../components/load-more.tsx';
import { notifyFailure } from '../../../components/notify-failure.ts';
import { SmallFailure } from '../../../components/small-failure.tsx';
import type { Tone } from '../../../components/state-dot.tsx';
import { StateDot } from '../../../components/state-dot.tsx';
import { Time } from '../../../components/time.tsx';
import { useCursorList } from '../../../components/use-cursor-list.ts';
import type { Comparable } from '../compare/compare-dialog.tsx';
import type { JourneyView } from '../state/journey-view.ts';
import { viewVersion } from '../state/journey-view.ts';
import { DrawerFrame } from './drawer-frame.tsx';
import { DrawerLoading } from './drawer-loading.tsx';
import classes from './header.module.css';
import { LabelEdits } from './label-edits.tsx';
import type { VersionRow } from './life-query.ts';
import { RollBackDialog } from './roll-back-dialog.tsx';
import { StopDialog } from './stop-dialog.tsx';
import { VersionActions } from './version-actions.tsx';

interface VersionsDrawerProps {
  journey: JourneyView;
  /** Opens the journey anew: as given, or as the server has it. */
  onReopen(journey: JourneyView | null): void;
  onCompare(versions: { before: Comparable; after: Comparable }): void;
  onUseAsDraft(number: number): void;
}

const TONES: Readonly<Record<'current' | 'replaced' | VersionRow['status'], Tone>> = {
  current: 'good',
  replaced: 'quiet',
  live: 'busy',
  paused: 'warn',
  stopped: 'quiet',
};

/** What was published: who, when, why, how many are inside; to look at, and to go back to. */
export function VersionsDrawer(props: VersionsDrawerProps) {
  const { journey, onReopen, onCompare, onUseAsDraft } = props;
  const { t, i18n } = useTranslation('designer');
  const [backTo, setBackTo] = useState<number | null>(null);
  const [stopping, setStopping] = useState<number | null>(null);
  const param = { id: journey.id };
  const list = useCursorList({
    queryKey: ['journeys', journey.id, 'versions', 'list'],
    load: (cursor) =>
      readAnswer(
        api.journeys[':id'].versions.$get({ param, query: { ...(cursor && { cursor }) } }),
      ),
    refetchInterval: 4000,
  });
  const open = useMutation({
    mutationFn: (number: number) =>
      readAnswer(
        api.journeys[':id'].versions[':number'].$get({
          param: { ...param, number: String(number) },
        }),
      ),
    onSuccess: (version) => onReopen(viewVersion(journey, version)),
    onError: (error) => notifyFailure(t('versions.openFailed'), error),
  });
  return (
    <DrawerFrame title={t('life.versions')}>
      <DrawerLoading list={list} />
      {list.error ? <SmallFailure text={t('drawer.failed')} onRetry={list.retry} /> : null}
      {list.items && list.items.length > 0 ? (
        <>
          <table className={classes.table} data-versions>
            <thead>
              <tr>
                <th>{t('inside.version')}</th>
                <th>{t('versions.state')}</th>
                <th>{t('people.inside')}</th>
                <th>{t('versions.published')}</th>
                <th>{t('versions.note')}</th>
                <th aria-label={t('versions.actions')} />
              </tr>
            </thead>
            <tbody>
              {list.items.map((version) => (
                <tr key={version.number}>
                  <td>{t('version.number', { number: version.number })}</td>
                  <td>
                    <StateDot tone={TONES[stateOf(version)]} label={stateWords(version)} />
                  </td>
                  <td className="tabular">{version.inside.toLocaleString(i18n.language)}</td>
                  <td>
                    <Time at={version.publishedAt} />
                    {version.publishedBy === null ? null : ` · ${version.publishedBy}`}
                    <LabelEdits edits={version.labelEdits} />
                  </td>
                  <td>{version.note || '–'}</td>
                  <td>
                    <Group gap={4} justify="flex-end" wrap="nowrap">
                      <Button
                        size="compact-sm"
                        variant="subtle"
                        aria-label={t('versions.openOf', { number: version.number })}
                        loading={open.isPending && open.variables === version.number}
                        onClick={() => open.mutate(version.number)}
                      >
                        {t('versions.open')}
                      </Button>
                      {newerThan(version) === null ? null : (
                        <Button
                          size="compact-sm"
                          variant="subtle"
                          aria-label={t('versions.compareOf', { number: version.number })}
                          onClick={() =>
                            onCompare({
                              before: version.number,
                              after: newerThan(version) ?? 'draft',
                            })
                          }
                        >
                          {t('versions.compare')}
                        </Button>
                      )}
                      <VersionActions
                        version={version}
                        archived={journey.state === 'archived'}
                        onUseAsDraft={() => onUseAsDraft(version.number)}
                        onRollBack={() => setBackTo(version.number)}
                        onStop={() => setStopping(version.number)}
                      />
                    </Group>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <LoadMore list={list} />
        </>
      ) : null}
      <StopDialog
        key={`stop-${stopping}`}
        journey={journey}
        version={stopping ?? undefined}
        opened={stopping !== null}
        onClose={() => setStopping(null)}
      />
      <RollBackDialog
        key={backTo}
        journeyId={journey.id}
        toVersion={backTo}
        onClose={() => setBackTo(null)}
        onRolledBack={() => onReopen(null)}
      />
    </DrawerFrame>
  );

  /** What it is compared with at first: the draft where there is one, else the next version. */
  function newerThan({ number }: VersionRow): Comparable | null {
    if (journey.hasDraft) return 'draft';
    const newest = journey.versionNumber ?? 0;
    return number < newest ? number + 1 : number > 1 ? number - 1 : null;
  }

  function stateOf({ current, status, inside }: VersionRow): keyof typeof TONES {
    if (status !== 'live') return status;
    if (current) return 'current';
    return inside === 0 ? 'replaced' : 'live';
  }

  function stateWords(version: VersionRow): string {
    const { movesTo, inside, status } = version;
    if (movesTo === null || inside === 0) return t(`versions.states.${stateOf(version)}`);
    return t(status === 'stopped' ? 'versions.leaving' : 'versions.moving', { number: movesTo });
  }
}
