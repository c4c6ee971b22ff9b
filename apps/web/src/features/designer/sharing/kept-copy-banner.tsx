import { Button } from '@mantine/core';
import { compareDocuments } from '@percurso/journey/compare-documents';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '../../../components/format-time.ts';
import { notifyFailure } from '../../../components/notify-failure.ts';
import { useAnnounced } from '../../../components/use-announced.ts';
import type { CompareSides } from '../compare/compare-view.tsx';
import classes from '../frame/header.module.css';
import type { Autosave } from '../state/autosave.ts';
import { useDesigner } from '../state/designer-context.ts';
import { createCopy } from './create-copy.ts';
import type { LocalCopy } from './local-copy.ts';
import { dropCopy, findCopy } from './local-copy.ts';

interface KeptCopyBannerProps {
  userId: string;
  autosave: Autosave;
  onCompare(sides: CompareSides): void;
}

/** Offers what an earlier page could not save: to be looked at, put back, kept apart or let go. */
export function KeptCopyBanner({ userId, autosave, onCompare }: KeptCopyBannerProps) {
  const { t, i18n } = useTranslation('sharing');
  const { documents, journeyId } = useDesigner();
  const navigate = useNavigate();
  const [copy, setCopy] = useState<LocalCopy | null>(null);
  const of = { userId, journeyId };
  const drop = (): void => {
    dropCopy(of);
    setCopy(null);
  };
  const apart = useMutation({
    mutationFn: (kept: LocalCopy) => createCopy(kept.document, t('copyName', kept.document)),
    onSuccess: (made) => {
      drop();
      void navigate({ to: '/journeys/$journeyId', params: { journeyId: made.id } });
    },
    onError: (error) => notifyFailure(t('kept.copyFailed'), error),
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked for once, when the draft can be edited
  useEffect(() => {
    const found = findCopy(of);
    const changes = found && compareDocuments(documents.getState().document, found.document);
    if (changes && changes.blocks.length + changes.journey.length > 0) setCopy(found);
    else if (found) dropCopy(of);
  }, [journeyId]);
  const stale = copy?.revision !== autosave.revision;
  const time = copy ? formatDateTime(copy.at, i18n.language) : '';
  const text = copy ? t(stale ? 'kept.stale' : 'kept.text', { time }) : '';
  useAnnounced(text, { first: true });
  if (!copy) return null;
  return (
    <div className={classes.banner} data-kept-copy>
      {text}
      <Button
        size="compact-sm"
        variant="default"
        onClick={() =>
          onCompare({
            before: { label: t('kept.draft'), document: documents.getState().document },
            after: { label: t('kept.copy'), document: copy.document },
          })
        }
      >
        {t('seeBoth')}
      </Button>
      {stale ? (
        <Button
          size="compact-sm"
          variant="default"
          loading={apart.isPending}
          onClick={() => apart.mutate(copy)}
        >
          {t('keepApart')}
        </Button>
      ) : (
        <Button
          size="compact-sm"
          onClick={() => {
            const change = () => copy.document;
            documents.getState().edit({ change, what: { key: 'restored' }, where: null });
            drop();
          }}
        >
          {t('kept.restore')}
        </Button>
      )}
      <Button size="compact-sm" variant="subtle" onClick={drop}>
        {t('kept.drop')}
      </Button>
    </div>
  );
}
