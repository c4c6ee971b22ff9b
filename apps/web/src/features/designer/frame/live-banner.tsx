import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../../app/api.ts';
import { readAnswer } from '../../../app/read-answer.ts';
import { formatDateTime } from '../../../components/format-time.ts';
import { notifyFailure } from '../../../components/notify-failure.ts';
import { PermittedButton } from '../../../components/permitted-button.tsx';
import { useInside } from '../numbers/use-numbers.ts';
import { useDocument } from '../state/designer-context.ts';
import type { JourneyView } from '../state/journey-view.ts';
import { viewJourney } from '../state/journey-view.ts';
import classes from './header.module.css';
import { useStartToCome } from './use-start-to-come.ts';

interface LiveBannerProps {
  journey: JourneyView;
  /** Saves what the draft is to be made of. */
  beforeEdit(): Promise<unknown>;
  onEdit(journey: JourneyView): void;
  onLook(): void;
  onDiscard(): void;
  /** Back from an older version. */
  onBack(): void;
}

/** Says that what is shown is live and cannot be changed, with the way to a draft of it. */
export function LiveBanner(props: LiveBannerProps) {
  const { journey, beforeEdit, onEdit, onLook, onDiscard, onBack } = props;
  const { t, i18n } = useTranslation(['designer', 'journey-life']);
  const readOnly = useDocument((state) => state.readOnly);
  const inside = useInside() ?? journey.inside;
  const start = useStartToCome(journey);
  const edit = useMutation({
    mutationFn: async () => {
      await beforeEdit();
      const param = { id: journey.id };
      return viewJourney(await readAnswer(api.journeys[':id'].edit.$post({ param })));
    },
    onSuccess: onEdit,
    onError: (error) => notifyFailure(t('banner.editFailed'), error),
  });
  if (journey.versionNumber === null) return null;
  if (journey.shown) {
    return (
      <div className={classes.banner} data-banner>
        {t('banner.older', { number: journey.shown.number })}{' '}
        {t('banner.inside', { count: inside })}
        <Button size="compact-sm" variant="default" onClick={onBack}>
          {t('banner.back')}
        </Button>
      </div>
    );
  }
  if (!readOnly) {
    const editing = journey.state === 'live' ? 'editing' : 'editingOther';
    return (
      <div className={classes.banner}>
        {t(`banner.${editing}`, { number: journey.versionNumber, count: inside })}
        <Button size="compact-sm" variant="default" onClick={onLook}>
          {t(journey.state === 'live' ? 'banner.look' : 'banner.lookOther')}
        </Button>
        <Button size="compact-sm" variant="subtle" onClick={onDiscard}>
          {t('banner.discard')}
        </Button>
      </div>
    );
  }
  const { state, pausedUntil } = journey;
  const goesOn =
    state === 'paused' && pausedUntil !== null
      ? t('journey-life:goesOn', { at: formatDateTime(pausedUntil, i18n.language) })
      : null;
  const key = state === 'live' || state === 'paused' || state === 'archived' ? state : 'stopped';
  return (
    <div className={classes.banner} data-banner data-tone={state === 'paused' ? 'warn' : undefined}>
      {t(`banner.${key}`, { number: journey.versionNumber })}{' '}
      {start ? `${t('banner.starts', start)} ` : null}
      {goesOn ? `${goesOn} ` : null}
      {t('banner.inside', { count: inside })}
      {state === 'archived' ? null : (
        <PermittedButton
          requires="journeys:write"
          size="compact-sm"
          loading={edit.isPending}
          onClick={() => edit.mutate()}
        >
          {journey.hasDraft ? t('banner.continue') : t('banner.edit')}
        </PermittedButton>
      )}
    </div>
  );
}
