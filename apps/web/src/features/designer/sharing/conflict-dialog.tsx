import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import type { JourneyDocument } from '@percurso/journey/document';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../../app/api.ts';
import { readAnswer } from '../../../app/read-answer.ts';
import { editorName } from '../../../components/editor-name.ts';
import { formatDateTime } from '../../../components/format-time.ts';
import { ProblemAlert } from '../../../components/problem-alert.tsx';
import { ChangeList } from '../compare/change-list.tsx';
import type { CompareSides } from '../compare/compare-view.tsx';
import type { Autosave, SaveStatus } from '../state/autosave.ts';
import { useDesigner } from '../state/designer-context.ts';
import { viewJourney } from '../state/journey-view.ts';
import { createCopy } from './create-copy.ts';

interface ConflictDialogProps {
  status: SaveStatus;
  autosave: Autosave;
  onLoadTheirs(): void;
  onCompare(sides: CompareSides): void;
}

/** The draft was saved elsewhere in between: by whom, when, what; theirs, or one's own apart. */
export function ConflictDialog(props: ConflictDialogProps) {
  const { status, autosave, onLoadTheirs, onCompare } = props;
  const { t, i18n } = useTranslation('sharing');
  const { documents, journeyId } = useDesigner();
  const navigate = useNavigate();
  const conflict = status.state === 'conflict' ? status : null;
  const theirs = useQuery({
    queryKey: ['journeys', journeyId, 'theirs', conflict?.at ?? null],
    queryFn: async () =>
      viewJourney(await readAnswer(api.journeys[':id'].$get({ param: { id: journeyId } }))),
    enabled: conflict !== null,
    gcTime: 0,
  });
  const settle = (document: JourneyDocument): void =>
    autosave.rebase({ document, revision: autosave.revision, savedAt: null });
  const keep = useMutation({
    mutationFn: () => {
      const { document } = documents.getState();
      return createCopy(document, t('copyName', { name: document.name }));
    },
    onSuccess: (copy) => {
      settle(autosave.base);
      void navigate({ to: '/journeys/$journeyId', params: { journeyId: copy.id } });
    },
  });
  const who = editorName(conflict?.by ?? null, i18n.language);
  const at = conflict?.at ? formatDateTime(conflict.at, i18n.language) : '';
  return (
    <Modal
      opened={conflict !== null}
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      title={t('conflict.title')}
      size="xl"
    >
      <Stack data-conflict={journeyId}>
        <Text size="sm">{t('conflict.text', { who, when: at })}</Text>
        {theirs.data ? (
          <>
            <ChangeList
              title={t('conflict.theirs', { who })}
              before={autosave.base}
              after={theirs.data.document}
            />
            <ChangeList
              title={t('conflict.mine')}
              before={autosave.base}
              after={documents.getState().document}
            />
          </>
        ) : null}
        <ProblemAlert error={keep.error ?? theirs.error} />
        <Group justify="flex-end" gap="xs">
          <Button
            variant="subtle"
            disabled={!theirs.data}
            onClick={() =>
              theirs.data &&
              onCompare({
                before: { label: t('conflict.theirsOf', { who }), document: theirs.data.document },
                after: { label: t('conflict.mine'), document: documents.getState().document },
              })
            }
          >
            {t('seeBoth')}
          </Button>
          {/* The dialog comes while one types: a key must not throw away what was typed. */}
          <Button data-autofocus loading={keep.isPending} onClick={() => keep.mutate()}>
            {t('keepApart')}
          </Button>
          <Button
            variant="default"
            onClick={() => {
              settle(autosave.base);
              onLoadTheirs();
            }}
          >
            {t('conflict.load')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
