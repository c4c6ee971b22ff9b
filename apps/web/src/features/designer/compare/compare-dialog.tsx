import { Modal, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../../app/api.ts';
import { readAnswer } from '../../../app/read-answer.ts';
import { QueryState } from '../../../components/query-state.tsx';
import type { JourneyView } from '../state/journey-view.ts';
import { viewVersion } from '../state/journey-view.ts';
import classes from './compare.module.css';
import type { CompareSide, CompareSides } from './compare-view.tsx';
import { CompareView } from './compare-view.tsx';

/** A version by its number, or the draft. */
export type Comparable = number | 'draft';

/** What is compared: two documents at hand, or versions that can be exchanged for others. */
export type Comparing =
  | { sides: CompareSides }
  | { versions: { before: Comparable; after: Comparable } };

interface CompareDialogProps {
  comparing: Comparing | null;
  journey: JourneyView;
  /** The draft as it stands in this page; null where there is none. */
  draft: CompareSide | null;
  onChange(comparing: Comparing): void;
  onClose(): void;
}

/** The comparison over the whole screen. */
export function CompareDialog(props: CompareDialogProps) {
  const { comparing, onClose } = props;
  const { t } = useTranslation('compare');
  return (
    <Modal
      opened={comparing !== null}
      onClose={onClose}
      fullScreen
      zIndex={300}
      title={comparing ? <Head {...props} comparing={comparing} /> : null}
      closeButtonProps={{ 'aria-label': t('close') }}
      classNames={{ content: classes.modalContent ?? '', body: classes.modalBody ?? '' }}
    >
      {comparing && 'sides' in comparing ? <CompareView {...comparing.sides} /> : null}
      {comparing && 'versions' in comparing ? <Versions {...props} {...comparing} /> : null}
    </Modal>
  );
}

function Head({
  comparing,
  journey,
  draft,
  onChange,
}: CompareDialogProps & { comparing: Comparing }) {
  const { t } = useTranslation('compare');
  if ('sides' in comparing) {
    const { before, after } = comparing.sides;
    return <>{t('title', { before: before.label, after: after.label })}</>;
  }
  const { before, after } = comparing.versions;
  const numbers = Array.from({ length: journey.versionNumber ?? 0 }, (_, index) => index + 1);
  const options = [
    ...(draft ? [{ value: 'draft', label: t('draft') }] : []),
    ...numbers
      .reverse()
      .map((number) => ({ value: String(number), label: t('version', { number }) })),
  ];
  const choose = (side: 'before' | 'after', chosen: string | null): void => {
    const value = chosen === 'draft' ? chosen : Number(chosen);
    onChange({ versions: { ...comparing.versions, [side]: value } });
  };
  const field = (side: 'before' | 'after', value: Comparable) => (
    <Select
      size="xs"
      w={150}
      aria-label={t(side)}
      data={options}
      allowDeselect={false}
      value={String(value)}
      comboboxProps={{ zIndex: 400 }}
      onChange={(chosen) => choose(side, chosen)}
    />
  );
  return (
    <span className={classes.dialogHead}>
      {t('compare')}
      {field('before', before)}
      {t('with')}
      {field('after', after)}
    </span>
  );
}

function Versions({
  journey,
  draft,
  versions,
}: CompareDialogProps & { versions: { before: Comparable; after: Comparable } }) {
  const before = useSide(versions.before, { journey, draft });
  const after = useSide(versions.after, { journey, draft });
  if (before.data && after.data) {
    const key = `${versions.before}/${versions.after}`;
    return <CompareView key={key} before={before.data} after={after.data} />;
  }
  return <QueryState query={before.data ? after : before}>{() => null}</QueryState>;
}

function useSide(
  which: Comparable,
  { journey, draft }: { journey: JourneyView; draft: CompareSide | null },
) {
  const { t } = useTranslation('compare');
  return useQuery({
    queryKey: ['journeys', journey.id, 'compared', which],
    queryFn: async (): Promise<CompareSide> => {
      if (which === 'draft') {
        if (!draft) throw new Error('There is no draft to compare.');
        return draft;
      }
      const param = { id: journey.id, number: String(which) };
      const version = await readAnswer(api.journeys[':id'].versions[':number'].$get({ param }));
      const { document } = viewVersion(journey, version);
      return { label: t('version', { number: which }), document };
    },
    // A version never changes; the draft does.
    staleTime: which === 'draft' ? 0 : Number.POSITIVE_INFINITY,
    gcTime: which === 'draft' ? 0 : 60_000,
  });
}
