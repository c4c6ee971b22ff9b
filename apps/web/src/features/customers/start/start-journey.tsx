import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { contactName } from '../../../components/contact-name.ts';
import { Dialog } from '../../../components/dialog.tsx';
import { Icon } from '../../../components/icon.tsx';
import { PermittedButton } from '../../../components/permitted-button.tsx';
import type { Contact } from '../contact-query.ts';
import { StartForm } from './start-form.tsx';
import { StartOutcome } from './start-outcome.tsx';

/** Starts the customer in a published journey for real: the button and its dialog. */
export function StartJourney({ contact }: { contact: Contact }) {
  const { t } = useTranslation(['customers', 'components']);
  const [opened, dialog] = useDisclosure(false);
  const [eventId, setEventId] = useState<string | null>(null);
  const name = contactName(contact) ?? t('components:contact.unnamed');
  return (
    <>
      <PermittedButton
        requires="journeys:write"
        variant="default"
        leftSection={<Icon name="play" size={16} />}
        onClick={() => {
          setEventId(null);
          dialog.open();
        }}
      >
        {t('start.open')}
      </PermittedButton>
      <Dialog opened={opened} onClose={dialog.close} title={t('start.title', { name })} size="lg">
        {eventId === null ? (
          <StartForm
            contact={{ id: contact.id, name }}
            onStarted={setEventId}
            onClose={dialog.close}
          />
        ) : (
          <StartOutcome
            contactId={contact.id}
            eventId={eventId}
            onAgain={() => setEventId(null)}
            onClose={dialog.close}
          />
        )}
      </Dialog>
    </>
  );
}
