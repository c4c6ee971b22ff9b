import { Alert, Button, Code, Group, Stack, TagsInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/api.ts';
import { readAnswer } from '../../app/read-answer.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { filled } from '../../components/expected.ts';
import { fieldErrors } from '../../components/field-errors.ts';
import { FormButtons } from '../../components/form-buttons.tsx';
import { Icon } from '../../components/icon.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { focusFirstError } from '../../components/refuse-form.ts';
import { knownScopes } from './known-scopes.ts';

/** Makes a key and shows it this once. */
export function ApiKeyDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation(['settings', 'components']);
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title={t('keys.create')}
      size="lg"
      closeOnClickOutside={false}
    >
      <ApiKeyForm onClose={onClose} />
    </Dialog>
  );
}

function ApiKeyForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['settings', 'components']);
  const client = useQueryClient();
  const form = useForm<{ name: string; scopes: string[]; origins: string[] }>({
    mode: 'uncontrolled',
    initialValues: { name: '', scopes: ['events:write'], origins: [] },
    validate: {
      name: filled,
      scopes: (scopes) => (scopes.length === 0 ? t('components:expected.choice') : null),
    },
  });
  const make = useMutation({
    mutationFn: (json: typeof form.values) => readAnswer(api['api-keys'].$post({ json })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['api-keys'] }),
    onError: (error) => form.setErrors(topLevel(fieldErrors(error))),
  });
  if (make.data) return <MadeKey value={make.data.key} onClose={onClose} />;
  return (
    <form
      onSubmit={form.onSubmit(
        (values) => make.mutate(values),
        (errors) => focusFirstError(form, errors),
      )}
      noValidate
    >
      <Stack>
        <TextInput
          required
          label={t('keys.name')}
          description={t('keys.nameHelp')}
          autoComplete="off"
          data-autofocus
          {...form.getInputProps('name')}
        />
        <TagsInput
          required
          label={t('keys.scopes')}
          description={t('keys.scopesHelp')}
          data={knownScopes}
          clearable
          {...form.getInputProps('scopes')}
        />
        <TagsInput
          label={t('keys.origins')}
          description={t('keys.originsHelp')}
          placeholder="https://www.example.com"
          {...form.getInputProps('origins')}
        />
        <ProblemAlert error={make.error} shown={['name', 'scopes', 'origins']} />
        <FormButtons onCancel={onClose} busy={make.isPending} submit={t('keys.createSubmit')} />
      </Stack>
    </form>
  );
}

function MadeKey({ value, onClose }: { value: string; onClose: () => void }) {
  const { t } = useTranslation('settings');
  return (
    <Stack>
      <Alert color="yellow" variant="light" icon={<Icon name="key" />} title={t('keys.made')}>
        {t('keys.madeText')}
      </Alert>
      <Group gap="xs" wrap="nowrap">
        <Code block flex={1} style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
          {value}
        </Code>
        <CopyButton value={value} what={t('keys.theKey')} />
      </Group>
      <Group justify="flex-end">
        <Button onClick={onClose}>{t('keys.kept')}</Button>
      </Group>
    </Stack>
  );
}

/** `scopes[2]` or `scopes.2` is shown at `scopes`. */
function topLevel(errors: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(errors).map(([path, message]) => [path.split(/[.[]/)[0] ?? path, message]),
  );
}
