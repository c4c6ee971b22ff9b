import { Paper, Tabs, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { MailFrame } from './mail-frame.tsx';
import type { MessageDetail } from './message-query.ts';
import classes from './sent-content.module.css';

/** The message itself, as the customer got it: a bubble on a phone, or the mail in a frame of its own. */
export function SentContent({ message }: { message: MessageDetail }) {
  const { t } = useTranslation('messages');
  const kept = message.handedAt === null ? t('asPrepared') : t('asSent');
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="content-title">
      <Title order={2} id="content-title" mb="md">
        {kept}
      </Title>
      {message.channel === 'sms' ? <Sms message={message} /> : <Mail message={message} />}
    </Paper>
  );
}

function Sms({ message }: { message: MessageDetail }) {
  const { t } = useTranslation('messages');
  return (
    <div className={classes.phone}>
      <div className={classes.recipient}>{message.to ?? t('noAddress')}</div>
      <p className={classes.bubble}>{message.body || t('nothing')}</p>
    </div>
  );
}

function Mail({ message }: { message: MessageDetail }) {
  const { t } = useTranslation('messages');
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
          <pre className={classes.plain}>{message.body || t('nothing')}</pre>
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
