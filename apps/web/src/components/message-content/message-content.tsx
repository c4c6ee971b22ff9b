import { Tabs } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { MailFrame } from './mail-frame.tsx';
import classes from './message-content.module.css';
import { Phone } from './phone.tsx';

interface MessageContentProps {
  message: {
    channel: 'sms' | 'email';
    to: string | null;
    sender: string | null;
    subject: string | null;
    text: string | null;
    html: string | null;
  };
}

/** A message as the customer sees it: a bubble on a phone, or the mail in a frame of its own. */
export function MessageContent({ message }: MessageContentProps) {
  return message.channel === 'sms' ? <Sms message={message} /> : <Mail message={message} />;
}

function Sms({ message }: MessageContentProps) {
  const { t } = useTranslation('message-content');
  const name = (
    <>
      {message.sender === null ? null : <div>{t('from', { sender: message.sender })}</div>}
      {message.to ?? t('noAddress')}
    </>
  );
  return <Phone name={name}>{message.text || t('nothing')}</Phone>;
}

function Mail({ message }: MessageContentProps) {
  const { t } = useTranslation('message-content');
  return (
    <>
      <div className={classes.subject}>{message.subject || t('noSubject')}</div>
      <Tabs defaultValue={message.html ? 'html' : 'text'} keepMounted={false}>
        <Tabs.List mb="sm">
          {message.html ? <Tabs.Tab value="html">{t('html')}</Tabs.Tab> : null}
          <Tabs.Tab value="text">{t('text')}</Tabs.Tab>
        </Tabs.List>
        {message.html ? (
          <Tabs.Panel value="html">
            <MailFrame html={message.html} title={message.subject || t('noSubject')} />
          </Tabs.Panel>
        ) : null}
        <Tabs.Panel value="text">
          <pre className={classes.plain}>{message.text || t('nothing')}</pre>
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
