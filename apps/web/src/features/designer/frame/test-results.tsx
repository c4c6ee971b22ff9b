import { Alert, Checkbox, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../components/icon.tsx';
import { DifferenceList } from '../testing/difference-list.tsx';
import type { TestRun } from './life-query.ts';

interface TestResultsProps {
  run: TestRun;
  /** Goes on although some fail. */
  ignored: boolean;
  onIgnore(ignored: boolean): void;
}

/** How the saved tests of a journey come out on what is to be published: what passes, what differs. */
export function TestResults({ run, ignored, onIgnore }: TestResultsProps) {
  const { t } = useTranslation('designer');
  const { results, passed } = run;
  if (results.length === 0) return null;
  if (passed) {
    return <Text size="sm">{t('savedTests.passed', { count: results.length })}</Text>;
  }
  const failed = results.filter((result) => !result.passed);
  return (
    <Alert
      color="yellow"
      icon={<Icon name="alert" />}
      title={t('savedTests.failed', { count: failed.length, number: results.length })}
      data-failed-tests={failed.length}
    >
      <Stack gap="xs">
        {failed.map(({ id, name, differences }) => (
          <div key={id ?? name}>
            <Text size="sm" fw={600}>
              {name}
            </Text>
            <DifferenceList differences={differences} />
          </div>
        ))}
        <Checkbox
          label={t('savedTests.ignore')}
          checked={ignored}
          onChange={(event) => onIgnore(event.currentTarget.checked)}
        />
      </Stack>
    </Alert>
  );
}
