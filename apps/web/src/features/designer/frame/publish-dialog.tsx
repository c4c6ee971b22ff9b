import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { labelChanges } from '@percurso/journey/label-changes';
import type { Problem } from '@percurso/journey/problem';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../app/api.ts';
import { readAnswer } from '../../../app/read-answer.ts';
import { AutosizeTextarea } from '../../../components/autosize-textarea.tsx';
import { fieldErrors } from '../../../components/field-errors.ts';
import { Icon } from '../../../components/icon.tsx';
import { ProblemAlert } from '../../../components/problem-alert.tsx';
import { Impact } from '../compare/impact.tsx';
import { journeyZone } from '../journey-zone.ts';
import type { Autosave } from '../state/autosave.ts';
import { useDesigner } from '../state/designer-context.ts';
import type { JourneyView } from '../state/journey-view.ts';
import { useGoToProblem } from '../use-go-to-problem.ts';
import { isError } from '../use-problems.ts';
import { CheckProblems } from './check-problems.tsx';
import { describeCycle } from './describe-cycle.ts';
import { chosenInside, finishInside, InsideFields } from './inside-fields.tsx';
import { publishPreviewQuery, testRunQuery } from './life-query.ts';
import type { StartChoice } from './start-choice.ts';
import { chosenStart, firstStart } from './start-choice.ts';
import { StartFields } from './start-fields.tsx';
import { TestResults } from './test-results.tsx';

interface PublishDialogProps {
  journey: JourneyView;
  autosave: Autosave;
  opened: boolean;
  onClose(): void;
  onCompare(): void;
  /** With what to say about it. */
  onPublished(said: string): void;
}

/** What publishing does, people first; then a note. */
export function PublishDialog(props: PublishDialogProps) {
  const { journey, autosave, opened, onClose, onCompare, onPublished } = props;
  const { t, i18n } = useTranslation('designer');
  const { documents } = useDesigner();
  const [note, setNote] = useState('');
  const [choice, setChoice] = useState(finishInside);
  const [start, setStart] = useState<StartChoice | null>(null);
  const { document } = documents.getState();
  const zone = journeyZone(document.settings);
  const startChoice = start ?? firstStart(document, new Date());
  const startsAt = chosenStart(startChoice, zone);
  // A start that is past already may stay in the document.
  const startTold = startsAt !== null || firstStart(document, new Date()).when === 'at';
  const [tried, setTried] = useState(false);
  const published = journey.versionNumber !== null;
  const check = useQuery({
    queryKey: ['journeys', journey.id, 'check', opened],
    queryFn: async () => {
      await autosave.flush();
      return await readAnswer(api.journeys[':id'].check.$post({ param: { id: journey.id } }));
    },
    enabled: opened,
    gcTime: 0,
  });
  // Of the draft as it was saved for the check.
  const preview = useQuery({
    ...publishPreviewQuery(journey.id),
    enabled: opened && published && check.isSuccess,
  });
  const tests = useQuery({ ...testRunQuery(journey.id), enabled: opened && check.isSuccess });
  const [ignored, setIgnored] = useState(false);
  const failing = tests.data?.passed === false;
  const next = (journey.versionNumber ?? 0) + 1;
  const runs = journey.state === 'live' || journey.state === 'paused';
  const labels = runs && journey.liveDocument ? labelChanges(journey.liveDocument, document) : null;
  const labelsAlone = labels !== null && labels.length > 0;
  const publish = useMutation({
    mutationFn: async () => {
      await autosave.flush();
      const trimmed = note.trim();
      return await readAnswer(
        api.journeys[':id'].publish.$post({
          param: { id: journey.id },
          json: {
            revision: autosave.revision,
            ...(trimmed && { note: trimmed }),
            ...(published && !labelsAlone && chosenInside(choice)),
            ...(startsAt !== undefined && startTold && !labelsAlone && { startsAt }),
            ...(failing && ignored ? { ignoreFailedTests: true } : {}),
          },
        }),
      );
    },
    onSuccess: () => onPublished(labelsAlone ? t('publish.labelsDone') : t('publish.done')),
  });
  const rivals = (check.data?.warnings ?? []).flatMap(({ key, name }) =>
    key === 'cycle' ? [] : [`“${name}”`],
  );
  const incomplete = tried && startsAt === undefined;
  // Hono's types of a JSON answer are looser than the schema it was written with.
  const problems = (check.data?.problems ?? []) as unknown as Problem[];
  const waiting = check.isPending || (published && !preview.data) || (failing && !ignored);
  const show = useGoToProblem();
  const [sought, setSought] = useState<Problem | null>(null);
  const goTo = (problem: Problem): void => {
    setSought(problem);
    onClose();
  };
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={
        labelsAlone
          ? t('publish.labelsTitle', { number: next - 1 })
          : t('publish.title', { number: next })
      }
      closeButtonProps={{ 'aria-label': t('publish.cancel') }}
      size="lg"
      // Once the dialog is gone, so that it cannot take the focus back from the field.
      onExitTransitionEnd={() => {
        if (sought) show(sought);
        setSought(null);
      }}
    >
      <Stack>
        <CheckProblems problems={problems} onGoTo={goTo} />
        {opened && journey.liveDocument && journey.versionNumber !== null ? (
          <Impact
            live={journey.liveDocument}
            draft={document}
            number={journey.versionNumber}
            preview={preview.data}
            onCompare={onCompare}
          />
        ) : null}
        {labelsAlone ? (
          <Text size="sm">{t('publish.labels', { number: next - 1 })}</Text>
        ) : (
          <>
            {preview.data ? (
              <InsideFields preview={preview.data} value={choice} onChange={setChoice} />
            ) : null}
            <Text size="sm">
              {published
                ? t(journey.state === 'paused' ? 'publish.nextPaused' : 'publish.next', {
                    number: next,
                  })
                : t('publish.first')}
            </Text>
            <StartFields
              value={startChoice}
              zone={zone}
              next={published}
              error={
                fieldErrors(publish.error).startsAt ?? (incomplete ? t('start.missing') : undefined)
              }
              onChange={(value) => {
                setStart(value);
                publish.reset();
              }}
            />
            {check.data?.warnings.map((warning) =>
              warning.key === 'cycle' ? (
                <Alert key={warning.journeyId} color="yellow" icon={<Icon name="alert" />}>
                  {t('publish.cycle', { way: describeCycle(warning) })}
                </Alert>
              ) : null,
            )}
            {rivals.length > 0 ? (
              <Alert color="yellow" icon={<Icon name="alert" />}>
                {t('publish.sameTrigger', {
                  count: rivals.length,
                  names: new Intl.ListFormat(i18n.language).format(rivals),
                })}
              </Alert>
            ) : null}
          </>
        )}
        <AutosizeTextarea
          label={t('publish.note')}
          description={t('publish.noteHelp')}
          maxLength={500}
          minRows={2}
          data-autofocus
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        {tests.data ? (
          <TestResults run={tests.data} ignored={ignored} onIgnore={setIgnored} />
        ) : null}
        <ProblemAlert error={publish.error ?? check.error ?? preview.error} shown={['startsAt']} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('publish.cancel')}
          </Button>
          {problems.some(isError) ? null : (
            <Button
              loading={publish.isPending}
              disabled={waiting}
              onClick={() => {
                setTried(true);
                if (startsAt !== undefined || labelsAlone) publish.mutate();
              }}
            >
              {t(labelsAlone ? 'publish.labelsConfirm' : 'publish.confirm')}
            </Button>
          )}
        </Group>
      </Stack>
    </Modal>
  );
}
