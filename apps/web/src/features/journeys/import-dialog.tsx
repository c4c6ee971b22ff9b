import { Alert, Button, FileInput, Group, List, Stack, Text } from '@mantine/core';
import { definitions } from '@percurso/blocks/definitions';
import type { JourneyDocument } from '@percurso/journey/document';
import { journeyNeeds } from '@percurso/journey/journey-needs';
import { replaceTriggers } from '@percurso/journey/replace-triggers';
import { walkBlocks } from '@percurso/journey/walk-blocks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/api.ts';
import { readAnswer } from '../../app/read-answer.ts';
import { contactAttributesQuery } from '../../components/attributes/contact-attributes-query.ts';
import { TriggerChoice } from '../../components/attributes/trigger-choice.tsx';
import { triggersQuery } from '../../components/attributes/triggers-query.ts';
import { Dialog } from '../../components/dialog.tsx';
import { Icon } from '../../components/icon.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { DocumentThumbnail } from './document-thumbnail.tsx';
import type { ReadImport } from './read-import.ts';
import { readImport } from './read-import.ts';

interface ImportDialogProps {
  opened: boolean;
  onClose(): void;
}

/** A journey from a file: what it needs that is not here is shown, and triggers can be mapped. */
export function ImportDialog({ opened, onClose }: ImportDialogProps) {
  const { t } = useTranslation('journeys');
  return (
    <Dialog opened={opened} onClose={onClose} size={580} title={t('import.title')}>
      {opened ? <ImportForm onClose={onClose} /> : null}
    </Dialog>
  );
}

function ImportForm({ onClose }: { onClose(): void }) {
  const { t, i18n } = useTranslation(['journeys', 'components']);
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [read, setRead] = useState<ReadImport | null>(null);
  const [replaced, setReplaced] = useState<Record<string, string>>({});
  const document = read && 'document' in read ? replaceTriggers(read.document, replaced) : null;
  const make = useMutation({
    mutationFn: (imported: JourneyDocument) =>
      readAnswer(api.journeys.$post({ json: { document: imported } })),
    onSuccess: async (journey) => {
      await navigate({ to: '/journeys/$journeyId', params: { journeyId: journey.id } });
      await queries.invalidateQueries({ queryKey: ['journeys', 'list'] });
    },
  });
  const failureWords = (failed: Extract<ReadImport, { failure: string }>): string => {
    if ('field' in failed) return t(`import.failures.${failed.failure}`, { field: failed.field });
    const { failure, maximum, now } = failed;
    return t(`import.failures.${failure}`, {
      maximum: maximum.toLocaleString(i18n.language),
      now: now.toLocaleString(i18n.language),
    });
  };
  return (
    <Stack>
      <FileInput
        label={t('import.file')}
        description={t('import.fileHelp')}
        placeholder={t('import.choose')}
        accept="application/json,.json"
        leftSection={<Icon name="upload" size={16} />}
        data-autofocus
        error={read && 'failure' in read ? failureWords(read) : undefined}
        onChange={(file) => {
          setReplaced({});
          make.reset();
          void (file ? file.text().then((text) => setRead(readImport(text))) : setRead(null));
        }}
      />
      {read && 'document' in read && document ? (
        <Needs
          original={read.document}
          document={document}
          replaced={replaced}
          onReplace={setReplaced}
        />
      ) : null}
      <ProblemAlert error={make.error} />
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          {t('components:cancel')}
        </Button>
        <Button
          loading={make.isPending}
          disabled={!document}
          onClick={() => document && make.mutate(document)}
        >
          {t('import.confirm')}
        </Button>
      </Group>
    </Stack>
  );
}

interface NeedsProps {
  original: JourneyDocument;
  document: JourneyDocument;
  replaced: Record<string, string>;
  onReplace(replaced: Record<string, string>): void;
}

function Needs({ original, document, replaced, onReplace }: NeedsProps) {
  const { t } = useTranslation('journeys');
  const { data: triggers = [] } = useQuery(triggersQuery);
  const { data: contactAttributes = [] } = useQuery(contactAttributesQuery);
  const known = { definitions, triggers, contactAttributes };
  const asked = journeyNeeds(original, known).triggers;
  const { kinds, attributes, triggers: open } = journeyNeeds(document, known);
  const steps = [...walkBlocks(document)].length;
  const paths = [...new Set(attributes.map(({ values }) => String(values?.path ?? '')))];
  const nothing = open.length + kinds.length + paths.length === 0;
  return (
    <Stack gap="sm" data-import-needs>
      <Group wrap="nowrap" align="flex-start">
        <div style={{ width: 150, flex: 'none' }}>
          <DocumentThumbnail document={document} />
        </div>
        <div>
          <Text fw={600}>{document.name}</Text>
          <Text size="sm" c="var(--text-quiet)">
            {t('import.steps', { count: steps })}
          </Text>
          <Text size="sm">{t(nothing ? 'import.ready' : 'import.needs')}</Text>
        </div>
      </Group>
      {asked.map((key) => (
        <TriggerChoice
          key={key}
          label={t('import.trigger', { key })}
          field={key}
          value={replaced[key] ?? ''}
          triggers={triggers}
          error={undefined}
          onChange={(chosen) => onReplace({ ...replaced, [key]: chosen })}
        />
      ))}
      {kinds.length > 0 ? (
        <Alert color="yellow" icon={<Icon name="alert" />} title={t('import.kinds')}>
          {kinds.join(', ')}
        </Alert>
      ) : null}
      {paths.length > 0 ? (
        <Alert color="yellow" icon={<Icon name="alert" />} title={t('import.attributes')}>
          <List size="sm">
            {paths.map((path) => (
              <List.Item key={path}>{path}</List.Item>
            ))}
          </List>
        </Alert>
      ) : null}
    </Stack>
  );
}
