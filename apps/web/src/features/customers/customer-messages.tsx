import { useTranslation } from 'react-i18next';
import { api } from '../../app/api.ts';
import { readAnswer } from '../../app/read-answer.ts';
import { Empty } from '../../components/empty.tsx';
import { MessageList } from '../../components/message-list.tsx';
import { useCursorList } from '../../components/use-cursor-list.ts';
import { MessageFigures } from './message-figures.tsx';

/** What journeys sent, or did not send, to this customer. */
export function CustomerMessages({ contactId }: { contactId: string }) {
  const { t } = useTranslation('customers');
  const list = useCursorList({
    queryKey: ['messages', 'list', { contactId }],
    load: (cursor) =>
      readAnswer(api.messages.$get({ query: { contactId, ...(cursor && { cursor }) } })),
  });
  return (
    <>
      <MessageFigures contactId={contactId} />
      <MessageList
        list={list}
        withContact={false}
        empty={<Empty icon="messages" title={t('noMessages')} text={t('noMessagesText')} />}
      />
    </>
  );
}
