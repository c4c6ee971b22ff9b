import { Button, Group } from '@mantine/core';
import { replaceAccents } from '@percurso/messaging/replace-accents';
import { useTranslation } from 'react-i18next';
import { announce } from '../../../components/announce.ts';
import { Icon } from '../../../components/icon.tsx';
import { useAnnounced } from '../../../components/use-announced.ts';
import classes from './personalisation.module.css';

interface UnicodeNoticeProps {
  offenders: readonly string[];
  template: string;
  onReplace(template: string): void;
  onKeep(): void;
}

/** Which characters make an SMS cost more, with the way to do without them. */
export function UnicodeNotice({ offenders, template, onReplace, onKeep }: UnicodeNoticeProps) {
  const { t, i18n } = useTranslation('personalisation');
  const replaced = replaceAccents(template);
  const text = t('unicode.text', {
    characters: new Intl.ListFormat(i18n.language).format(offenders),
    perPart: 70,
    perPartPlain: 160,
  });
  useAnnounced(text, { first: true });
  return (
    <div className={classes.notice} data-unicode>
      <Icon name="alert" size={16} />
      <div>
        {text}
        <Group gap={6} mt={4}>
          {replaced === template ? null : (
            <Button
              size="compact-xs"
              variant="default"
              onClick={() => {
                onReplace(replaced);
                announce(t('unicode.replaced'));
              }}
            >
              {t('unicode.replace')}
            </Button>
          )}
          <Button size="compact-xs" variant="subtle" onClick={onKeep}>
            {t('unicode.keep')}
          </Button>
        </Group>
      </div>
    </div>
  );
}
