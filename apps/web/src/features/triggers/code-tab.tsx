import { Alert, Code, Paper, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { Icon } from '../../components/icon.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { CodeBlock } from './code-block.tsx';
import { pythonSnippet } from './python-snippet.ts';
import { curlSnippet, EXAMPLE_CUSTOMER, javascriptSnippet } from './snippets.ts';
import type { TriggerView } from './trigger-view.ts';

/** Language → what writes the snippet, and the text that says how to run it. */
const languages = {
  curl: { write: curlSnippet, help: 'shell' },
  javascript: { write: javascriptSnippet, help: 'node' },
  python: { write: pythonSnippet, help: 'pythonHelp' },
} as const;
type Language = keyof typeof languages;
const names = Object.keys(languages) as Language[];

const ANSWER = '{ "accepted": 1, "duplicates": 0 }';

/** How to send the trigger from code, ready to paste. */
export function CodeTab({ trigger }: { trigger: TriggerView }) {
  const { t } = useTranslation('triggers');
  const [language, setLanguage] = useState<Language>('curl');
  const facts = {
    origin: window.location.origin,
    trigger: trigger.key,
    attributes: trigger.attributes,
  };
  const code = languages[language].write(facts);
  return (
    <Stack gap="lg" maw={900}>
      <Text size="sm">{t('code.lead')}</Text>
      <Paper withBorder p="lg">
        <Stack gap="sm">
          <Title order={2}>{t('code.keyTitle')}</Title>
          <Text size="sm">
            <Trans
              t={t}
              i18nKey="code.keyText"
              components={{
                code: <Code />,
                keys: <TextLink underline="always" to="/settings" search={{ tab: 'api-keys' }} />,
              }}
            />
          </Text>
          <CodeBlock
            code={`export PERCURSO_API_KEY='${t('code.keyValue')}'`}
            label={t('code.keyTitle')}
          />
          <Alert
            variant="default"
            title={t('code.warningTitle')}
            icon={<Icon name="alert" />}
            styles={{ icon: { color: 'var(--warn-mark)' } }}
          >
            {t('code.warningText')}
          </Alert>
        </Stack>
      </Paper>
      <Paper withBorder p="lg">
        <Stack gap="sm">
          <SegmentedControl
            aria-label={t('code.language')}
            value={language}
            onChange={(next) => setLanguage(names.find((one) => one === next) ?? 'curl')}
            data={names.map((value) => ({ value, label: t(`code.${value}`) }))}
            w={360}
          />
          <Text size="sm" c="var(--text-quiet)">
            {t(`code.${languages[language].help}`)}
          </Text>
          <CodeBlock code={code} label={t(`code.${language}`)} />
          <Text size="sm">
            <Trans
              t={t}
              i18nKey="code.customer"
              values={{ id: EXAMPLE_CUSTOMER }}
              components={{ code: <Code /> }}
            />{' '}
            <Trans t={t} i18nKey="code.twice" components={{ code: <Code /> }} />
          </Text>
          <Text size="sm">
            <Trans
              t={t}
              i18nKey="code.then"
              values={{ answer: ANSWER }}
              components={{
                code: <Code />,
                events: (
                  <TextLink
                    underline="always"
                    to="/triggers/$trigger"
                    params={{ trigger: trigger.key }}
                    search={{ tab: 'events' }}
                  />
                ),
              }}
            />
          </Text>
        </Stack>
      </Paper>
    </Stack>
  );
}
