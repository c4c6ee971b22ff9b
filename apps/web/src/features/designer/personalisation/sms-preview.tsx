import type { PreviewPart } from '@percurso/messaging/preview-template';
import { previewTemplate } from '@percurso/messaging/preview-template';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { AttributeWords } from '../../../components/attributes/use-attribute-words.ts';
import { useAttributeWords } from '../../../components/attributes/use-attribute-words.ts';
import { channelsQuery } from '../../../components/channels-query.ts';
import { ContactPicker } from '../../../components/contact-picker.tsx';
import { Phone } from '../../../components/message-content/phone.tsx';
import classes from './personalisation.module.css';
import type { Sample } from './use-sample.ts';
import { knownLater } from './use-sample.ts';

interface SmsPreviewProps {
  template: string;
  /** The sender it names; the channel's own where it names none. */
  sender: string | undefined;
  sample: Sample;
}

/** The text on a phone, as one customer would get it now; what is empty is red, what comes later is named. */
export function SmsPreview({ template, sender, sample }: SmsPreviewProps) {
  const { t } = useTranslation('personalisation');
  const words = useAttributeWords();
  const channels = useQuery(channelsQuery);
  const own = channels.data?.items.find(({ channel }) => channel === 'sms')?.sender;
  const preview = previewTemplate(template, {
    facts: { ...sample.facts },
    later: knownLater(sample),
  });
  const parts = preview.ok ? preview.parts : [];
  const { contact, hasEvent } = sample;
  const notes = [
    contact ? null : t('preview.noContact'),
    template.includes('trigger.') ? t(hasEvent ? 'preview.lastEvent' : 'preview.noEvent') : null,
    parts.some(({ kind }) => kind === 'empty') ? t('preview.emptyValues') : null,
  ].filter((note) => note !== null);
  return (
    <section className={classes.preview} aria-label={t('preview.title')} data-sms-preview>
      <ContactPicker label={t('preview.with')} value={contact} onChange={sample.choose} />
      <Phone name={sender ?? own ?? t('preview.noSender')}>
        {parts.map((part, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text, in its order
          <Piece key={index} part={part} words={words} />
        ))}
        {preview.ok ? null : <span className={classes.quiet}>{t('preview.unreadable')}</span>}
        {preview.ok && parts.length === 0 ? (
          <span className={classes.quiet}>{t('preview.empty')}</span>
        ) : null}
      </Phone>
      {notes.map((note) => (
        <p key={note} className={classes.note}>
          {note}
        </p>
      ))}
    </section>
  );
}

function Piece({ part, words }: { part: PreviewPart; words: AttributeWords }) {
  if (part.kind === 'text') return part.text;
  return (
    <mark className={classes.value} data-kind={part.kind} title={words.full(part.path)}>
      {words.name(part.path)}
    </mark>
  );
}
